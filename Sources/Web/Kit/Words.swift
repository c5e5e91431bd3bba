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
        guard var text = texts[language]?[phrase.key] ?? texts[.zhHans]?[phrase.key] else { return phrase.key }
        for (name, value) in phrase.values { text = text.replacingOccurrences(of: "{\(name)}", with: value) }
        return text
    }
}

/// Words that cannot be read: the platform does not start without them.
public struct WordsFault: Error, CustomStringConvertible {
    let file: String
    let reason: String
    public var description: String { "\(file): \(reason)" }
}
