public import Access
public import Care
public import RightsRules
import Storage
import WarningRules

/// Answers a request: granted, or refused with a reason that the person reads. A deletion is granted by two people, one
/// after the other; the table refuses the same person twice.
public struct AnswerRightsRequest: Command {
    public static let permission = Permission.answerRightsRequests

    public var request: ID<RightsRequest>
    public var answer: RightsAnswer
    /// How it was made sure who asks.
    public var proof: IdentityProof?
    /// The reason of a refusal, or what was corrected.
    public var words: Private<String>?

    public init(
        request: ID<RightsRequest>, answer: RightsAnswer, proof: IdentityProof? = nil, words: Private<String>? = nil
    ) {
        (self.request, self.answer) = (request, answer)
        (self.proof, self.words) = (proof, words)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let (found, row) = try session.rightsRequest(request)
        let written = try RightsWords.checked(words, "words")
        var decision = try session.decision(on: found, campaign: row("campaign"))
        (decision.hasProof, decision.hasWords) = (proof != nil, written != nil)
        if let obstacle = decision.obstacle(to: answer) { throw RightsProblem.obstacle(obstacle) }
        guard let person = session.caller.id else { throw Refusal.forbidden }
        if answer == .granted, found.kind == .delete, found.firstBy == nil {
            try session.agreeFirst(found, person)
            return Done()
        }
        let waits = try session.mustWait(answer, found)
        try session.write(self, written, of: found, person, waits: waits)
        if answer == .granted, found.kind == .delete, !waits {
            session.announce(
                ErasureAgreed(
                    participant: found.participant, proof: try session.proof(of: found, campaign: row("campaign"))))
        }
        return Done()
    }
}

/// Two people have agreed that what is kept of somebody is deleted; `App/Reactions.swift` says by whom.
public struct ErasureAgreed: Announcement {
    public let participant: String
    /// What a certificate says of it; `nil` where there is none.
    public var proof: ErasureProof?
}

/// A deletion that is certified: which request, and the two who have agreed.
public struct ErasureProof: Codable, Sendable {
    public let request: String
    public let campaign: String
    public let region: Region
    public let first: String
    public let second: String
}

extension Session {
    /// What stands in the way of the caller's answering, as far as the house knows.
    func decision(on request: RightsRequest, campaign: String) throws -> RightsDecision {
        var decision = RightsDecision(kind: request.kind)
        decision.isAnswered = request.answer != nil
        decision.needsReview = request.keeper != nil
        decision.isReviewed = request.isReviewed
        decision.hasLooked = try request.kind == .explain && hasLooked(at: request)
        decision.isHeld = try request.kind == .delete && isHeld(campaign)
        decision.hasAgreed = request.firstBy != nil && request.firstBy == caller.id?.rawValue
        return decision
    }

    /// Whether the log shows that the caller has opened this person.
    private func hasLooked(at request: RightsRequest) throws -> Bool {
        let subjects = ["participant \(request.participant)", "member \(request.member)"]
        return try row(
            """
            SELECT a.id FROM published_audit_line a
            WHERE a.subject IN \(list: subjects) AND a.caller_id = \(caller.id)
                AND a.use_case NOT IN ('WriteDownRequest', 'FindParticipations')
            LIMIT 1 \(unscoped: "asks for the caller's own lines only")
            """) != nil
    }
}

extension Session where Case == AnswerRightsRequest {
    fileprivate func agreeFirst(_ request: RightsRequest, _ person: ID<Caller>) throws {
        let agreed = try run(
            """
            UPDATE rights_request SET first_by = \(person), first_at = \(now)
            WHERE id = \(request.id) AND answer IS NULL AND first_by IS NULL
            \(unscoped: "the request itself was found within the scope")
            """)
        guard agreed == 1 else { throw RightsProblem.obstacle(.answered) }
    }

    /// What a guardian who is, or may be, the danger has deleted waits until that is over: the help for the child hangs
    /// on it (rulebook H.4). So does what was asked for with the code of a child under 14, because whoever is the
    /// danger may hold the slip or the telephone. The desk and whoever has asked are told the same as always.
    fileprivate func mustWait(_ answer: RightsAnswer, _ request: RightsRequest) throws -> Bool {
        guard answer == .granted, request.kind == .delete else { return false }
        guard try request.applicant != .person || isOfChild(request) else { return false }
        return try hasDangerousGuardian(request.member)
    }

    /// Only who is fourteen and has asked for themselves gets a certificate: what a guardian has deleted, or whoever
    /// holds a child's code, may have to wait, and a certificate that is missing would tell (rulebook H.4).
    fileprivate func proof(of request: RightsRequest, campaign: String) throws -> ErasureProof? {
        guard try request.applicant == .person && !isOfChild(request) else { return nil }
        guard let first = request.firstBy, let second = caller.id?.rawValue else { return nil }
        return ErasureProof(
            request: request.id.rawValue, campaign: campaign, region: request.region, first: first, second: second)
    }

    /// Of whom no participation is left nobody knows the age, and they are looked after like a child.
    private func isOfChild(_ request: RightsRequest) throws -> Bool {
        let row = try row(
            """
            SELECT \(AskedPerson.columns) FROM published_participant p WHERE p.id = \(request.participant)
            \(unscoped: "the request itself was found within the scope")
            """)
        return try row.map { isChild(try AskedPerson($0)) } ?? true
    }

    fileprivate func write(
        _ asked: AnswerRightsRequest, _ words: String?, of request: RightsRequest, _ person: ID<Caller>, waits: Bool
    ) throws {
        let sealed = words.map { seal(Private($0), for: RightsRequest.sealing("words", of: request.id)) }
        let opens = asked.answer == .granted && request.kind.opensFile
        let policy = try book(RightsPolicies.self).edition(for: request.region, on: today)
        let calendar = try book(WorkingCalendars.self).edition(for: request.region, on: today)
        let until: Moment? = opens ? policy.fileOpen.end(from: now, in: calendar) : nil
        let kept = policy.proof.end(from: now, in: calendar)
        let answered = try run(
            """
            UPDATE rights_request SET answer = \(asked.answer), words = \(sealed), proof = \(asked.proof),
                answered_by = \(person), answered_at = \(now), open_until = CAST(\(until) AS BIGINT),
                keep_until = \(kept), waits = \(waits)
            WHERE id = \(request.id) AND answer IS NULL
            \(unscoped: "the request itself was found within the scope")
            """)
        guard answered == 1 else { throw RightsProblem.obstacle(.answered) }
    }
}
