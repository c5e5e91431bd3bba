public import Access
public import Care
public import InterviewRules

/// Why something could not be written down, or cannot end yet.
public enum InterviewError: Problem, Equatable {
    case gap(InterviewGap)
    case closing(CareClosing.Refusal)
    /// Somebody else of the school looks after the person; taking over is a step of its own.
    case notYours
    case isClosed
    /// Only the newest record can be mended.
    case notTheNewest
    case missing(field: String)
    case tooLong(field: String, most: Int)
    case unknownChoice(field: String)
    case badMoment(field: String)
    case noRequest
    /// A word that whoever reads it must not see.
    case unfit(String)
    case badUntil
    /// Somebody of the findings gets a report of their own, after a talk.
    case notTalked
    /// Advice is for the class teacher of a pupil.
    case noClassTeacher
    /// Asking again would come to nothing.
    case cannotComeAgain(RetestObstacle)
    case noSuchCode
    case noReport
    /// The plan of the campaign shows it to nobody.
    case notInPlan

    public var kind: ProblemKind {
        switch self {
        case .gap(let gap): .invalid(field: gap.field)
        case .closing, .notYours, .isClosed, .notTheNewest, .notTalked, .noClassTeacher, .notInPlan: .conflict
        case .missing(let field), .tooLong(let field, _), .unknownChoice(let field), .badMoment(let field):
            .invalid(field: field)
        case .noRequest: .invalid(field: "request")
        case .unfit: .invalid(field: "words")
        case .badUntil: .invalid(field: "until")
        case .cannotComeAgain: .invalid(field: "decision")
        case .noSuchCode: .invalid(field: "code")
        case .noReport: .notFound
        }
    }

    public var phrase: Phrase {
        switch self {
        case .gap(let gap): gap.phrase
        case .closing(let refusal): refusal.phrase
        case .notYours: Phrase("interviews.problem.notYours")
        case .isClosed: Phrase("interviews.problem.isClosed")
        case .notTheNewest: Phrase("interviews.problem.notTheNewest")
        case .missing: Phrase("interviews.problem.missing")
        case .tooLong(_, let most): Phrase("interviews.problem.tooLong", ["count": "\(most)"])
        case .unknownChoice: Phrase("interviews.problem.unknownChoice")
        case .badMoment: Phrase("interviews.problem.badMoment")
        case .noRequest: Phrase("interviews.problem.noRequest")
        case .unfit(let word): Phrase("interviews.problem.unfit", ["word": word])
        case .badUntil: Phrase("interviews.problem.badUntil", ["days": "\(GiveAdvice.mostDays)"])
        case .notTalked: Phrase("interviews.problem.notTalked")
        case .noClassTeacher: Phrase("interviews.problem.noClassTeacher")
        case .cannotComeAgain(let obstacle): Phrase("interviews.cannotComeAgain.\(obstacle.rawValue)")
        case .noSuchCode: Phrase("interviews.problem.noSuchCode")
        case .noReport: Phrase("interviews.problem.noReport")
        case .notInPlan: Phrase("interviews.problem.notInPlan")
        }
    }
}

extension InterviewGap {
    /// The field of the form that is to be mended.
    var field: String {
        switch self {
        case .whyLower: "whyLower"
        case .plan: "plan"
        case .nextLook, .lookTooLate, .lookInThePast: "nextLook"
        case .guardian: "guardianWhyNot"
        case .referral: "referral"
        }
    }

    var phrase: Phrase {
        switch self {
        case .whyLower: Phrase("interviews.gap.whyLower")
        case .plan: Phrase("interviews.gap.plan")
        case .nextLook: Phrase("interviews.gap.nextLook")
        case .lookTooLate(let day): Phrase("interviews.gap.lookTooLate", ["day": "\(day)"])
        case .lookInThePast: Phrase("interviews.gap.lookInThePast")
        case .guardian: Phrase("interviews.gap.guardian")
        case .referral: Phrase("interviews.gap.referral")
        }
    }
}

extension CareClosing.Refusal {
    var phrase: Phrase {
        switch self {
        case .notTalked: Phrase("interviews.closing.notTalked")
        case .levelTooHigh: Phrase("interviews.closing.levelTooHigh")
        case .alertIsOpen: Phrase("interviews.closing.alertIsOpen")
        }
    }
}
