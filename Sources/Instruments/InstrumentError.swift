public import Access
public import Care
public import Files
public import ScreeningRules

/// Why a scale or a licence could not be taken in, approved or tried.
public enum InstrumentError: Problem, Equatable {
    case unknownTemplate
    case unknownPlace
    case unknownUnit
    /// The file is one of the scales that ship, or of the templates.
    case slugTaken(String)
    case noLicenceNeeded
    /// All faults of a scale's file, at least one.
    case scaleFaults([QuestionnaireFault])
    case file(FileFault)
    /// Cells that cannot be taken as they are, and words that do not fit the template; at least one of both.
    case wording(cells: [FileFault], [WordingFault])
    /// A column of the list that nobody named so.
    case wordingColumns
    case notJSON
    case tooLarge(megabytes: Int)
    case proofKind
    case missing(field: String)
    case tooLong(field: String)
    case badDay(field: String)
    case endsBeforeItBegins
    case alreadyOver
    case noMedium
    case notCleared
    case badSittings
    case versionTaken
    case ownLoad
    case decidedAlready
    case withdrawnAlready
    case noReason
    case answers(ScoringError)
    case badEntry
    case badPoints(wanted: Int, found: Int)
    case badPoint(number: Int)

    /// A holder, a number or a reason is a line, and not a book.
    public static let longestLine = 200

    public var kind: ProblemKind {
        switch self {
        case .unknownTemplate: .notFound
        case .unknownPlace: .invalid(field: "region")
        case .unknownUnit: .invalid(field: "unit")
        case .slugTaken, .noLicenceNeeded, .scaleFaults, .file, .wording, .wordingColumns, .notJSON, .tooLarge:
            .invalid(field: "file")
        case .proofKind: .invalid(field: "proof")
        case .missing(let field), .tooLong(let field), .badDay(let field): .invalid(field: field)
        case .endsBeforeItBegins, .alreadyOver: .invalid(field: "licence.validUntil")
        case .noMedium: .invalid(field: "licence.electronic")
        case .notCleared: .invalid(field: "licence.cleared")
        case .badSittings: .invalid(field: "licence.sittings")
        case .noReason: .invalid(field: "reason")
        case .versionTaken, .ownLoad, .decidedAlready, .withdrawnAlready: .conflict
        case .answers: .invalid(field: "answers")
        case .badEntry: .invalid(field: "entered")
        case .badPoints, .badPoint: .invalid(field: "points")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .unknownTemplate: Phrase("instruments.problem.unknownTemplate")
        case .unknownPlace: Phrase("instruments.problem.unknownPlace")
        case .unknownUnit: Phrase("instruments.problem.unknownUnit")
        case .slugTaken(let slug): Phrase("instruments.problem.slugTaken", ["slug": slug])
        case .noLicenceNeeded: Phrase("instruments.problem.noLicenceNeeded")
        case .scaleFaults, .wording: Phrase("instruments.problem.faults", ["count": "\(details.count)"])
        case .file(let fault): fault.phrase
        case .wordingColumns: Phrase("instruments.problem.wordingColumns")
        case .notJSON: Phrase("instruments.problem.notJSON")
        case .tooLarge(let megabytes): Phrase("instruments.problem.tooLarge", ["megabytes": "\(megabytes)"])
        case .proofKind: Phrase("instruments.problem.proofKind")
        case .missing: Phrase("instruments.problem.missing")
        case .tooLong: Phrase("instruments.problem.tooLong", ["count": "\(Self.longestLine)"])
        case .badDay: Phrase("instruments.problem.badDay")
        case .endsBeforeItBegins: Phrase("instruments.problem.endsBeforeItBegins")
        case .alreadyOver: Phrase("instruments.problem.alreadyOver")
        case .noMedium: Phrase("instruments.problem.noMedium")
        case .notCleared: Phrase("instruments.problem.notCleared")
        case .badSittings: Phrase("instruments.problem.badSittings")
        case .versionTaken: Phrase("instruments.problem.versionTaken")
        case .ownLoad: Phrase("instruments.problem.ownLoad")
        case .decidedAlready: Phrase("instruments.problem.decidedAlready")
        case .withdrawnAlready: Phrase("instruments.problem.withdrawnAlready")
        case .noReason: Phrase("instruments.problem.noReason")
        case .answers(let error): error.phrase
        case .badEntry: Phrase("instruments.problem.badEntry")
        case .badPoints(let wanted, let found):
            Phrase("instruments.problem.badPoints", ["wanted": "\(wanted)", "found": "\(found)"])
        case .badPoint(let number): Phrase("instruments.problem.badPoint", ["number": "\(number)"])
        }
    }
}

extension InstrumentError {
    public var details: [ProblemDetail] {
        switch self {
        case .scaleFaults(let faults): faults.map(\.detail)
        case .wording(let cells, let faults): cells.map { ProblemDetail(at: nil, $0.phrase) } + faults.map(\.detail)
        default: []
        }
    }
}

extension QuestionnaireFault {
    fileprivate var detail: ProblemDetail {
        ProblemDetail(at: Phrase("instruments.fault.path", ["path": element]), phrase)
    }
}

extension WordingFault {
    /// Rows are counted as the spreadsheet counts them; what is missing stands in none.
    fileprivate var detail: ProblemDetail {
        ProblemDetail(at: line.map { Phrase("instruments.fault.row", ["row": "\($0)"]) }, phrase)
    }
}
