import Access
import Accounts
import Care

/// Who has a post in a unit, and what such a post may do.
struct UnitPeople {
    let people: [ListUnitPeople.Member]

    func html(_ visit: Visit) -> HTML {
        guard visit.holds(.seeAccounts) else { return .empty }
        let nobody: HTML = "<p>\(say: "regions.unit.nobody")</p>"
        return """
            <section class="card" aria-labelledby="people"><h2 id="people">\(say: "regions.unit.people")</h2>
            \(if: people.isEmpty, nobody)\(each: people.map(person))</section>
            """
    }

    private func person(_ colleague: ListUnitPeople.Member) -> HTML {
        let lines: [HTML] = colleague.may.map { "<li>\(say: Phrase("accounts.permission.\($0.rawValue)"))</li>" }
        return """
            <details class="act"><summary><span>\(colleague.displayName)<span class="sub">\(say: colleague.role.phrase)\
            </span>\(if: colleague.standsFor != nil, standIn(colleague))</span></summary>
            <ul class="facts-list">\(each: lines)</ul>
            <p><a href="/people/\(colleague.account.rawValue)">\(say: "accounts.link.toPerson")</a></p></details>

            """
    }

    private func standIn(_ colleague: ListUnitPeople.Member) -> HTML {
        """
        <span class="sub">\(say: "accounts.post.standsFor", ["name": colleague.standsFor ?? ""])</span>
        """
    }
}
