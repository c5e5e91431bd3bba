public import Foundation

/// One line of the wording that an institution brings for a template.
public struct WordingRow: Hashable, Sendable {
    /// `stem`, `time-frame`, an item such as `sds.1` or just `1`, an answer such as `answer.2`.
    public let place: String
    /// A language of the platform: `zh-Hans`, `en`.
    public let language: String
    public let text: String
    /// Where it stood in the file it came from, counted from 1; `nil` where that says nothing.
    public let line: Int?

    public init(place: String, language: String, text: String, line: Int? = nil) {
        self.place = place
        self.language = language
        self.text = text
        self.line = line
    }
}

extension WordingRow {
    /// The rows of a JSON file: a language to its places, `{"zh-Hans": {"stem": "…", "1": "…", "answer.2": "…"}}`.
    /// - Throws: the first place that is not of this form.
    public static func rows(json data: Data) throws(QuestionnaireFault) -> [WordingRow] {
        let root = try Element(reading: data)
        guard case .object(let languages) = root.json else { throw root.malformed("an object of languages") }
        var rows: [WordingRow] = []
        for language in languages.keys.sorted() {
            let texts = try root.child(language)
            guard case .object(let places) = texts.json else { throw texts.malformed("an object of places") }
            for place in places.keys.sorted() {
                let text = try texts.child(place).string()
                rows.append(WordingRow(place: place, language: language, text: text))
            }
        }
        return rows
    }
}

/// A text that a template leaves open.
public struct WordingPlace: Hashable, Sendable {
    /// What the place is, for whoever fills it.
    public enum Kind: Hashable, Sendable {
        case stem, timeFrame
        /// The item's number, from 1.
        case item(number: Int)
        /// What the answer weighs; several answers of several items share the words.
        case answer(weight: Int?)
    }

    /// How a row names it.
    public let name: String
    public let kind: Kind
}
