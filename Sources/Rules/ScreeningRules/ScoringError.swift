public import Care

/// Why a sheet has no score. There is no blank score and no zero in its place.
public enum ScoringError: Error, Hashable, Sendable {
    /// More answers are missing than the scale tolerates.
    case tooManyMissing(missing: Int, allowed: Int)
    /// The answers do not speak for the person, says the validity scale: the sheet is set aside and asked again.
    case notValid(scale: String, total: Int)
    /// The questionnaire has no item of this linkId.
    case unknownItem(String)
    /// The item has no answer of this code.
    case unknownOption(item: String, option: String)
    /// The questionnaire has no items: its total is taken elsewhere and typed in.
    case onlyEntered
    /// The questionnaire has items: its total cannot be typed in.
    case notEntered
    /// The total that was typed in cannot be.
    case enteredOutside(lowest: Int, highest: Int)

    /// The reason in words for the person who answers.
    public var phrase: Phrase {
        switch self {
        case .tooManyMissing(let missing, let allowed):
            Phrase("screenings.refusal.too-many-missing", ["missing": "\(missing)", "allowed": "\(allowed)"])
        case .notValid: Phrase("scoring.refusal.not-valid")
        case .unknownItem: Phrase("screenings.refusal.unknown-item")
        case .unknownOption: Phrase("screenings.refusal.unknown-option")
        case .onlyEntered: Phrase("scoring.refusal.only-entered")
        case .notEntered: Phrase("scoring.refusal.not-entered")
        case .enteredOutside(let lowest, let highest):
            Phrase("scoring.refusal.entered-outside", ["lowest": "\(lowest)", "highest": "\(highest)"])
        }
    }
}
