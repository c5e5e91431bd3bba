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
    /// Another school looks after the person now; the record here stays as it is.
    case handedOn
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
    case path(PathGap)
    /// Care does not end as long as somebody is on the way to help or back.
    case pathIsOpen
    /// A doctor's advice belongs to a way that has begun.
    case noPath
    /// The way to help and back is a pupil's.
    case noSchool
    case scanKind
    /// A guardian is noted as the danger already.
    case dangerIsNoted
    /// Whoever has said that a danger is over does not agree to it.
    case secondPerson
    case tag(CareTagGap)
    /// The pupil has it already; it is renewed.
    case tagIsNoted

    public var kind: ProblemKind {
        switch self {
        case .gap(let gap): .invalid(field: gap.field)
        case .closing, .notYours, .isClosed, .handedOn, .notTheNewest, .notTalked, .noClassTeacher, .notInPlan,
            .dangerIsNoted, .secondPerson, .pathIsOpen, .noPath, .noSchool,
            .tagIsNoted:
            .conflict
        case .path(let gap): gap.kind
        case .tag(let gap): .invalid(field: gap.field)
        case .scanKind: .invalid(field: "scan")
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
        case .handedOn: Phrase("interviews.problem.handedOn")
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
        case .path(let gap): gap.phrase
        case .pathIsOpen: Phrase("paths.problem.isOpen")
        case .noPath: Phrase("paths.problem.noPath")
        case .noSchool: Phrase("paths.problem.noSchool")
        case .scanKind: Phrase("paths.problem.scanKind", ["megabytes": "\(DoctorsAdvice.largestMegabytes)"])
        case .dangerIsNoted: Phrase("interviews.problem.dangerIsNoted")
        case .secondPerson: Phrase("interviews.problem.secondPerson")
        case .tag(let gap): gap.phrase
        case .tagIsNoted: Phrase("tags.problem.isNoted")
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

extension PathGap {
    fileprivate var kind: ProblemKind {
        switch self {
        case .order, .visitIsOpen, .needsColleague: .conflict
        case .facts, .strangeFact: .invalid(field: "facts")
        case .words: .invalid(field: "words")
        case .day, .dayOutOfReach: .invalid(field: "day")
        }
    }

    fileprivate var phrase: Phrase {
        switch self {
        case .order: Phrase("paths.gap.order")
        case .facts: Phrase("paths.gap.facts")
        case .strangeFact: Phrase("paths.gap.strangeFact")
        case .words: Phrase("paths.gap.words")
        case .day: Phrase("paths.gap.day")
        case .dayOutOfReach: Phrase("paths.gap.dayOutOfReach")
        case .visitIsOpen(let day): Phrase("paths.gap.visitIsOpen", ["day": "\(day)"])
        case .needsColleague: Phrase("paths.gap.needsColleague")
        }
    }
}

extension CareTagGap {
    /// The field of the form that is to be mended.
    fileprivate var field: String {
        switch self {
        case .unknownTag: "tag"
        case .sinceToCome: "since"
        case .supplier: "suppliedBy"
        case .lawWithoutWords: "words"
        case .tooYoung, .oldEnough: "basis"
        case .until: "until"
        }
    }

    fileprivate var phrase: Phrase {
        switch self {
        case .unknownTag: Phrase("interviews.problem.unknownChoice")
        case .sinceToCome: Phrase("interviews.problem.badMoment")
        case .supplier: Phrase("tags.problem.supplier")
        case .lawWithoutWords: Phrase("tags.problem.lawWithoutWords")
        case .tooYoung: Phrase("tags.problem.tooYoung")
        case .oldEnough: Phrase("tags.problem.oldEnough")
        case .until(let days): Phrase("tags.problem.until", ["days": "\(days)"])
        }
    }
}
