public import Access
public import Care

/// Why something could not be done with a campaign.
public enum CampaignProblem: Problem, Equatable {
    case unknownTemplate
    case unknownPlace
    case missing(field: String)
    case tooLong(field: String, most: Int)
    case badDay(field: String)
    case badTime(field: String)
    case badNumber(field: String)
    case endsBeforeItBegins
    case badScale(field: String)
    case badAge(field: String)
    case seenTooWidely
    case notInReach(field: String)
    /// A class or department of no unit that takes part.
    case notOfUnits(field: String)
    case tooManyParts(field: String, most: Int)
    case settled
    case lacking(count: Int)
    case notWaiting
    case ownPlan
    case notOpen
    case alreadyInvited
    case notOfAudience
    /// The plan does not let people be enrolled where they are met.
    case noWalkIns
    /// The people of this campaign were drawn by lot.
    case drawnByLot
    case outsideWindow
    case tooMany(most: Int)
    /// A closing statement is written when nobody answers any more, and before the campaign is ended.
    case notClosed
    case ownStatement
    case notEndable(count: Int)

    public static let longestTitle = 60
    public static let longestText = 2_000

    public var kind: ProblemKind {
        switch self {
        case .unknownTemplate: .invalid(field: "template")
        case .unknownPlace: .invalid(field: "place")
        case .missing(let field), .tooLong(let field, _), .badDay(let field), .badTime(let field),
            .badNumber(let field), .badScale(let field), .badAge(let field), .notInReach(let field),
            .notOfUnits(let field), .tooManyParts(let field, _):
            .invalid(field: field)
        case .endsBeforeItBegins: .invalid(field: "window.lastDay")
        case .seenTooWidely: .invalid(field: "visibility")
        case .outsideWindow: .invalid(field: "day")
        case .settled, .lacking, .notWaiting, .ownPlan, .notOpen, .alreadyInvited, .notOfAudience, .tooMany,
            .noWalkIns, .drawnByLot, .notClosed, .ownStatement, .notEndable:
            .conflict
        }
    }

    public var phrase: Phrase {
        switch self {
        case .unknownTemplate: Phrase("campaigns.problem.unknownTemplate")
        case .unknownPlace: Phrase("campaigns.problem.unknownPlace")
        case .missing: Phrase("campaigns.problem.missing")
        case .tooLong(_, let most): Phrase("campaigns.problem.tooLong", ["count": "\(most)"])
        case .badDay: Phrase("campaigns.problem.badDay")
        case .badTime: Phrase("campaigns.problem.badTime")
        case .badNumber: Phrase("campaigns.problem.badNumber")
        case .endsBeforeItBegins: Phrase("campaigns.problem.endsBeforeItBegins")
        case .badScale: Phrase("campaigns.problem.badScale")
        case .badAge: Phrase("campaigns.problem.badAge")
        case .seenTooWidely: Phrase("campaigns.problem.seenTooWidely")
        case .notInReach: Phrase("campaigns.problem.notInReach")
        case .notOfUnits: Phrase("campaigns.problem.notOfUnits")
        case .tooManyParts(_, let most): Phrase("campaigns.problem.tooManyParts", ["count": "\(most)"])
        case .settled: Phrase("campaigns.problem.settled")
        case .lacking(let count): Phrase("campaigns.problem.lacking", ["count": "\(count)"])
        case .notWaiting: Phrase("campaigns.problem.notWaiting")
        case .ownPlan: Phrase("campaigns.problem.ownPlan")
        case .notOpen: Phrase("campaigns.problem.notOpen")
        case .alreadyInvited: Phrase("campaigns.problem.alreadyInvited")
        case .notOfAudience: Phrase("campaigns.problem.notOfAudience")
        case .noWalkIns: Phrase("campaigns.problem.noWalkIns")
        case .drawnByLot: Phrase("campaigns.problem.drawnByLot")
        case .outsideWindow: Phrase("campaigns.problem.outsideWindow")
        case .tooMany(let most): Phrase("campaigns.problem.tooMany", ["count": "\(most)"])
        case .notClosed: Phrase("closure.problem.notClosed")
        case .ownStatement: Phrase("closure.problem.ownStatement")
        case .notEndable(let count): Phrase("closure.problem.notEndable", ["count": "\(count)"])
        }
    }
}
