import Access
import Accounts
import Care

/// Who works here: searched by name, role, place and state, page by page.
struct PeoplePage {
    let found: ListPeople.Outcome
    let places: PostPlaces
    let waiting: Int?

    static func find(_ found: ListPeople.Outcome, _ visit: Visit) async throws -> PeoplePage {
        let posts = found.people.flatMap(\.posts).map { ($0.post.region, $0.post.unit) }
        let places = try await PostPlaces.find(for: posts, visit)
        return PeoplePage(found: found, places: places, waiting: try await visit.waitingAlerts())
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("accounts.people.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "accounts.people.title")</h1>
                <p>\(say: "accounts.people.lead")</p></div>
                \(if: visit.holds(.managePeople), invite)</div>
                \(search(visit))
                \(found.people.isEmpty ? nobody : table(visit))
                \(pager(visit).html)
                """)
    }

    private var invite: HTML {
        """
        <div class="actions"><a class="btn small" href="/people/invite">\(say: "accounts.invite.title")</a>
        <a class="btn small quiet" href="/people/import">\(say: "accounts.import.title")</a></div>
        """
    }

    private func search(_ visit: Visit) -> HTML {
        let place = visit.fields["place"] ?? ""
        return """
            <form class="card inline-form" method="get" action="/people" role="search">
            <div class="field"><label for="search">\(say: "accounts.people.search")</label>
            <input type="search" id="search" name="search" value="\(visit.fields["search"] ?? "")" maxlength="60"></div>
            \(choice("role", Phrase("accounts.people.role"), visit, Role.allCases.filter { $0 != .integration }
                .map { ($0.rawValue, $0.phrase) }))
            \(choice("state", Phrase("accounts.people.state"), visit, PersonState.allCases.map {
                ($0.rawValue, $0.phrase)
            }))
            \(if: !place.isEmpty, Form.hidden("place", place))
            <button class="btn small">\(say: "accounts.people.find")</button></form>
            """
    }

    private func choice(_ name: String, _ label: Phrase, _ visit: Visit, _ options: [(String, Phrase)]) -> HTML {
        let chosen = visit.fields[name]
        let lines: [HTML] = options.map { code, words in
            "<option value=\"\(code)\"\(if: code == chosen, " selected")>\(say: words)</option>"
        }
        return """
            <div class="field"><label for="\(name)">\(say: label)</label><select id="\(name)" name="\(name)">
            <option value="">\(say: "accounts.people.any")</option>\(each: lines)</select></div>

            """
    }

    private var nobody: HTML { "<div class=\"empty\"><h2>\(say: "accounts.people.nobody")</h2></div>" }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table>
        <caption>\(say: "accounts.people.count", ["count": "\(found.count)"])</caption>
        <thead><tr><th scope="col">\(say: "accounts.people.name")</th>
        <th scope="col">\(say: "accounts.people.posts")</th>
        <th scope="col">\(say: "accounts.people.state")</th></tr></thead>
        <tbody>\(each: found.people.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ person: ListPeople.Person, _ visit: Visit) -> HTML {
        let posts: [HTML] = person.posts.map { PostLine(held: $0, places: places).html(visit) }
        return """
            <tr><th scope="row"><a href="/people/\(person.id.rawValue)">\(person.displayName)</a></th>
            <td data-label="\(say: "accounts.people.posts")"><div>\(each: posts)</div></td>
            <td data-label="\(say: "accounts.people.state")">
            <span class="state">\(say: person.state.phrase)</span></td></tr>

            """
    }

    private func pager(_ visit: Visit) -> Pager {
        let kept = ["search", "role", "place", "state"].map { ($0, visit.fields[$0] ?? "") }
        return Pager(
            page: visit.pageNumber, pageSize: Int(ListPeople.pageSize), count: found.count
        ) { AddressText.with("/people", kept + [("page", "\($0)")]) }
    }
}

/// One post in one line: role, place, until when, and for whom.
struct PostLine {
    let held: HeldPost
    let places: PostPlaces

    func html(_ visit: Visit) -> HTML {
        let place = places.name(of: held.post.region, unit: held.post.unit, visit)
        return "<div>\(say: held.post.role.phrase) · \(place) \(term(visit))</div>"
    }

    /// Only what is out of the ordinary: a post that begins later, has an end, or is held for somebody.
    func term(_ visit: Visit) -> HTML {
        let from = held.from > visit.now.day ? held.from : nil
        return """
            \(if: from != nil, "<span class=\"sub\">\(say: "accounts.post.from", ["day": "\(held.from)"])</span>")
            \(if: held.until != nil,
                "<span class=\"sub\">\(say: "accounts.post.until", ["day": held.until?.description ?? ""])</span>")
            \(if: held.standsFor != nil,
                "<span class=\"sub\">\(say: "accounts.post.standsFor", ["name": held.standsFor ?? ""])</span>")
            """
    }
}

extension PersonState {
    var phrase: Phrase { Phrase("accounts.state.\(rawValue)") }
}

extension Visit {
    /// The page of a long list, from 1.
    var pageNumber: Int { max(1, fields["page"].flatMap { Int($0) } ?? 1) }
}
