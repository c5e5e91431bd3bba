public import Care
public import Foundation

/// All that the platform says, in both languages: `Words/<language>/<subject>.json`, flat keys to text.
public struct Words: Sendable {
    private let texts: [Language: [String: String]]

    /// - Throws: `WordsFault` with the file's name when one is missing or broken.
    public init(folder: URL) throws {
        var texts: [Language: [String: String]] = [:]
        for language in Language.allCases {
            let place = folder.appending(path: language.rawValue)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
            guard !names.isEmpty else { throw WordsFault(file: language.rawValue, reason: "no words") }
            for name in names.sorted() where name.hasSuffix(".json") {
                do {
                    let data = try Data(contentsOf: place.appending(path: name))
                    let words = try JSONDecoder().decode([String: String].self, from: data)
                    texts[language, default: [:]].merge(words) { first, _ in first }
                } catch {
                    throw WordsFault(file: "\(language.rawValue)/\(name)", reason: "\(error)")
                }
            }
        }
        self.texts = texts
    }

    /// The phrase in a language. A key without words is shown as the key: ugly, and found by the gate.
    public func text(_ phrase: Phrase, in language: Language) -> String {
        guard let text = texts[language]?[phrase.key] ?? texts[.zhHans]?[phrase.key] else { return phrase.key }
        return phrase.values.isEmpty ? text : Self.filled(text, with: phrase.values)
    }

    /// The text with a value for each `{name}`. A name without a value stays as it stands, and so does a value that
    /// looks like a name.
    private static func filled(_ text: String, with values: [String: String]) -> String {
        var (filled, rest) = ("", text[...])
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            let name = rest[open..<close].dropFirst()
            filled += rest[..<open]
            filled += values[String(name)] ?? "{\(name)}"
            rest = rest[close...].dropFirst()
        }
        return filled + rest
    }
}

/// Words that cannot be read: the platform does not start without them.
public struct WordsFault: Error, CustomStringConvertible {
    let file: String
    let reason: String
    public var description: String { "\(file): \(reason)" }
}
