public import Care

/// Why a scale's file is refused: which element, and what is wrong with it, for the person who starts the platform.
public struct QuestionnaireFault: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable, CaseIterable {
        /// Not JSON at all.
        case unreadable
        /// Larger or deeper than any scale is.
        case tooLarge
        case notAQuestionnaire
        case missing
        /// There, but not of the form or the value that can be understood.
        case malformed
        case unknownExtension
        /// Valid FHIR that this platform would get wrong, such as nested items.
        case unsupported
        case wrongCanonical
        case missingLanguage
        case duplicate
        case unknownItem
        case unknownScale
        /// A branch that loops, looks ahead, or hangs on an answer that is not there.
        case badBranch
        case optionWithoutWeight
        /// The declared range is not what the weights can reach.
        case wrongRange
        case bandGapOrOverlap
        case bandOutOfRange
        case badAgeGate
        case goldenVector
        /// The words that an institution brought do not fit the template.
        case wording
    }

    public let kind: Kind
    /// The path inside the file: `item[2].answerOption[0]`.
    public let element: String
    /// In English, for logs and the terminal; pages say `phrase`.
    public let reason: String
    /// What stands in every language alike: a line, a code, `0–27 ≠ 0–28`.
    public let facts: String

    init(kind: Kind, element: String, reason: String, facts: String = "") {
        self.kind = kind
        self.element = element
        self.reason = reason
        self.facts = facts
    }

    public var description: String { "\(element): \(reason)" }

    /// What is wrong, for the person who brought the file; where, says `element`.
    public var phrase: Phrase {
        facts.isEmpty ? Phrase("scoring.fault.\(kind)") : Phrase("scoring.fault.\(kind).facts", ["facts": facts])
    }
}
