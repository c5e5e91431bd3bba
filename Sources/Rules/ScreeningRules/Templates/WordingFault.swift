public import Care

/// One thing that is wrong with a wording.
public struct WordingFault: Hashable, Sendable {
    public enum Kind: Hashable, Sendable {
        case nothing
        case unknownPlace
        case unknownLanguage
        case twice
        case empty
        /// Longer than `longest`.
        case tooLong
        /// A line break, a NUL, or another sign that cannot be seen.
        case invisible
        /// A text that a spreadsheet would work out.
        case formula
        case missing
        /// The whole file was put together and then refused.
        case file(QuestionnaireFault)
    }

    /// Characters of one text; the longest item of any scale of the rulebook is below 300.
    public static let longest = 1_000

    public let kind: Kind
    public let place: String
    public let language: String
    /// Where it stood, counted from 1; `nil` for what is not there.
    public let line: Int?

    public init(kind: Kind, place: String, language: String, line: Int?) {
        self.kind = kind
        self.place = place
        self.language = language
        self.line = line
    }

    /// The fault in words.
    public var phrase: Phrase {
        let values = ["place": place, "language": language]
        return switch kind {
        case .nothing: Phrase("scoring.wording.nothing")
        case .unknownPlace: Phrase("scoring.wording.unknown-place", ["place": place])
        case .unknownLanguage: Phrase("scoring.wording.unknown-language", ["language": language])
        case .twice: Phrase("scoring.wording.twice", values)
        case .empty: Phrase("scoring.wording.empty", values)
        case .tooLong: Phrase("scoring.wording.too-long", ["place": place, "longest": "\(Self.longest)"])
        case .invisible: Phrase("scoring.wording.invisible", values)
        case .formula: Phrase("scoring.wording.formula", values)
        case .missing: Phrase("scoring.wording.missing", values)
        case .file(let fault): fault.phrase
        }
    }
}

/// A wording that does not fit its template, with everything that is wrong with it.
public struct WordingRefusal: Error, Hashable, Sendable {
    public let faults: [WordingFault]
}
