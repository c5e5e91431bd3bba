import Access
import CampaignRules
import Care
import Consents

/// The words that people are told before they are asked: to read all versions, and to write the next.
struct NoticePage {
    let found: ReadNotice.Outcome
    let form: AccountForm
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let found = try await visit.perform(ReadNotice(campaign: visit.fields["campaign"] ?? ""))
        let page = NoticePage(
            found: found, form: AccountForm(visit: visit, problem: problem), waiting: try await visit.waitingAlerts())
        return .page(page.page, after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is ConsentError else { return nil }
        return try await show(visit, problem: problem)
    }

    private var page: Page {
        let visit = form.visit
        let title = Phrase("consents.notice.title", ["campaign": visit.choose(found.titles)])
        return Page(
            title: visit.title(title, isAgain: form.problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                \(form.faults)<div class="head"><div><h1>\(say: title)</h1>
                <p>\(say: "consents.notice.lead")</p></div></div>
                \(each: found.notices.enumerated().map { version($1, isNewest: $0 == 0) })
                \(if: found.mayWrite, fields)
                """)
    }

    private func version(_ notice: Notice, isNewest: Bool) -> HTML {
        let visit = form.visit
        let name = Phrase("consents.notice.version", ["version": "\(notice.version)"])
        let sections = NoticeSections(notice: notice, retentionDays: found.retentionDays)
        return """
            <details class="fold narrow"\(if: isNewest, " open")><summary><h2>\(say: name) \
            <span class="small">\(visit.date(notice.madeAt))\
            \(if: notice.asksAgain, " · \(say: "consents.notice.asksAgain")")</span></h2></summary>
            \(if: isNewest && found.mayWrite, NoticeReading(notice: notice).html(visit))\
            \(if: isNewest && found.mayWrite, NoticeRecipients(found: found, form: form).changed)\
            <section class="card">\(sections.html(visit))
            <h3>\(say: "consents.guardian.free")</h3><p>\(say: NoticeSections.noConsequence(for: found.audience))</p>
            \(if: notice.words["zh-Hans"]?.children != nil, """
                <h3>\(say: "consents.guardian.child")</h3>\(sections.childWords(visit))
                """)</section></details>

            """
    }

    private var fields: HTML {
        let isFirst = found.notices.isEmpty
        return """
            <form class="card narrow" method="post" action="\(form.visit.path)" aria-labelledby="write">\
            \(Form.token(form.visit))
            <h2 id="write">\(say: isFirst ? "consents.notice.first" : "consents.notice.next")</h2>
            <p>\(say: found.isFixed ? "consents.notice.fixed" : "consents.notice.mend")</p>
            \(NoticeFields(prefix: "chinese", language: .zhHans, found: found, form: form).html)
            \(NoticeRecipients(found: found, form: form).html)
            <details class="fold"\(if: isEnglishOpen, " open")>
            <summary><h3>\(say: "consents.notice.english")</h3></summary>
            <p class="hint">\(say: "consents.notice.englishHint")</p>
            \(NoticeFields(prefix: "english", language: .en, found: found, form: form).html)</details>
            \(if: found.isFixed && !isFirst, asksAgain)
            <div class="actions"><button class="btn">\(say: "consents.notice.do")</button></div></form>
            """
    }

    private var isEnglishOpen: Bool {
        guard case .invalid(let field) = form.problem?.kind else { return false }
        return field.hasPrefix("english")
    }

    private var asksAgain: HTML {
        """
        <div class="field"><div class="choice"><input type="checkbox" id="asksAgain" name="asksAgain" value="yes"\
        \(if: form.given("asksAgain") == "yes", " checked")>\
        <label for="asksAgain">\(say: "consents.notice.askAgain")\
        <small>\(say: "consents.notice.askAgainHint")</small></label></div></div>
        """
    }
}

/// The parts of a notice in one language, filled with the newest words, or with words to begin with.
struct NoticeFields {
    let prefix: String
    let language: Language
    let found: ReadNotice.Outcome
    let form: AccountForm

    var html: HTML {
        """
        <fieldset lang="\(language.rawValue)"><legend class="visually-hidden">\(legend)</legend>
        \(line("handler", newest?.handler))\(line("contact", newest?.contact))
        \(area("purpose", newest?.purpose))\(area("method", newest?.method))\(area("kinds", newest?.kinds))
        \(area("necessity", newest?.necessity))
        \(if: found.isForChildren || newest?.children != nil, area("children", newest?.children))</fieldset>
        """
    }

    private var legend: HTML { "\(say: Phrase("consents.notice.in.\(language.rawValue)"))" }

    private var newest: NoticeWords? { found.notices.first?.words[language.rawValue] }

    /// What was sent, else what stands there, else words to begin with. The other language may stay empty.
    private func value(_ part: String, _ kept: String?) -> String {
        if let given = form.visit.fields["\(prefix).\(part)"] { return given }
        if let kept { return kept }
        guard found.notices.isEmpty, !["handler", "contact"].contains(part) else { return "" }
        return found.begin[language.rawValue]?.words(for: part) ?? ""
    }

    private func line(_ part: String, _ kept: String?) -> HTML {
        let (id, fault) = marks(part)
        return """
            <div class="field"><label for="\(id)" lang="\(form.visit.language.rawValue)">\(say: label(part))</label>
            <input type="text" id="\(id)" name="\(id)" value="\(value(part, kept))"
            maxlength="\(NoticeWords.longestLine)"\(fault.attributes)>\(fault.words)</div>

            """
    }

    private func area(_ part: String, _ kept: String?) -> HTML {
        let (id, fault) = marks(part)
        return """
            <div class="field"><label for="\(id)" lang="\(form.visit.language.rawValue)">\(say: label(part))</label>
            <textarea id="\(id)" name="\(id)" rows="4" maxlength="\(NoticeWords.longestPart)"\(fault.attributes)>\
            \(value(part, kept))</textarea>\(fault.words)</div>

            """
    }

    private func label(_ part: String) -> Phrase { Phrase("consents.field.\(part)") }

    private func marks(_ part: String) -> (String, FieldFault) {
        let id = "\(prefix).\(part)"
        return (id, FieldFault(form.problem?.kind == .invalid(field: id) ? form.problem?.phrase : nil, id: id))
    }
}
