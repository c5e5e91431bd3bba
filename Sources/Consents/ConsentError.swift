public import Access
public import Care

/// Why a notice, a consent or a slip could not be taken in or given out.
public enum ConsentError: Problem, Equatable {
    /// A secret that opens nothing.
    case noSuchLink
    /// There is a newer slip for the same child; this one was lost.
    case linkReplaced
    /// The campaign is over, and nothing is left to be taken back.
    case linkIsOver
    /// No participant has this code.
    case noSuchCode
    case noNotice
    /// Between reading and agreeing a newer notice came; nobody agrees to what they have not seen.
    case newerNotice
    /// The campaign is not approved yet, or closed.
    case notOpen
    case nothingToTakeBack
    /// Two answers of one giver in the same instant.
    case changedMeanwhile
    /// A plan that somebody is just deciding on stays as it is.
    case beingDecided
    case overAlready
    case missing(field: String)
    case tooLong(field: String, most: Int)
    /// No telephone number that a second person could call.
    case noNumber(field: String)
    case noRequest
    case remindedAlready
    case answeredAlready
    case noSlipYet
    case nobodyToRemind
    case notAsked
    case scanKind
    case badDay
    case notYet
    case laterAnswer
    /// On the day of the signature they have answered themselves, and a paper does not tell which came later.
    case ownAnswerThatDay
    case noSuchVersion
    /// Somebody who was ticked as receiving data, and with whom nothing is agreed any more.
    case recipientNotInForce
    /// Somebody who receives data, and about whom this person is not asked, or not any more.
    case noSuchSharing
    /// Between reading and answering something else was agreed with the recipient; no yes to before counts for it.
    case newerSharing
    /// The plan does not let this person agree aloud, or nobody of this age.
    case notAloud
    /// Whoever writes it down, or says it, is no witness.
    case ownWitness

    public var kind: ProblemKind {
        switch self {
        case .noSuchLink, .noSuchCode: .notFound
        case .linkReplaced, .linkIsOver, .noNotice, .newerNotice, .notOpen, .nothingToTakeBack, .changedMeanwhile,
            .beingDecided, .overAlready, .remindedAlready, .answeredAlready, .noSlipYet, .nobodyToRemind, .laterAnswer,
            .ownAnswerThatDay:
            .conflict
        case .missing(let field), .tooLong(let field, _), .noNumber(let field): .invalid(field: field)
        case .noRequest: .invalid(field: "request")
        case .notAsked: .invalid(field: "giver")
        case .scanKind: .invalid(field: "scan")
        case .badDay, .notYet: .invalid(field: "signedOn")
        case .noSuchVersion: .invalid(field: "version")
        case .recipientNotInForce: .invalid(field: "recipients")
        case .notAloud, .noSuchSharing, .newerSharing: .conflict
        case .ownWitness: .invalid(field: "witness")
        }
    }

    public var phrase: Phrase {
        switch self {
        case .noSuchLink: Phrase("consents.problem.noSuchLink")
        case .linkReplaced: Phrase("consents.problem.linkReplaced")
        case .linkIsOver: Phrase("consents.problem.linkIsOver")
        case .noSuchCode: Phrase("consents.problem.noSuchCode")
        case .noNotice: Phrase("consents.problem.noNotice")
        case .newerNotice: Phrase("consents.problem.newerNotice")
        case .notOpen: Phrase("consents.problem.notOpen")
        case .nothingToTakeBack: Phrase("consents.problem.nothingToTakeBack")
        case .changedMeanwhile: Phrase("consents.problem.changedMeanwhile")
        case .beingDecided: Phrase("consents.problem.beingDecided")
        case .overAlready: Phrase("consents.problem.overAlready")
        case .missing: Phrase("consents.problem.missing")
        case .tooLong(_, let most): Phrase("consents.problem.tooLong", ["count": "\(most)"])
        case .noNumber: Phrase("consents.problem.noNumber")
        case .noRequest: Phrase("consents.problem.noRequest")
        case .remindedAlready: Phrase("consents.problem.remindedAlready")
        case .answeredAlready: Phrase("consents.problem.answeredAlready")
        case .noSlipYet: Phrase("consents.problem.noSlipYet")
        case .nobodyToRemind: Phrase("consents.problem.nobodyToRemind")
        case .notAsked: Phrase("consents.problem.notAsked")
        case .scanKind: Phrase("consents.problem.scanKind", ["megabytes": "\(PaperScan.largestMegabytes)"])
        case .badDay: Phrase("consents.problem.badDay")
        case .notYet: Phrase("consents.problem.notYet")
        case .laterAnswer: Phrase("consents.problem.laterAnswer")
        case .ownAnswerThatDay: Phrase("consents.problem.ownAnswerThatDay")
        case .noSuchSharing: Phrase("consents.problem.noSuchSharing")
        case .newerSharing: Phrase("consents.problem.newerSharing")
        case .notAloud: Phrase("consents.problem.notAloud")
        case .ownWitness: Phrase("consents.problem.ownWitness")
        case .noSuchVersion: Phrase("consents.problem.noSuchVersion")
        case .recipientNotInForce: Phrase("consents.problem.recipientNotInForce")
        }
    }
}
