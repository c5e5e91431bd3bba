public import Access
public import CampaignRules
public import Care
import Storage

/// Writes down what somebody has said aloud of one third party, after the question was read to them. A yes stands on
/// what a yes to taking part stands on (decision 0052); a no, and taking back, need none of it.
public struct RecordAloudSharing: Command, SaidAloud {
    public static let permission = Permission.keepConsents

    public var campaign: String
    public var participant: String
    public var giver: ConsentGiver
    /// As the register knows it.
    public var recipient: String
    /// The version of what was agreed with it that was read aloud.
    public var version: Int
    public var standing: ConsentStanding
    /// Who said it.
    public var saidBy: Private<String>
    /// What they have understood, in their own words; for a yes.
    public var understood: Private<String>?
    /// Who heard it, and is not whoever writes it down; for a yes.
    public var witness: Private<String>?
    /// The number on which a guardian was called back; for a guardian's yes.
    public var called: Private<String>?
    public var request: String

    public init(
        campaign: String, participant: String, giver: ConsentGiver, recipient: String, version: Int,
        standing: ConsentStanding, saidBy: Private<String>, understood: Private<String>? = nil,
        witness: Private<String>? = nil, called: Private<String>? = nil, request: String
    ) {
        self.campaign = campaign
        self.participant = participant
        self.giver = giver
        self.recipient = recipient
        self.version = version
        self.standing = standing
        self.saidBy = saidBy
        self.understood = understood
        self.witness = witness
        self.called = called
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.participant(participant, in: campaign, orWhoHasLeft: true)
        let facts = try session.campaign(of: found)
        session.about("participant \(participant)", region: found.region)
        guard facts.mayTakeBack else { throw ConsentError.linkIsOver }
        let words = try AloudWords(self)
        try session.hold(participant)
        guard try !session.isKept(requestOf: self) else { return Done() }
        if standing == .given { try session.checkYes(words, of: found, facts, by: giver) }
        let kept = try session.keepAnswer(
            SharingWish(recipient: recipient, version: version, standing: standing),
            of: Asked(participant: found, campaign: facts, giver: giver, manner: .aloud))
        if let id = kept.id { try session.keep(words, of: id, request: wholeRequest) }
        return Done()
    }

    /// The form, with whose answer it tells, about whom, and which one.
    fileprivate var wholeRequest: String {
        "\(participant) \(giver.rawValue) \(recipient) \(standing.rawValue) \(request)"
    }
}

extension Session where Case == RecordAloudSharing {
    fileprivate func isKept(requestOf said: RecordAloudSharing) throws -> Bool {
        try row(
            """
            SELECT sharing FROM consent_sharing_aloud WHERE request = \(requestMark(said.wholeRequest))
            \(unscoped: "the mark is the caller's own")
            """) != nil
    }

    fileprivate func keep(_ words: AloudWords, of sharing: ID<SharingRecord>, request: String) throws {
        let saidBy = seal(Private(words.saidBy), for: SharingEvidence.sealing("saidBy", of: sharing))
        try run(
            """
            INSERT INTO consent_sharing_aloud (sharing, request, said_by, understood, witness, called)
            VALUES (\(sharing), \(requestMark(request)), \(saidBy), \(sealed("understood", words.understood, sharing)),
                \(sealed("witness", words.witness, sharing)), \(sealed("called", words.called, sharing)))
            \(unscoped: "the participant was let in by the scope")
            """)
    }

    private func sealed(_ field: String, _ text: String?, _ sharing: ID<SharingRecord>) -> Sealed? {
        text.map { seal(Private($0), for: SharingEvidence.sealing(field, of: sharing)) }
    }
}
