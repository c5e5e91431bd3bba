import Access
import Campaigns
import Care
import Rosters

/// The form at the door: who somebody is, as little as the campaign needs.
struct DoorPage {
    let found: ReadDoor.Outcome
    let form: AccountForm
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)? = nil) async throws -> Reply {
        let page = DoorPage(
            found: try await visit.perform(ReadDoor(campaign: try visit.campaign)),
            form: AccountForm(visit: visit, problem: problem), waiting: try await visit.waitingAlerts())
        return .page(page.page, after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is RosterError || problem is CampaignProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private var page: Page {
        let visit = form.visit
        let name = visit.choose(found.card.titles)
        let title = Phrase("door.of", ["name": name])
        return Page(
            title: visit.title(title, isAgain: form.problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/door">‹ \(say: "door.title")</a></p>\(form.faults)
                <div class="head"><div><h1>\(name)</h1><p>\(say: "door.ofLead")</p>
                <p>\(say: "door.enrolled", ["count": "\(found.enrolled)"])</p></div></div>\(fields)
                """)
    }

    private var fields: HTML {
        """
        <form class="card narrow" method="post" action="/campaigns/\(found.card.id.rawValue)/door">\
        \(Form.token(form.visit))\(Form.request(form.visit))
        \(select("place", Phrase("door.place"), places))
        \(form.text("name", Phrase("rosters.field.name"),
            attributes: " required maxlength=\"60\" autocomplete=\"off\""))
        \(form.day("born", Phrase("rosters.field.born"), hint: Phrase("rosters.field.bornHint")))
        \(form.text("idNumber", Phrase("rosters.field.idNumber"), hint: Phrase("door.idNumberHint"),
            attributes: " maxlength=\"30\" autocomplete=\"off\""))
        \(select("sex", Phrase("rosters.column.sex"), sexes))
        \(form.text("phone", Phrase("rosters.field.phone"), hint: Phrase("door.phoneHint"),
            attributes: " inputmode=\"tel\" maxlength=\"30\" autocomplete=\"off\""))
        <details class="act"\(if: asksGuardian, " open")><summary>\(say: "door.child")</summary>
        <p class="small">\(say: "door.childHint")</p>
        \(form.text("guardian", Phrase("rosters.field.guardian"),
            attributes: " maxlength=\"60\" autocomplete=\"off\""))
        \(form.text("guardianPhone", Phrase("rosters.field.guardianPhone"),
            attributes: " inputmode=\"tel\" maxlength=\"30\" autocomplete=\"off\""))</details>
        <p class="small">\(say: "door.sealed")</p>
        <div class="actions"><button class="btn">\(say: "door.do")</button></div></form>
        """
    }

    private var asksGuardian: Bool {
        !form.given("guardian").isEmpty || form.problem?.kind == .invalid(field: "guardian")
            || form.problem?.kind == .invalid(field: "guardianPhone")
    }

    private var places: [HTML] {
        found.places.map { option("place", $0.region.code, "\(form.visit.choose($0.names))") }
    }

    private var sexes: [HTML] {
        let unknown = option("sex", "", "\(say: MemberSex?.none.phrase)")
        let known = MemberSex.allCases.map { option("sex", $0.rawValue, "\(say: MemberSex?.some($0).phrase)") }
        return [unknown] + known
    }

    private func option(_ name: String, _ code: String, _ words: HTML) -> HTML {
        "<option value=\"\(code)\"\(if: code == form.given(name), " selected")>\(words)</option>\n"
    }

    private func select(_ name: String, _ label: Phrase, _ lines: [HTML]) -> HTML {
        let isHere = form.problem?.kind == .invalid(field: name)
        let fault = FieldFault(isHere ? form.problem?.phrase : nil, id: name)
        return """
            <div class="field"><label for="\(name)">\(say: label)</label>
            <select id="\(name)" name="\(name)"\(fault.attributes)>\(each: lines)</select>\(fault.words)</div>

            """
    }
}
