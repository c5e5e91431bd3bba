import CampaignRules
import Care
import Consents

/// A notice as people read it: what the school has written, and what the platform says in every notice.
struct NoticeSections {
    let notice: Notice
    let retentionDays: Int

    func words(in language: Language) -> NoticeWords? {
        notice.words[language.rawValue] ?? notice.words[Language.zhHans.rawValue]
    }

    /// That saying no costs nothing, in what it could cost these people.
    static func noConsequence(for audience: AudienceKind?) -> Phrase {
        audience == .pupil ? Phrase("consents.fixed.noConsequence") : Phrase("consents.fixed.noConsequenceElsewhere")
    }

    /// - Parameter level: which heading its parts bear.
    func html(_ visit: Visit) -> HTML {
        guard let words = words(in: visit.language) else { return .empty }
        // Who reads English where only Chinese was written hears it in the language that it is in.
        let isOther = notice.words[visit.language.rawValue] == nil
        return """
            <div class="notice"\(if: isOther, " lang=\"zh-Hans\"")>\(part("purpose", words.purpose))
            \(part("method", words.method))\(part("kinds", words.kinds))\(part("necessity", words.necessity))
            <h3>\(say: "consents.part.handler")</h3><p>\(words.handler)</p><p>\(words.contact)</p></div>
            \(recipients(visit))<h3>\(say: "consents.part.retention")</h3>
            <p>\(say: "consents.fixed.retention", ["days": "\(retentionDays)"])</p>
            <h3>\(say: "consents.part.rights")</h3><p>\(say: "consents.fixed.rights")</p>
            """
    }

    /// Who receives data beside the handler, each by name (PIPL art. 17, 23).
    private func recipients(_ visit: Visit) -> HTML {
        guard !notice.recipients.isEmpty else { return .empty }
        return """
            <h3>\(say: "consents.part.recipients")</h3>
            \(each: notice.recipients.map { ToldRecipientWords(told: $0.told).html(visit, level: .inNotice) })
            """
    }

    /// Words for a child, in the child's language; nothing where none were written.
    func childWords(_ visit: Visit) -> HTML {
        guard let words = words(in: visit.language)?.children else { return .empty }
        return Self.paragraphs(words)
    }

    private func part(_ name: String, _ text: String) -> HTML {
        """
        <h3>\(say: Phrase("consents.part.\(name)"))</h3>
        \(Self.paragraphs(text))

        """
    }

    static func paragraphs(_ text: String) -> HTML {
        let lines = text.split(whereSeparator: \.isNewline).map { "<p>\(String($0))</p>" as HTML }
        return "\(each: lines)"
    }
}
