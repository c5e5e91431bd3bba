public import Access
public import CampaignRules
public import Care
import Storage

/// Opens what was said aloud, with the witness: the certificate of such a consent. Each opening leaves a line in the
/// audit log.
public struct OpenAloud: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = true

    public var campaign: String
    public var consent: ID<ConsentRecord>

    public init(campaign: String, consent: ID<ConsentRecord>) {
        self.campaign = campaign
        self.consent = consent
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let titles: [String: String]
        public let giver: ConsentGiver
        public let standing: ConsentStanding
        public let manner: ConsentManner
        /// The version of the notice that was read aloud.
        public let version: Int
        public let at: Moment
        public let recordedBy: String
        public let saidBy: String
        public let understood: String?
        public let witness: String?
        /// The number on which a guardian was called back.
        public let called: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT c.giver, c.standing, c.at, c.recorded_by, n.version, v.said_by, v.understood, v.witness, v.called,
                p.region, f.title_zh, f.title_en
            FROM published_participant p JOIN consent c ON c.participant = p.id
            JOIN consent_aloud v ON v.consent = c.id JOIN consent_notice n ON n.id = c.notice
            JOIN published_campaign f ON f.id = p.campaign
            WHERE c.id = \(consent) AND p.campaign = \(campaign)
                AND \(session.scope, region: "p.region", unit: "p.house", residents: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("consent \(consent)", region: try row("region"))
        guard let giver = ConsentGiver(rawValue: try row("giver")) else { throw StorageError.column("giver") }
        guard let standing = ConsentStanding(rawValue: try row("standing")) else {
            throw StorageError.column("standing")
        }
        return Outcome(
            titles: try row.names("title_zh", "title_en"), giver: giver, standing: standing, manner: .aloud,
            version: try row("version"), at: try row("at"), recordedBy: try row("recorded_by"),
            saidBy: try session.open(try row("said_by"), for: AloudWords.sealing("saidBy", of: consent)).exposed,
            understood: try session.words("understood", row("understood"), of: consent),
            witness: try session.words("witness", row("witness"), of: consent),
            called: try session.words("called", row("called"), of: consent))
    }
}

extension Session where Case == OpenAloud {
    fileprivate func words(_ field: String, _ sealed: Sealed?, of consent: ID<ConsentRecord>) throws -> String? {
        guard let sealed else { return nil }
        return try open(sealed, for: AloudWords.sealing(field, of: consent)).exposed
    }
}
