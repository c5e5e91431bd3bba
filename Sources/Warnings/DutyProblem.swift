public import Access
public import Care
import WarningRules

/// Why something on the roster could not be done.
public enum DutyProblem: Problem, Equatable {
    case noPostThere(field: String)
    case endsBeforeItBegins
    case tooLong
    case alreadyOver
    case noWeekday
    case spanTooLong
    case nothingToAdd
    case samePerson(field: String)
    case notOnDuty
    case alreadyAccepted
    case shiftTaken

    public var kind: ProblemKind {
        switch self {
        case .noPostThere(let field), .samePerson(let field): .invalid(field: field)
        case .endsBeforeItBegins, .tooLong: .invalid(field: "closes")
        case .noWeekday: .invalid(field: "weekdays")
        case .spanTooLong: .invalid(field: "lastDay")
        case .alreadyOver, .nothingToAdd, .notOnDuty, .alreadyAccepted, .shiftTaken: .conflict
        }
    }

    public var phrase: Phrase {
        switch self {
        case .noPostThere: Phrase("duty.problem.noPostThere")
        case .endsBeforeItBegins: Phrase("duty.problem.endsBeforeItBegins")
        case .tooLong: Phrase("duty.problem.tooLong", ["days": "\(DutyShift.longestHours / 24)"])
        case .alreadyOver: Phrase("duty.problem.alreadyOver")
        case .noWeekday: Phrase("duty.problem.noWeekday")
        case .spanTooLong: Phrase("duty.problem.spanTooLong", ["weeks": "\(DutyPattern.longestWeeks)"])
        case .nothingToAdd: Phrase("duty.problem.nothingToAdd")
        case .samePerson: Phrase("duty.problem.samePerson")
        case .notOnDuty: Phrase("duty.problem.notOnDuty")
        case .alreadyAccepted: Phrase("duty.problem.alreadyAccepted")
        case .shiftTaken: Phrase("duty.problem.shiftTaken")
        }
    }
}
