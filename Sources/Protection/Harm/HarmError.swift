public import Access
public import Care
public import ProtectionRules

/// Why something could not be written into a report of harm.
public enum HarmError: Problem, Equatable {
    case refused(HarmRefusal)
    case disclosure(DisclosureRefusal)
    case missing(field: String)
    case tooLong(field: String, most: Int)
    case unknownChoice(field: String)
    /// In the future, or before it was found.
    case badMoment(field: String)
    /// The roster says another age.
    case otherAge
    case noRequest

    public var kind: ProblemKind {
        switch self {
        case .refused, .disclosure: .conflict
        case .missing(let field), .tooLong(let field, _), .unknownChoice(let field), .badMoment(let field):
            .invalid(field: field)
        case .otherAge: .invalid(field: "harmed")
        case .noRequest: .invalid(field: "request")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .refused(let refusal): Phrase("protection.refused.\(refusal.rawValue)")
        case .disclosure(let refusal): Phrase("protection.disclosureRefused.\(refusal.rawValue)")
        case .missing: Phrase("protection.problem.missing")
        case .tooLong(_, let most): Phrase("protection.problem.tooLong", ["count": "\(most)"])
        case .unknownChoice: Phrase("protection.problem.unknownChoice")
        case .badMoment: Phrase("protection.problem.badMoment")
        case .otherAge: Phrase("protection.problem.otherAge")
        case .noRequest: Phrase("protection.problem.noRequest")
        }
    }
}
