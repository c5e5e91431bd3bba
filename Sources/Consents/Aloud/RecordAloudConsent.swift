public import Access
public import CampaignRules
public import Care
import Storage

/// Writes down what somebody has said aloud who cannot read or write, after the notice was read to them.
///
/// A yes counts only where the plan says so: of a grown-up before a witness, and of a guardian on the telephone, called
/// back, with a witness listening (decision 0052). A no, and taking back, need none of it: they are as easy as can be.
public struct RecordAloudConsent: Command, SaidAloud {
    public static let permission = Permission.keepConsents
    public static let longestName = 60
    public static let longestWords = 300

    public var campaign: String
    public var participant: String
    public var giver: ConsentGiver
    public var standing: ConsentStanding
    /// The version of the notice that was read aloud.
    public var version: Int
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
        campaign: String, participant: String, giver: ConsentGiver, standing: ConsentStanding, version: Int,
        saidBy: Private<String>, understood: Private<String>? = nil, witness: Private<String>? = nil,
        called: Private<String>? = nil, request: String
    ) {
        self.campaign = campaign
        self.participant = participant
        self.giver = giver
        self.standing = standing
        self.version = version
        self.saidBy = saidBy
        self.understood = understood
        self.witness = witness
        self.called = called
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let standing: ConsentStanding
        /// `false` where it was said before, and stands.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.participant(participant, in: campaign, orWhoHasLeft: true)
        let facts = try session.campaign(of: found)
        session.about("participant \(participant)", region: found.region)
        let words = try AloudWords(self)
        // Held before anything is looked up: what is kept beside an answer must not be kept beside somebody else's.
        try session.hold(participant)
        guard try !session.isKept(requestOf: self) else {
            let last = try session.lastAnswer(of: participant, by: giver)
            return Outcome(standing: last?.said.standing ?? standing, isNew: false)
        }
        guard let notice = try session.notice(of: campaign) else { throw ConsentError.noNotice }
        if standing == .given {
            try session.checkYes(words, of: found, facts, by: giver)
            guard version == notice.version else { throw ConsentError.newerNotice }
        } else {
            // A child who is not asked may say no all the same.
            let isAsked = facts.rule.asks(age: found.age(on: session.today)).contains(giver)
            guard isAsked || giver == .person else { throw ConsentError.notAsked }
        }
        let before = try session.lastAnswerID(of: self)
        let said = try session.answer(
            wish(notice), of: Asked(participant: found, campaign: facts, giver: giver, manner: .aloud))
        guard let kept = try session.lastAnswerID(of: self), kept != before else {
            return Outcome(standing: said.standing, isNew: false)
        }
        try session.keep(words, of: kept, request: wholeRequest)
        return Outcome(standing: said.standing, isNew: true)
    }

    /// The form, with whose answer it tells and which one.
    fileprivate var wholeRequest: String { "\(participant) \(giver.rawValue) \(standing.rawValue) \(request)" }

    private func wish(_ notice: Notice) -> Wish {
        switch standing {
        case .given: .agree(to: notice.id)
        case .declined: .decline
        case .withdrawn: .takeBack
        }
    }
}

extension Session where Case == RecordAloudConsent {
    /// The same form sent twice. Whoever goes back in the browser and says something else with it has said it.
    fileprivate func isKept(requestOf said: RecordAloudConsent) throws -> Bool {
        try row(
            """
            SELECT consent FROM consent_aloud WHERE request = \(requestMark(said.wholeRequest))
            \(unscoped: "the mark is the caller's own")
            """) != nil
    }

    fileprivate func lastAnswerID(of said: RecordAloudConsent) throws -> ID<ConsentRecord>? {
        try row(
            """
            SELECT id FROM consent
            WHERE participant = \(said.participant) AND giver = \(said.giver.rawValue) AND is_last
            \(unscoped: "the participant was let in by the scope")
            """
        ).map { try $0("id") }
    }

    fileprivate func keep(_ words: AloudWords, of consent: ID<ConsentRecord>, request: String) throws {
        let saidBy = seal(Private(words.saidBy), for: AloudWords.sealing("saidBy", of: consent))
        try run(
            """
            INSERT INTO consent_aloud (consent, request, said_by, understood, witness, called)
            VALUES (\(consent), \(requestMark(request)), \(saidBy), \(sealed("understood", words.understood, consent)),
                \(sealed("witness", words.witness, consent)), \(sealed("called", words.called, consent)))
            \(unscoped: "the participant was let in by the scope")
            """)
    }

    private func sealed(_ field: String, _ text: String?, _ consent: ID<ConsentRecord>) -> Sealed? {
        text.map { seal(Private($0), for: AloudWords.sealing(field, of: consent)) }
    }
}
