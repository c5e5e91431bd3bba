public import Access
public import Care

/// Why a sitting cannot be begun or gone on with. None of these words blames anybody, and none says who has said no.
public enum SittingProblem: Problem, Equatable {
    case noSuchCode
    /// The campaign has not opened its doors yet.
    case notOpenYet
    /// The campaign is over.
    case over
    /// A consent is missing, or somebody has said no: which of both, and whose, is not told (rulebook G.2.2).
    case mayNotBegin
    /// Nothing in the campaign is made for this age.
    case nothingForThisAge
    case handedIn
    /// The campaign's notice and scales are not there in this language.
    case notInThisLanguage(offered: [Language])
    /// No device has this key, or has it any more.
    case noSitting
    /// Somebody goes on with the same code on another device.
    case elsewhere
    case noSuchSheet
    /// Nobody leads a room here who could come: at home, in a waiting room, or when the room is closed.
    case noProctor
    /// It has begun in another way: alone on a device, read aloud by a colleague, or on paper.
    case otherwise
    /// Somebody keys a sheet a second time who has keyed it the first time.
    case sameColleague
    /// Two colleagues, or two windows of one, were at the same sheet.
    case keyedMeanwhile
    /// A question that was read differently was left without an answer.
    case lookOnceMore
    /// Nothing was taken along by this colleague under this name, or it was taken back with a consent.
    case notTaken
    /// The code was answered elsewhere while its questions were out.
    case answeredElsewhere
    /// The campaign asks other questions by now than those that were taken along.
    case questionsChanged
    /// The moments that the device tells cannot be.
    case impossibleTime

    public var kind: ProblemKind {
        switch self {
        case .noSuchCode: .invalid(field: "code")
        case .noSuchSheet: .invalid(field: "sheet")
        case .notInThisLanguage: .invalid(field: "language")
        case .lookOnceMore: .invalid(field: "answers")
        case .impossibleTime: .invalid(field: "endedAt")
        case .noSitting, .notTaken: .notFound
        case .notOpenYet, .over, .mayNotBegin, .nothingForThisAge, .handedIn, .elsewhere, .otherwise, .sameColleague,
            .keyedMeanwhile, .answeredElsewhere, .questionsChanged, .noProctor:
            .conflict
        }
    }

    public var phrase: Phrase {
        switch self {
        case .noSuchCode: Phrase("sittings.problem.noSuchCode")
        case .notOpenYet: Phrase("sittings.problem.notOpenYet")
        case .over: Phrase("sittings.problem.over")
        case .mayNotBegin: Phrase("sittings.problem.mayNotBegin")
        case .nothingForThisAge: Phrase("sittings.problem.nothingForThisAge")
        case .handedIn: Phrase("sittings.problem.handedIn")
        case .notInThisLanguage: Phrase("sittings.problem.notInThisLanguage")
        case .noSitting: Phrase("sittings.problem.noSitting")
        case .elsewhere: Phrase("sittings.problem.elsewhere")
        case .noSuchSheet: Phrase("sittings.problem.noSuchSheet")
        case .noProctor: Phrase("sittings.problem.noProctor")
        case .otherwise: Phrase("sittings.problem.otherwise")
        case .sameColleague: Phrase("sittings.problem.sameColleague")
        case .keyedMeanwhile: Phrase("sittings.problem.keyedMeanwhile")
        case .lookOnceMore: Phrase("sittings.problem.lookOnceMore")
        case .notTaken: Phrase("sittings.problem.notTaken")
        case .answeredElsewhere: Phrase("sittings.problem.answeredElsewhere")
        case .questionsChanged: Phrase("sittings.problem.questionsChanged")
        case .impossibleTime: Phrase("sittings.problem.impossibleTime")
        }
    }
}
