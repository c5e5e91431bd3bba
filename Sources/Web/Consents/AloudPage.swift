import Access
import CampaignRules
import Care
import Consents

/// The notice to be read aloud, with its version, and below it what is said to it.
struct AloudPage {
    let found: ReadAloud.Outcome
    let form: AccountForm
    let path: String
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let found = try await visit.perform(
            ReadAloud(campaign: visit.fields["campaign"] ?? "", participant: visit.fields["participant"] ?? ""))
        let page = AloudPage(
            found: found, form: AccountForm(visit: visit, problem: problem), path: try visit.consentsPath,
            waiting: try await visit.waitingAlerts())
        return .page(page.page, after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is ConsentError else { return nil }
        return try await show(visit, problem: problem)
    }

    private var page: Page {
        let visit = form.visit
        let title = Phrase("consents.aloud.title")
        return Page(
            title: visit.title(title, isAgain: form.problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="\(path)/papers">‹ \(visit.choose(found.titles))</a></p>\(form.faults)
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "consents.aloud.lead")</p></div></div>
                \(if: !found.mayAnswer, "<p class=\"note\">\(say: "consents.aloud.over")</p>")\
                \(notice(visit))\(fields)\(if: asksSharing, sharing)
                """)
    }

    private var asksSharing: Bool { found.notice.recipients.contains(where: \.told.needsOwnConsent) }

    /// What is asked by itself, after taking part.
    private var sharing: HTML {
        let address = form.visit.path.replacing("/aloud", with: "/sharing")
        return "<p><a class=\"link\" href=\"\(address)\">\(say: "consents.sharing.record")</a></p>"
    }

    private func notice(_ visit: Visit) -> HTML {
        let sections = NoticeSections(notice: found.notice, retentionDays: found.retentionDays)
        let version = ["version": "\(found.notice.version)", "day": visit.date(found.notice.madeAt)]
        return """
            <section class="card" aria-labelledby="notice"><h2 id="notice">\(say: "consents.aloud.notice")</h2>
            <p class="small">\(say: "consents.guardian.version", version)</p>\(sections.html(visit))
            <p>\(say: NoticeSections.noConsequence(for: found.audience))</p></section>
            """
    }

    private var fields: HTML {
        """
        <form class="card narrow" method="post" action="\(form.visit.path)">\(Form.token(form.visit))\
        \(Form.request(form.visit))\(Form.hidden("version", "\(found.notice.version)"))
        <h2>\(say: "consents.aloud.said")</h2>\(if: found.heard.isEmpty, "<p>\(say: "consents.aloud.noYes")</p>")
        \(form.choices("giver", Phrase("consents.aloud.giver"), givers))
        \(form.choices("standing", Phrase("consents.aloud.standing"), standings))
        \(name("saidBy", Phrase("consents.aloud.saidBy"), isNeeded: true))
        \(if: !found.heard.isEmpty, evidence)
        <div class="actions"><button class="btn">\(say: "consents.aloud.do")</button></div></form>
        """
    }

    /// What a yes stands on.
    private var evidence: HTML {
        """
        \(form.text("understood", Phrase("consents.aloud.understood"), hint: Phrase("consents.aloud.understoodHint"),
            attributes: " maxlength=\"\(RecordAloudConsent.longestWords)\" autocomplete=\"off\""))
        \(name("witness", Phrase("consents.aloud.witness"), hint: Phrase("consents.aloud.witnessHint")))
        \(if: found.heard.contains(.guardian),
            name("called", Phrase("consents.aloud.called"), hint: Phrase("consents.aloud.calledHint")))
        """
    }

    private func name(_ field: String, _ label: Phrase, hint: Phrase? = nil, isNeeded: Bool = false) -> HTML {
        let most: HTML = " maxlength=\"\(RecordAloudConsent.longestName)\" autocomplete=\"off\""
        return form.text(field, label, hint: hint, attributes: isNeeded ? most + " required" : most)
    }

    /// A child who is not asked may still say no.
    private var givers: [(String, Phrase)] {
        ConsentGiver.allCases.filter { found.asked.contains($0) || $0 == .person }
            .map { ($0.rawValue, Phrase("consents.giver.\($0.rawValue)")) }
    }

    private var standings: [(String, Phrase)] {
        ConsentStanding.allCases.filter { $0 != .given || !found.heard.isEmpty }
            .map { ($0.rawValue, Phrase("consents.standing.\($0.rawValue)")) }
    }
}
