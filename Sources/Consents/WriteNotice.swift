public import Access
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

    public init(campaign: String, chinese: NoticeWords, english: NoticeWords? = nil, asksAgain: Bool? = nil) {
        self.campaign = campaign
        self.chinese = chinese
        self.english = english
        self.asksAgain = asksAgain
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
        let newest = try session.notice(of: campaign)
        if let newest, newest.words == words, newest.asksAgain == (asksAgain ?? false) {
            return Outcome(version: newest.version, isNew: false)
        }
        if let newest, facts.state == "draft", try !session.isAnswered(newest.id) {
            try session.mend(newest, words)
            return Outcome(version: newest.version, isNew: true)
        }
        let version = (newest?.version ?? 0) + 1
        // Before the first version nobody can have agreed to another.
        try session.keep(words, of: campaign, version: version, asksAgain: newest != nil && asksAgain ?? false)
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
    fileprivate func keep(_ words: [String: NoticeWords], of campaign: String, version: Int, asksAgain: Bool) throws {
        let kept = try run(
            """
            INSERT INTO consent_notice (id, campaign, version, parts, text_zh, text_en, asks_again, made_by, made_at)
            VALUES (\(newID(Notice.self)), \(campaign), \(version), \(try words.json), \(words.text(in: "zh-Hans")),
                \(words.text(in: "en")), \(asksAgain), \(caller.name), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the campaign was let in by the scope")
            """)
        guard kept == 1 else { throw ConsentError.changedMeanwhile }
    }

    fileprivate func mend(_ notice: Notice, _ words: [String: NoticeWords]) throws {
        let changed = try run(
            """
            UPDATE consent_notice SET parts = \(try words.json), text_zh = \(words.text(in: "zh-Hans")),
                text_en = \(words.text(in: "en")), made_by = \(caller.name), made_at = \(now)
            WHERE id = \(notice.id) AND NOT EXISTS (SELECT 1 FROM consent s WHERE s.notice = consent_notice.id)
            \(unscoped: "the campaign was let in by the scope")
            """)
        guard changed == 1 else { throw ConsentError.changedMeanwhile }
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

    /// Whoever reads a language in which it was not written gets the Chinese words.
    fileprivate func text(in language: String) -> String { (self[language] ?? self["zh-Hans"])?.text ?? "" }
}
