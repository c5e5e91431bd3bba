import Access
import Care

/// The invented people of a demo, by role. Nothing of it exists in a real house.
enum DemoPeople {
    static func part(_ visit: Visit) -> HTML {
        guard let people = visit.house.demoPeople else { return .empty }
        let groups = Role.allCases.map { role in (role, people.filter { $0.role == role }) }
        return """
            <section class="card" aria-labelledby="demo"><h2 id="demo">\(say: "accounts.demo.title")</h2>
            \(each: groups.filter { $0.0 != .integration && !$0.1.isEmpty }.map { group($0, $1, visit) })
            </section>
            """
    }

    private static func group(_ role: Role, _ people: [DemoPerson], _ visit: Visit) -> HTML {
        """
        <h3>\(say: role.phrase)</h3>
        <ul class="people">\(each: people.map { button($0, visit) })</ul>

        """
    }

    private static func button(_ person: DemoPerson, _ visit: Visit) -> HTML {
        """
        <li><form method="post"
        action="/demo/sign-in">\(Form.token(visit))\(SignInPage.back(visit))\(Form.hidden("account", person.account))
        <button class="btn plain"><b>\(person.name)
        <span>\(person.places[visit.language] ?? "")</span></b></button></form></li>
        """
    }
}

extension Role {
    var phrase: Phrase { Phrase("accounts.role.\(rawValue)") }
}
