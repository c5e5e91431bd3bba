public import Access
public import Care

/// Why somebody cannot be put on a roster so. On a page it stands at the field, in a list at the column of that name.
public enum RosterError: Problem, Equatable {
    case noName, longName
    case noBirthday, badBirthday
    case badIDNumber
    /// The birthday or the sex is not the one in the identity number.
    case birthdayDisagrees, sexDisagrees
    case badNumber
    case longGuardian
    case badPhone(field: String)
    case noUnit
    /// On this roster already, and nothing would change.
    case isThere
    /// A pupil of another school, which has to let them go first.
    case transfer
    /// The identity number or the student number stands beside another name.
    case idOfAnother, numberOfAnother
    /// Several people of this name and birthday, whom only a number can tell apart.
    case several
    case notThere
    case nothingToFind
    case longSearch
    /// Whose red flag it is opens for whoever has taken the alert up.
    case takeUpFirst
    /// Has a code for the same campaign already, from a unit or a place that the caller does not reach.
    case enrolledElsewhere
    case noPlace
    case noRequest
    /// Nobody is opened without saying for what.
    case noReason

    public static let longestName = 60
    public static let longestNumber = 40

    public var kind: ProblemKind {
        guard let field else { return .conflict }
        return .invalid(field: field)
    }

    /// The field on a page and the column in a list.
    var field: String? {
        switch self {
        case .noName, .longName, .several, .notThere: "name"
        case .noBirthday, .badBirthday, .birthdayDisagrees: "born"
        case .badIDNumber, .idOfAnother, .transfer, .enrolledElsewhere: "idNumber"
        case .sexDisagrees: "sex"
        case .badNumber, .numberOfAnother: "number"
        case .longGuardian: "guardian"
        case .badPhone(let field): field
        case .noUnit: "unit"
        case .noPlace: "place"
        case .noRequest: "request"
        case .noReason: "reason"
        case .nothingToFind, .longSearch: "text"
        case .isThere, .takeUpFirst: nil
        }
    }

    public var phrase: Phrase {
        switch self {
        case .noName: Phrase("rosters.problem.noName")
        case .longName: Phrase("rosters.problem.longName", ["most": "\(Self.longestName)"])
        case .noBirthday: Phrase("rosters.problem.noBirthday")
        case .badBirthday: Phrase("rosters.problem.badBirthday")
        case .badIDNumber: Phrase("rosters.problem.badIDNumber")
        case .birthdayDisagrees: Phrase("rosters.problem.birthdayDisagrees")
        case .sexDisagrees: Phrase("rosters.problem.sexDisagrees")
        case .badNumber: Phrase("rosters.problem.badNumber", ["most": "\(Self.longestNumber)"])
        case .longGuardian, .longSearch: Phrase("rosters.problem.longName", ["most": "\(Self.longestName)"])
        case .badPhone: Phrase("rosters.problem.badPhone")
        case .noUnit: Phrase("rosters.problem.noUnit")
        case .isThere: Phrase("rosters.problem.isThere")
        case .transfer: Phrase("rosters.problem.transfer")
        case .idOfAnother: Phrase("rosters.problem.idOfAnother")
        case .numberOfAnother: Phrase("rosters.problem.numberOfAnother")
        case .several: Phrase("rosters.problem.several")
        case .notThere: Phrase("rosters.problem.notThere")
        case .nothingToFind: Phrase("rosters.problem.nothingToFind")
        case .enrolledElsewhere: Phrase("rosters.problem.enrolledElsewhere")
        case .noPlace: Phrase("rosters.problem.noPlace")
        case .noRequest: Phrase("rosters.problem.noRequest")
        case .noReason: Phrase("rosters.problem.noReason")
        case .takeUpFirst: Phrase("rosters.problem.takeUpFirst")
        }
    }
}
