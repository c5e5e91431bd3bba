import Access
import Accounts
import Care

/// Who has a post in a unit, and what such a post may do.
struct UnitPeople {
    let people: [ListColleagues.Colleague]

    func html(_ visit: Visit) -> HTML {
        guard visit.holds(.seeAccounts) else { return .empty }
        let nobody: HTML = "<p>\(say: "regions.unit.nobody")</p>"
        return """
            <section class="card" aria-labelledby="people"><h2 id="people">\(say: "regions.unit.people")</h2>
            \(if: people.isEmpty, nobody)\(each: people.map(person))</section>
            """
    }

    private func person(_ colleague: ListColleagues.Colleague) -> HTML {
        let held = Permission.allCases.filter(colleague.role.permissions.contains)
        let lines: [HTML] = held.map { "<li>\(say: Phrase("accounts.permission.\($0.rawValue)"))</li>" }
        return """
            <details class="act"><summary><span>\(colleague.displayName)<span class="sub">\(say: colleague.role.phrase)\
            </span></span></summary><ul class="facts-list">\(each: lines)</ul></details>

            """
    }
}
