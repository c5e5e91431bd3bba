import CampaignRules
import Care

/// Who receives data, in the words that everybody reads: in a notice, on the page of a place, in the register.
struct ToldRecipientWords {
    let told: ToldRecipient

    /// Where it stands: below a part of a notice, below the page's own heading, or in the question itself, which needs
    /// no word that it is asked.
    enum Level { case inNotice, onPage, asked }

    func html(_ visit: Visit, level: Level = .onPage) -> HTML {
        let pairs: [(String, HTML)] = [
            ("kind", "\(say: told.kind.phrase)"), ("purpose", Self.spoken(told.purposes, visit)),
            ("data", Self.spoken(told.data, visit)), ("method", Self.spoken(told.methods, visit)),
            ("contact", "\(told.contact)"), ("atEnd", "\(say: told.atEnd.phrase)"),
        ]
        let isToBeAsked = told.needsOwnConsent && level != .asked
        return """
            <div class="recipient">\(heading(visit, level))
            <dl class="pairs">\(each: pairs.map { name, value in
                "<dt>\(say: Phrase("rights.recipient.\(name)"))</dt><dd>\(value)</dd>\n"
            })</dl>\(if: isToBeAsked, "<p class=\"note\">\(say: "rights.recipient.ownConsentTold")</p>")</div>

            """
    }

    private func heading(_ visit: Visit, _ level: Level) -> HTML {
        let name = Self.spoken(told.names, visit)
        return level == .inNotice ? "<h4>\(name)</h4>" : "<h3>\(name)</h3>"
    }

    /// Who reads English where only Chinese was written hears it in the language that it is in.
    static func spoken(_ words: [String: String], _ visit: Visit) -> HTML {
        guard words[visit.language.rawValue] == nil else { return "\(visit.choose(words))" }
        return "<span lang=\"zh-Hans\">\(visit.choose(words))</span>"
    }
}

extension RecipientKind {
    var phrase: Phrase { Phrase("rights.recipientKind.\(rawValue)") }
}

extension RecipientEnd {
    var phrase: Phrase { Phrase("rights.recipientEnd.\(rawValue)") }
}
