/// Something to be said to a person, named by its key in `Words`, before a language is chosen.
///
/// Placeholders are filled by name: `{count}` in the words takes `values["count"]`.
public struct Phrase: Hashable, Sendable, Codable {
    public let key: String
    public let values: [String: String]

    public init(_ key: String, _ values: [String: String] = [:]) {
        self.key = key
        self.values = values
    }
}
