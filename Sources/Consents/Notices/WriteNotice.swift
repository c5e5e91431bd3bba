public import Access
import CampaignRules
import Care
import Foundation
import Storage

/// Writes what people are told before they are asked: the first notice of a campaign, or a new version.
///
/// While the plan is a draft and nobody has answered, the newest version is mended in place; afterwards every change is
/// a version of its own, because whoever agreed, agreed to the words that they saw. The same words sent twice are one
/// version.
public struct WriteNotice: Command {
    public static let permission = Permission.planCampaigns

    public var campaign: String
    public var chinese: NoticeWords
    /// Left out where nobody is asked in English, and while nobody stands in it as answerable.
    public var english: NoticeWords?
    /// Whether those who agreed to an older version are asked again.
    public var asksAgain: Bool?
    /// Who receives data: identifiers from the register. What it says of them is fixed with this version.
    public var recipients: [String: Bool]?

    public init(
        campaign: String, chinese: NoticeWords, english: NoticeWords? = nil, asksAgain: Bool? = nil,
        recipients: [String: Bool]? = nil
    ) {
        self.campaign = campaign
        self.chinese = chinese
        self.english = english
        self.asksAgain = asksAgain
        self.recipients = recipients
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let version: Int
        /// `false` where these words were there already.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.plannedCampaign(campaign)
        session.about("campaign \(campaign)", region: facts.region)
        guard facts.state != "submitted" else { throw ConsentError.beingDecided }
        guard !facts.isClosed(at: session.now), facts.state != "discarded" else { throw ConsentError.overAlready }
        let words = try checkedWords(needsChildren: session.isForChildren(campaign))
        let named = try session.named(recipients, in: facts)
        let newest = try session.notice(of: campaign)
        if let newest, newest.words == words, newest.recipients == named, newest.asksAgain == (asksAgain ?? false) {
            return Outcome(version: newest.version, isNew: false)
        }
        if let newest, facts.state == "draft", try !session.isAnswered(newest.id) {
            try session.mend(newest, words, named)
            return Outcome(version: newest.version, isNew: true)
        }
        let version = (newest?.version ?? 0) + 1
        // Before the first version nobody can have agreed to another.
        try session.keep(words, named, self, version: version, asksAgain: newest != nil && asksAgain ?? false)
        return Outcome(version: version, isNew: true)
    }

    private func checkedWords(needsChildren: Bool) throws(ConsentError) -> [String: NoticeWords] {
        var words = ["zh-Hans": try chinese.checked(as: "chinese", needsChildren: needsChildren)]
        if let english, !english.isBlank {
            words["en"] = try english.checked(as: "english", needsChildren: needsChildren)
        }
        return words
    }
}

extension Session where Case == WriteNotice {
    fileprivate func keep(
        _ words: [String: NoticeWords], _ named: [NamedRecipient], _ asked: WriteNotice, version: Int, asksAgain: Bool
    ) throws {
        let id = newID(Notice.self)
        let kept = try run(
            """
            INSERT INTO consent_notice (id, campaign, version, parts, recipients, text_zh, text_en, asks_again,
                made_by, made_at)
            VALUES (\(id), \(asked.campaign), \(version), \(try words.json), \(try named.json),
                \(words.text(in: "zh-Hans", named)), \(words.text(in: "en", named)), \(asksAgain), \(caller.name),
                \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the campaign was let in by the scope")
            """)
        guard kept == 1 else { throw ConsentError.changedMeanwhile }
        try keep(named, in: id)
    }

    /// So that other rooms can ask whether all of them are still agreed to.
    private func keep(_ named: [NamedRecipient], in notice: ID<Notice>) throws {
        for each in named {
            try run(
                """
                INSERT INTO consent_notice_recipient (notice, recipient, version, name)
                VALUES (\(notice), \(each.recipient), \(each.version), \(each.told.names["zh-Hans"] ?? ""))
                \(unscoped: "the campaign was let in by the scope")
                """)
        }
    }

    fileprivate func mend(_ notice: Notice, _ words: [String: NoticeWords], _ named: [NamedRecipient]) throws {
        let changed = try run(
            """
            UPDATE consent_notice SET parts = \(try words.json), recipients = \(try named.json),
                text_zh = \(words.text(in: "zh-Hans", named)), text_en = \(words.text(in: "en", named)),
                made_by = \(caller.name), made_at = \(now)
            WHERE id = \(notice.id) AND NOT EXISTS (SELECT 1 FROM consent s WHERE s.notice = consent_notice.id)
            \(unscoped: "the campaign was let in by the scope")
            """)
        guard changed == 1 else { throw ConsentError.changedMeanwhile }
        try run(
            """
            DELETE FROM consent_notice_recipient WHERE notice = \(notice.id)
            \(unscoped: "the campaign was let in by the scope")
            """)
        try keep(named, in: notice.id)
    }
}

extension [String: NoticeWords] {
    fileprivate var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }

    /// Whoever reads a language in which it was not written gets the Chinese words, of the recipients too: others see
    /// from the two texts being alike that there is no English one.
    fileprivate func text(in language: String, _ named: [NamedRecipient]) -> String {
        let spoken = self[language] == nil ? "zh-Hans" : language
        return [self[spoken]?.text ?? "", named.text(in: spoken)].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
