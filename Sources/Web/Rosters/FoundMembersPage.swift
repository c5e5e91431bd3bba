import Access
import Care
import Rosters

/// Who was found by a name or a number, masked like everywhere.
struct FoundMembersPage {
    let found: [FindMembers.Found]
    var problem: (any Problem)?

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        return .page(FoundMembersPage(found: [], problem: problem).page(for: visit), status: 422)
    }

    func page(for visit: Visit) -> Page {
        let title = Phrase("rosters.find.title")
        let nobody: HTML = """
            <div class="empty"><h2>\(say: "rosters.find.nobody")</h2><p>\(say: "rosters.find.whole")</p></div>
            """
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            main: """
                \(Form.faults(problem?.phrase, field: "text"))
                <div class="head"><div><h1>\(say: title)</h1>
                <p><a href="/rosters">\(say: "rosters.toAll")</a></p></div></div>
                \(MemberFinder(fault: problem?.phrase).html(visit))
                \(found.isEmpty ? (problem == nil ? nobody : .empty) : table(visit))
                """)
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards"><table><caption class="visually-hidden">\(say: "rosters.people")</caption>
        <thead><tr><th scope="col">\(say: "rosters.column.name")</th><th scope="col">\(say: "rosters.column.unit")</th>\
        <th scope="col">\(say: "rosters.column.kind")</th><th scope="col">\(say: "rosters.column.sex")</th>\
        <th scope="col">\(say: "rosters.column.month")</th></tr></thead>
        <tbody>\(each: found.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ found: FindMembers.Found, _ visit: Visit) -> HTML {
        let whole: HTML = "<span class=\"sub\">\(visit.choose(found.house))</span>"
        return MemberRow(
            card: found.card,
            place: """
                <td data-label="\(say: "rosters.column.unit")"><span>\(visit.choose(found.unit))\
                \(if: found.card.unit != found.card.house, whole)</span></td>
                """
        ).html
    }
}
