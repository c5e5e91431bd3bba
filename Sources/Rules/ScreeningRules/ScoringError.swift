public import Care

/// Why a sheet has no score. There is no blank score and no zero in its place.
public enum ScoringError: Error, Hashable, Sendable {
    /// More answers are missing than the scale tolerates.
    case tooManyMissing(missing: Int, allowed: Int)
    /// The questionnaire has no item of this linkId.
    case unknownItem(String)
    /// The item has no answer of this code.
    case unknownOption(item: String, option: String)

    /// The reason in words for the person who answers.
    public var phrase: Phrase {
        switch self {
        case .tooManyMissing(let missing, let allowed):
            Phrase("screenings.refusal.too-many-missing", ["missing": "\(missing)", "allowed": "\(allowed)"])
        case .unknownItem: Phrase("screenings.refusal.unknown-item")
        case .unknownOption: Phrase("screenings.refusal.unknown-option")
        }
    }
}
