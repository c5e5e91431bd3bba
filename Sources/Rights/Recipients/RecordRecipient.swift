public import Access
public import CampaignRules
public import Care
import Storage

/// Writes down who receives data from the own place or unit, why, which and on what ground. It holds once a second
/// administrator has agreed; until then nothing may go there (rulebook H.2, PIPL art. 20, 21, 23).
public struct RecordRecipient: Command {
    public static let permission = Permission.answerRightsRequests

    public var terms: RecipientTerms
    public var request: String

    public init(terms: RecipientTerms, request: String) {
        self.terms = terms
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let recipient: ID<Recipient>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let mark = try session.recipientMark(request)
        let checked = try terms.checked()
        if let known = try session.recipient(ofRequest: mark) { return Outcome(recipient: known) }
        let (id, place) = (session.newID(Recipient.self), try session.ownPlace())
        session.about("recipient \(id)", region: place.region)
        try session.run(
            """
            INSERT INTO recipient (id, region, unit, recorded_by, recorded_at)
            VALUES (\(id), \(try session.scope.admit(place.region, unit: place.unit)),
                CAST(\(place.unit) AS TEXT), \(session.caller.id), \(session.now))
            """)
        guard try session.keep(checked, of: id, version: 1, mark) else { throw RightsProblem.changedMeanwhile }
        return Outcome(recipient: id)
    }
}

/// Writes down that something was agreed anew: a version of its own, which holds once a second administrator has
/// agreed. What was agreed before holds until then, and stays readable.
public struct ReviseRecipient: Command {
    public static let permission = Permission.answerRightsRequests

    public var recipient: ID<Recipient>
    public var terms: RecipientTerms
    public var request: String

    public init(recipient: ID<Recipient>, terms: RecipientTerms, request: String) {
        (self.recipient, self.terms, self.request) = (recipient, terms, request)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let mark = try session.recipientMark(request)
        let found = try session.recipient(recipient)
        let checked = try terms.checked()
        if try session.recipient(ofRequest: mark) != nil || found.newest.terms == checked { return Done() }
        guard found.standing != .ended else { throw RightsProblem.recipientEnded }
        guard try session.keep(checked, of: recipient, version: found.newest.version + 1, mark) else {
            throw RightsProblem.changedMeanwhile
        }
        return Done()
    }
}
