public import Access
public import Care

/// Why something could not be done with a unit.
public enum UnitError: Problem, Equatable {
    case emptyName
    case longText(field: String)
    case badHours(day: String)
    case badPhone
    case badCoordinates
    case unknownKind
    case notAPart
    case unknownPlace
    case emptyReason
    case sameStatus
    case noSuccessor
    case badYear
    case badClasses
    case noGrades
    case emptyContact

    /// A name fits a sign at the door, other texts fit a paragraph.
    public static let longestName = 100
    public static let longestText = 500

    public var kind: ProblemKind {
        switch self {
        case .emptyName: .invalid(field: "facts.name")
        case .longText(let field): .invalid(field: field)
        case .badHours(let day): .invalid(field: "facts.hours.\(day)")
        case .badPhone: .invalid(field: "facts.phone")
        case .badCoordinates: .invalid(field: "facts.latitude")
        case .unknownKind, .notAPart, .noGrades: .invalid(field: "kind")
        case .unknownPlace: .invalid(field: "region")
        case .emptyReason: .invalid(field: "reason")
        case .sameStatus: .conflict
        case .noSuccessor: .invalid(field: "successor")
        case .badYear: .invalid(field: "entryYear")
        case .badClasses: .invalid(field: "classes")
        case .emptyContact: .invalid(field: "name")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .emptyName: Phrase("regions.problem.emptyName")
        case .longText: Phrase("regions.problem.longText", ["count": "\(Self.longestText)"])
        case .badHours: Phrase("regions.problem.badHours")
        case .badPhone: Phrase("regions.problem.badPhone")
        case .badCoordinates: Phrase("regions.problem.badCoordinates")
        case .unknownKind: Phrase("regions.problem.unknownKind")
        case .notAPart: Phrase("regions.problem.notAPart")
        case .unknownPlace: Phrase("regions.problem.unknownPlace")
        case .emptyReason: Phrase("regions.problem.emptyReason")
        case .sameStatus: Phrase("regions.problem.sameStatus")
        case .noSuccessor: Phrase("regions.problem.noSuccessor")
        case .badYear: Phrase("regions.problem.badYear")
        case .badClasses: Phrase("regions.problem.badClasses", ["count": "\(AddClasses.mostClasses)"])
        case .noGrades: Phrase("regions.problem.noGrades")
        case .emptyContact: Phrase("regions.problem.emptyContact")
        }
    }
}
