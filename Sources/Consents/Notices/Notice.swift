import Access
public import Care
import Foundation
import Storage

/// One version of what people are told before they are asked.
public struct Notice: Codable, Sendable, Equatable {
    public let id: ID<Notice>
    /// 1 for the first.
    public let version: Int
    /// Language to words; always in Chinese.
    public let words: [String: NoticeWords]
    /// Whether those who agreed to an older version are asked again.
    public let asksAgain: Bool
    public let madeAt: Moment
    /// Who receives data, as it stood in the register when this version was written.
    public let recipients: [NamedRecipient]

    init(_ row: Row) throws {
        id = try row("id")
        version = try row("version")
        asksAgain = try row("asks_again")
        madeAt = try row("made_at")
        recipients = try [NamedRecipient](json: row("recipients"))
        words = try JSONDecoder().decode([String: NoticeWords].self, from: Data(try row("parts", as: String.self).utf8))
    }

    static let columns: SQL = "n.id, n.version, n.parts, n.asks_again, n.made_at, n.recipients"
}

/// All SQL of notices. Their text is for everybody who is asked, so it belongs to nobody's region.
extension Session {
    /// The newest one, which is the one that counts.
    func notice(of campaign: String) throws -> Notice? {
        try row(
            """
            SELECT \(Notice.columns) FROM consent_notice n WHERE n.campaign = \(campaign)
            ORDER BY n.version DESC LIMIT 1 \(unscoped: "whoever is asked may read what they are asked")
            """
        ).map(Notice.init)
    }

    func notices(of campaign: String) throws -> [Notice] {
        try rows(
            """
            SELECT \(Notice.columns) FROM consent_notice n WHERE n.campaign = \(campaign)
            ORDER BY n.version DESC \(unscoped: "the campaign was let in by the scope")
            """
        ).map(Notice.init)
    }

    func isAnswered(_ notice: ID<Notice>) throws -> Bool {
        try row(
            """
            SELECT id FROM consent WHERE notice = \(notice) LIMIT 1
            \(unscoped: "whether anybody has answered at all, and not who")
            """) != nil
    }
}
