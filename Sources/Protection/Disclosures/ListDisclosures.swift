public import Access
public import Care
import Foundation
import ProtectionRules
import Storage

/// Lists breaches of confidence with what was told: those that a second person has not agreed to first. Every look has
/// its line in the audit log.
public struct ListDisclosures: Query {
    public static let permission = Permission.reportHarm
    public static let opensIdentity = true
    public static let perPage = 30

    /// Only those about one person.
    public var finding: String?
    /// From 1.
    public var page: Int?

    public init(finding: String? = nil, page: Int? = nil) {
        self.finding = finding
        self.page = page
    }

    public struct Outcome: Codable, Sendable {
        public let disclosures: [Disclosure]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let asked = finding.flatMap { $0.isEmpty ? nil : $0 }
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let rows = try session.rows(
            """
            SELECT d.id, d.finding, d.region, d.reason, d.recipient, d.content, d.made_by, d.made_at, u.name_zh,
                u.name_en, w.display_name, a.at AS agreed_at, b.display_name AS agreed_name, m.at AS told_at,
                n.display_name AS told_name, p.at AS person_at, q.display_name AS person_name
            FROM disclosure d LEFT JOIN published_unit u ON u.code = d.keeper
            LEFT JOIN published_account w ON w.id = d.made_by
            LEFT JOIN disclosure_step a ON a.disclosure = d.id AND a.kind = 'agreed'
            LEFT JOIN published_account b ON b.id = a.worker
            LEFT JOIN disclosure_step m ON m.disclosure = d.id AND m.kind = 'made'
            LEFT JOIN published_account n ON n.id = m.worker
            LEFT JOIN disclosure_step p ON p.disclosure = d.id AND p.kind = 'personTold'
            LEFT JOIN published_account q ON q.id = p.worker
            WHERE \(session.ownDisclosures())
                AND (CAST(\(asked) AS TEXT) IS NULL OR d.finding = CAST(\(asked) AS TEXT))
            ORDER BY a.at IS NOT NULL, d.made_at DESC, d.id LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """)
        session.about("disclosures")
        return Outcome(
            disclosures: try rows.prefix(Self.perPage).map { try session.disclosure(from: $0) },
            hasMore: rows.count > Self.perPage)
    }
}

extension Session where Case == ListDisclosures {
    fileprivate func disclosure(from row: Row) throws -> Disclosure {
        let id: ID<Disclosure> = try row("id")
        let text = try open(row("content"), for: Disclosure.sealing(of: id)).exposed
        let content = try JSONDecoder().decode(DisclosureContent.self, from: Data(text.utf8))
        let (chinese, english): (String?, String?) = (try row("name_zh"), try row("name_en"))
        return Disclosure(
            id: id, finding: try row("finding"), region: try row("region"),
            unitNames: chinese.map { ["zh-Hans": $0, "en": english.flatMap { $0.isEmpty ? nil : $0 } ?? $0] },
            reason: try row("reason"), recipient: try row("recipient"), toWhom: content.toWhom,
            content: content.content, by: try row("display_name", as: String?.self) ?? "", at: try row("made_at"),
            isMine: try row("made_by", as: String.self) == caller.id?.rawValue,
            agreed: try step(row("agreed_at"), row("agreed_name")), made: try step(row("told_at"), row("told_name")),
            personTold: try step(row("person_at"), row("person_name")))
    }

    private func step(_ at: Moment?, _ name: String?) -> DisclosureStep? {
        at.map { DisclosureStep(at: $0, by: name ?? "") }
    }
}
