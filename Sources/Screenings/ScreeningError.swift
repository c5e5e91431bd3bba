public import Access
public import Care
public import ScreeningRules

/// Why a sheet could not be begun, saved or scored.
public enum ScreeningError: Problem, Equatable {
    case unknownQuestionnaire
    case languageMissing
    case tooYoung
    case notForThisAge
    case notAgreed
    case badRequest
    case unknownPlace
    /// No city is set up, so a red flag would reach nobody: nothing is offered then.
    case notSetUp
    case noSheet
    case noSuchCode
    case badPhone
    case longName
    case nothingToCallAbout
    /// The same request came with other answers.
    case requestTaken
    case answers(ScoringError)

    public var kind: ProblemKind {
        switch self {
        case .unknownQuestionnaire, .noSheet: .notFound
        case .languageMissing: .invalid(field: "language")
        case .tooYoung, .notForThisAge: .invalid(field: "ageGroup")
        case .notAgreed: .invalid(field: "agreed")
        case .badRequest: .invalid(field: "request")
        case .unknownPlace: .invalid(field: "region")
        case .notSetUp: .busy
        case .noSuchCode: .invalid(field: "code")
        case .badPhone: .invalid(field: "phone")
        case .longName: .invalid(field: "name")
        case .nothingToCallAbout, .requestTaken: .conflict
        case .answers: .invalid(field: "answers")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .answers(let error): error.phrase
        case .unknownQuestionnaire: Phrase("screenings.problem.unknownQuestionnaire")
        case .languageMissing: Phrase("screenings.problem.languageMissing")
        case .tooYoung: Phrase("screenings.problem.tooYoung")
        case .notForThisAge: Phrase("screenings.problem.notForThisAge")
        case .notAgreed: Phrase("screenings.problem.notAgreed")
        case .badRequest: Phrase("screenings.problem.badRequest")
        case .unknownPlace: Phrase("screenings.problem.unknownPlace")
        case .notSetUp: Phrase("screenings.problem.notSetUp")
        case .noSheet: Phrase("screenings.problem.noSheet")
        case .noSuchCode: Phrase("screenings.problem.noSuchCode")
        case .badPhone: Phrase("screenings.problem.badPhone")
        case .longName: Phrase("screenings.problem.longName")
        case .nothingToCallAbout: Phrase("screenings.problem.nothingToCallAbout")
        case .requestTaken: Phrase("screenings.problem.requestTaken")
        }
    }
}
