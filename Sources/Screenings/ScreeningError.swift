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
    /// No place is set up, so a red flag would reach nobody: nothing is offered then.
    case notSetUp
    /// Nobody has said which place the house serves, so that the person's own is needed.
    case placeNeeded
    case noSheet
    case noSuchCode
    case badPhone
    case longName
    case nothingToCallAbout
    /// The same request came with other answers.
    case requestTaken
    case answers(ScoringError)
    /// The age that was given does not lie in the age group.
    case ageOutsideGroup
    /// A history's code with a slip in it: its check symbol does not fit.
    case misreadCode
    /// A history's code that fits, and opens nothing (any more).
    case noSuchHistory
    /// The history is not open here, or its hour is over.
    case historyClosed
    case historyFull
    /// Only a result can be kept.
    case nothingToKeep
    /// The result lies in another history already.
    case alreadyKept

    public var kind: ProblemKind {
        switch self {
        case .unknownQuestionnaire, .noSheet, .historyClosed: .notFound
        case .languageMissing: .invalid(field: "language")
        case .tooYoung, .notForThisAge: .invalid(field: "ageGroup")
        case .ageOutsideGroup: .invalid(field: "age")
        case .notAgreed: .invalid(field: "agreed")
        case .badRequest: .invalid(field: "request")
        case .unknownPlace, .placeNeeded: .invalid(field: "region")
        case .notSetUp: .busy
        case .noSuchCode, .misreadCode, .noSuchHistory: .invalid(field: "code")
        case .badPhone: .invalid(field: "phone")
        case .longName: .invalid(field: "name")
        case .nothingToCallAbout, .requestTaken, .historyFull, .nothingToKeep, .alreadyKept: .conflict
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
        case .placeNeeded: Phrase("screenings.problem.placeNeeded")
        case .noSheet: Phrase("screenings.problem.noSheet")
        case .noSuchCode: Phrase("screenings.problem.noSuchCode")
        case .badPhone: Phrase("screenings.problem.badPhone")
        case .longName: Phrase("screenings.problem.longName")
        case .nothingToCallAbout: Phrase("screenings.problem.nothingToCallAbout")
        case .requestTaken: Phrase("screenings.problem.requestTaken")
        case .ageOutsideGroup: Phrase("screenings.problem.ageOutsideGroup")
        case .misreadCode: Phrase("history.problem.misreadCode")
        case .noSuchHistory: Phrase("history.problem.noSuchHistory")
        case .historyClosed: Phrase("history.problem.historyClosed")
        case .historyFull: Phrase("history.problem.historyFull", ["most": "\(History.mostResults)"])
        case .nothingToKeep: Phrase("history.problem.nothingToKeep")
        case .alreadyKept: Phrase("history.problem.alreadyKept")
        }
    }
}
