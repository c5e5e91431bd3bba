import Access
import Accounts
import Care

/// Choosing who holds somebody's post while they are away (AB 角), and until when.
struct StandInPage {
    let away: ReadPerson.Outcome
    let held: HeldPost
    let found: ListPeople.Outcome
    let places: PostPlaces
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)? = nil) async throws -> Reply {
        let away = try await visit.perform(visit.fields.decode(ReadPerson.self))
        guard let held = away.posts.first(where: { $0.id.rawValue == visit.fields["post"] }) else {
            throw Refusal.notFound
        }
        let people = try await visit.perform(ListPeople(search: visit.fields["search"], state: .inService))
        let page = StandInPage(
            away: away, held: held, found: people,
            places: try await PostPlaces.find(for: [(held.post.region, held.post.unit)], visit),
            waiting: try await visit.waitingAlerts(), problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    private var address: String { "/people/\(away.id.rawValue)/posts/\(held.id.rawValue)/stand-in" }

    func page(for visit: Visit) -> Page {
        let place = places.name(of: held.post.region, unit: held.post.unit, visit)
        return Page(
            title: Phrase("accounts.standIn.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "accounts.standIn.title")</h1>
                <p>\(away.displayName) · \(say: held.post.role.phrase) · \(place)</p></div></div>
                <form class="card inline-form" method="get" action="\(address)" role="search">
                <div class="field"><label for="search">\(say: "accounts.people.search")</label>
                <input type="search" id="search" name="search" value="\(visit.fields["search"] ?? "")"></div>
                <button class="btn small">\(say: "accounts.people.find")</button></form>
                \(form(visit))
                """)
    }

    private func form(_ visit: Visit) -> HTML {
        let form = AccountForm(visit: visit, problem: problem)
        let others = found.people.filter { $0.id != away.id && $0.id != visit.presence?.account }
        guard !others.isEmpty else { return "<div class=\"empty\"><h2>\(say: "accounts.people.nobody")</h2></div>" }
        return """
            \(form.faults)
            <form class="card" method="post" action="\(address)">\(Form.token(visit))
            <fieldset class="field"><legend>\(say: "accounts.standIn.who")</legend>
            <div class="choices">\(each: others.map { choice($0, form) })</div></fieldset>
            \(form.day("from", Phrase("accounts.field.from"), hint: Phrase("accounts.field.fromHint")))
            \(form.day("until", Phrase("accounts.field.until"), hint: Phrase("accounts.standIn.untilHint")))
            <div class="actions"><button class="btn">\(say: "accounts.standIn.do")</button></div></form>
            """
    }

    private func choice(_ person: ListPeople.Person, _ form: AccountForm) -> HTML {
        let id = person.id.rawValue
        return """
            <div class="choice"><input type="radio" id="c-\(id)" name="colleague" value="\(id)"
            required\(if: form.given("colleague") == id, " checked")>
            <label for="c-\(id)">\(person.displayName)</label></div>

            """
    }
}
