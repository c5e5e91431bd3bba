public import Access
public import CampaignRules
public import Care
public import Foundation
import Storage

/// Opens what an answer about a third party stands on: the scan of the paper, or what was said aloud and who heard it.
/// Each opening leaves a line in the audit log.
public struct OpenSharing: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = true

    public var campaign: String
    public var consent: ID<SharingRecord>

    public init(campaign: String, consent: ID<SharingRecord>) {
        self.campaign = campaign
        self.consent = consent
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let titles: [String: String]
        public let giver: ConsentGiver
        public let standing: ConsentStanding
        public let manner: ConsentManner
        /// Of what was agreed with the recipient.
        public let version: Int
        public let at: Moment
        public let recordedBy: String
        /// Who signed, or said it.
        public let saidBy: String
        /// Of a paper.
        public let kind: PaperKind?
        /// The scan; base 64 in JSON.
        public let content: Data?
        /// Of what was said aloud, as is all that follows.
        public let understood: String?
        public let witness: String?
        public let called: String?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT s.giver, s.standing, s.manner, s.version, s.at, s.recorded_by, x.signed_by, x.scan_kind, x.scan,
                v.said_by, v.understood, v.witness, v.called, p.region, f.title_zh, f.title_en
            FROM published_participant p JOIN consent_sharing s ON s.participant = p.id
            JOIN published_campaign f ON f.id = p.campaign
            LEFT JOIN consent_sharing_paper x ON x.sharing = s.id
            LEFT JOIN consent_sharing_aloud v ON v.sharing = s.id
            WHERE s.id = \(consent) AND p.campaign = \(campaign) AND (x.sharing IS NOT NULL OR v.sharing IS NOT NULL)
                AND \(session.scope, region: "p.region", unit: "p.house", residents: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("consent \(consent)", region: try row("region"))
        guard let giver = ConsentGiver(rawValue: try row("giver")) else { throw StorageError.column("giver") }
        guard let standing = ConsentStanding(rawValue: try row("standing")) else {
            throw StorageError.column("standing")
        }
        let signer = try session.words("signer", row("signed_by"), of: consent)
        let scan = try session.words("scan", row("scan"), of: consent)
        return Outcome(
            titles: try row.names("title_zh", "title_en"), giver: giver, standing: standing,
            manner: try row("manner"), version: try row("version"), at: try row("at"),
            recordedBy: try row("recorded_by", as: String?.self) ?? "",
            saidBy: try signer ?? session.words("saidBy", row("said_by"), of: consent) ?? "",
            kind: try row("scan_kind"), content: scan.flatMap { Data(base64Encoded: $0) },
            understood: try session.words("understood", row("understood"), of: consent),
            witness: try session.words("witness", row("witness"), of: consent),
            called: try session.words("called", row("called"), of: consent))
    }
}

extension Session where Case == OpenSharing {
    fileprivate func words(_ field: String, _ sealed: Sealed?, of sharing: ID<SharingRecord>) throws -> String? {
        guard let sealed else { return nil }
        return try open(sealed, for: SharingEvidence.sealing(field, of: sharing)).exposed
    }
}
