public import Access
public import Care
import Foundation
import Storage

/// Certifies that what two people have agreed to delete of one person is gone (PIPL art. 47), behind those who delete
/// it and in the same transaction. It looks by the views of others, as after a deletion of a campaign; where anything
/// is left there is no certificate, and the log says so.
///
/// It names no person, only the request that whoever has asked holds the receipt of. Its keyed mark stands in the audit
/// log, whose chain is sealed and signed (decision 0004).
public struct CertifyErasure: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var request: String
    public var participant: String
    public var campaign: String
    public var region: Region
    /// The two who have agreed, by their accounts.
    public var first: String
    public var second: String

    public init(
        request: String, participant: String, campaign: String, region: Region, first: String, second: String
    ) {
        (self.request, self.participant, self.campaign) = (request, participant, campaign)
        (self.region, self.first, self.second) = (region, first, second)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let left = try session.leftOver(of: participant)
        guard left == 0 else {
            session.about("\(left) left over of rights request \(request)", region: region)
            return Done()
        }
        let certificate = ErasureCertificate(
            request: request, campaign: campaign, kept: try session.kept(of: participant),
            first: try session.name(of: first), second: try session.name(of: second), endedAt: session.now)
        let text = try certificate.text
        let mark = session.fingerprint(text, for: ErasureCertificate.purpose)
        try session.run(
            """
            INSERT INTO erasure_certificate (request, region, text, mark, kept, made_at)
            VALUES (\(request), \(region), \(text), \(mark), \(certificate.kept), \(session.now))
            ON CONFLICT (request) DO NOTHING \(unscoped: "two people have agreed to it")
            """)
        session.about("erasure certificate \(mark)", region: region)
        return Done()
    }
}

/// What a certificate about one person's data says. Nothing of the person.
struct ErasureCertificate: Codable {
    static let purpose = "erasure certificate"

    let request: String
    let campaign: String
    /// How many entries stay in the archive of the school or the place, because their term is longer (rulebook H.8).
    let kept: Int
    let first: String
    let second: String
    let endedAt: Moment

    /// The same certificate is always the same text.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

extension Session where Case == CertifyErasure {
    /// What should not be there any more.
    fileprivate func leftOver(of participant: String) throws -> Int {
        try row(
            """
            SELECT (SELECT COUNT(*) FROM published_sitting WHERE participant = \(participant))
                + (SELECT COUNT(*) FROM published_set_aside WHERE participant = \(participant))
                + (SELECT COUNT(*) FROM published_retest_wish WHERE participant = \(participant))
                + (SELECT COUNT(*) FROM published_person_report WHERE participant = \(participant)) AS number
            \(unscoped: "counts what should not be there any more")
            """
        )?("number") ?? 0
    }

    /// What an earlier transfer has handed on lies in the archive of another school, and stays there as well.
    fileprivate func kept(of participant: String) throws -> Int {
        try row(
            """
            SELECT (SELECT COUNT(*) FROM published_finding WHERE participant = \(participant))
                + (SELECT COUNT(*) FROM published_handed_on h JOIN published_participant p ON p.member = h.member
                    JOIN published_finding f ON f.participant = p.id AND f.found_at <= h.sent_at
                    WHERE p.id = \(participant)) AS number
            \(unscoped: "counts what stays by its own term")
            """
        )?("number") ?? 0
    }

    fileprivate func name(of account: String) throws -> String {
        let row = try row(
            """
            SELECT a.display_name FROM published_account a WHERE a.id = \(account)
            \(unscoped: "whoever has agreed stands on the certificate")
            """)
        return try row?("display_name") ?? account
    }
}
