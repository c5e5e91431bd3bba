public import Access
public import CampaignRules
public import Care
public import Foundation
import Storage

/// A paper, or what was said aloud, that was written down. What it says stands there, and not in a list.
public struct ConsentPaper: Codable, Sendable, Equatable {
    public let consent: ID<ConsentRecord>
    public let participant: String
    public let unit: String?
    public let names: [String: String]?
    public let number: Int
    public let giver: ConsentGiver
    /// On paper, or said aloud.
    public let manner: ConsentManner
    /// Of what was said aloud, the day on which it was said.
    public let signedOn: Day
    public let recordedAt: Moment
    /// Whether a later answer counts instead.
    public let isReplaced: Bool
}

/// Lists the papers of a campaign that were written down in the caller's school, the newest first.
public struct ListPapers: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = false
    public static let perPage = 30

    public var campaign: String
    /// 1 is the first.
    public var page: Int?

    public init(campaign: String, page: Int? = nil) {
        self.campaign = campaign
        self.page = page
    }

    public struct Outcome: Codable, Sendable {
        public let titles: [String: String]
        public let papers: [ConsentPaper]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.campaign(campaign)
        let skipped = (max(1, min(page ?? 1, 10_000)) - 1) * Self.perPage
        let papers = try session.rows(
            """
            SELECT c.id AS consent, c.participant, c.giver, c.at, c.is_last, \(SaidConsent.manner) AS manner,
                x.signed_on, p.unit,
                \(Participant.number) AS number, u.name_zh, u.name_en
            FROM published_participant p JOIN consent c ON c.participant = p.id
            LEFT JOIN consent_paper x ON x.consent = c.id LEFT JOIN published_unit u ON u.code = p.unit
            WHERE p.campaign = \(campaign) AND c.recorded_by IS NOT NULL
                AND \(session.scope, region: "p.region", unit: "p.house", residents: "p.house")
            ORDER BY c.id DESC LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """
        ).map { try ConsentPaper($0) }
        return Outcome(
            titles: facts.titles, papers: Array(papers.prefix(Self.perPage)), hasMore: papers.count > Self.perPage)
    }
}

extension ConsentPaper {
    fileprivate init(_ row: Row) throws {
        guard let giver = ConsentGiver(rawValue: try row("giver")) else { throw StorageError.column("giver") }
        let chinese: String? = try row("name_zh")
        let at: Moment = try row("at")
        self.init(
            consent: try row("consent"), participant: try row("participant"), unit: try row("unit"),
            names: try chinese == nil ? nil : row.names("name_zh", "name_en"), number: try row("number"), giver: giver,
            manner: try row("manner"), signedOn: try row("signed_on", as: Day?.self) ?? at.day, recordedAt: at,
            isReplaced: try !row("is_last"))
    }
}

/// Opens a scan and who signed it. Each opening leaves a line in the audit log.
public struct OpenPaper: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = true

    public var campaign: String
    public var consent: ID<ConsentRecord>

    public init(campaign: String, consent: ID<ConsentRecord>) {
        self.campaign = campaign
        self.consent = consent
    }

    public struct Outcome: Codable, Sendable {
        public let kind: PaperKind
        public let signedBy: String
        /// Base 64 in JSON.
        public let content: Data
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT x.scan_kind, x.scan, x.signed_by, p.region
            FROM published_participant p JOIN consent c ON c.participant = p.id JOIN consent_paper x ON x.consent = c.id
            WHERE c.id = \(consent) AND p.campaign = \(campaign)
                AND \(session.scope, region: "p.region", unit: "p.house", residents: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("consent \(consent)", region: try row("region"))
        let scan = try session.open(try row("scan"), for: PaperScan.sealing(consent))
        let signer = try session.open(try row("signed_by"), for: PaperScan.sealingSigner(of: consent))
        guard let content = Data(base64Encoded: scan.exposed) else { throw StorageError.column("scan") }
        return Outcome(kind: try row("scan_kind"), signedBy: signer.exposed, content: content)
    }
}
