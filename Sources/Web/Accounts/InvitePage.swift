import Access
import Accounts
import Care

/// Choosing where a post stands, then filling in the rest. Two steps, because no list of a nation fits into a page:
/// the place is searched by name, and what was found are links.
struct PostPage {
    /// Where the form goes, and the address of this page itself.
    let address: String
    let title: Phrase
    let isInvitation: Bool
    let found: [FindPostPlaces.Found]
    let at: FindPostPlaces.Found?
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, address: String, isInvitation: Bool, problem: (any Problem)? = nil) async throws
        -> Reply
    {
        let code = visit.fields["place"] ?? ""
        let places = try await visit.perform(FindPostPlaces(search: code.isEmpty ? visit.fields["search"] : code))
        let page = PostPage(
            address: address, title: Phrase(isInvitation ? "accounts.invite.title" : "accounts.post.add"),
            isInvitation: isInvitation, found: places, at: places.first { $0.code == code },
            waiting: try await visit.waitingAlerts(), problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: title)</h1>
                \(if: isInvitation, "<p>\(say: "accounts.invite.lead")</p>")</div></div>
                \(at.map { form(at: $0, visit) } ?? search(visit))
                """)
    }

    private func search(_ visit: Visit) -> HTML {
        """
        <form class="card inline-form" method="get" action="\(address)" role="search">
        <div class="field"><label for="search">\(say: "accounts.invite.where")</label>
        <span class="hint" id="search-hint">\(say: "accounts.invite.whereHint")</span>
        <input type="search" id="search" name="search" value="\(visit.fields["search"] ?? "")" maxlength="60"
        aria-describedby="search-hint"></div><button class="btn small">\(say: "accounts.people.find")</button></form>
        \(if: found.isEmpty, "<div class=\"empty\"><h2>\(say: "accounts.invite.noPlace")</h2></div>")
        <ul class="doors">\(each: found.map { door($0, visit) })</ul>
        """
    }

    private func door(_ place: FindPostPlaces.Found, _ visit: Visit) -> HTML {
        let kind = visit.say(Phrase(place.isUnit ? "accounts.invite.unit" : "accounts.invite.region"))
        let described = place.house.map(visit.choose) ?? "\(kind)\(lies(place, visit))"
        return """
            <li><a class="door plain" href="\(AddressText.with(address, [("place", place.code)]))">
            <b>\(visit.choose(place.names))</b><span>\(described)</span></a></li>

            """
    }

    /// Places of one name are told apart by where they lie: nobody knows a colleague's village by twelve digits.
    private func lies(_ place: FindPostPlaces.Found, _ visit: Visit) -> String {
        guard let above = place.isUnit ? place.region : place.region.parent else { return "" }
        return " · \(visit.placePath(above))"
    }

    private func form(at place: FindPostPlaces.Found, _ visit: Visit) -> HTML {
        let form = AccountForm(visit: visit, problem: problem)
        let name = form.text(
            "displayName", Phrase("accounts.people.name"),
            attributes: " required maxlength=\"\(InvitePerson.longestName)\" autocomplete=\"off\"")
        return """
            \(form.faults)
            <form class="card" method="post" action="\(address)">\(Form.token(visit))\(Form.request(visit))
            \(Form.hidden("place", place.code))
            <p><strong>\(place.house.map { "\(visit.choose($0)) · " } ?? "")\(visit.choose(place.names))</strong>
            <a href="\(address)">\(say: "accounts.invite.elsewhere")</a></p>
            \(if: isInvitation, name)
            \(form.role(Phrase("accounts.people.role"), among: roles(at: place, visit)))
            \(form.day("from", Phrase("accounts.field.from"), hint: Phrase("accounts.field.fromHint")))
            \(form.day("until", Phrase("accounts.field.until"), hint: Phrase("accounts.field.untilHint")))
            <div class="actions"><button class="btn">
            \(say: Phrase(isInvitation ? "accounts.invite.do" : "accounts.post.addDo"))</button></div></form>
            """
    }

    /// Only what the reader may give at this place.
    private func roles(at place: FindPostPlaces.Found, _ visit: Visit) -> [Role] {
        Role.allCases.filter { role in
            let post = Post(role: role, region: place.region, unit: place.isUnit ? place.code : nil)
            return post.isSeated && visit.caller.posts.contains { $0.mayAppoint(post) }
        }
    }
}
