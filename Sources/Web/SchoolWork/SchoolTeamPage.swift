import Access
import Care
import SchoolWork
import SchoolWorkRules

/// The people who carry mental health at one school, and when their group met.
struct SchoolTeamPage {
    let found: ReadSchoolTeam.Outcome
    let page: Int
    let step: TeamStep?
    let problem: (any Problem)?
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        .page(try await find(visit, step: nil, problem: nil).page(for: visit))
    }

    static func again(_ step: TeamStep, _ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is SchoolWorkProblem else { return nil }
        return .page(
            try await find(visit, step: step, problem: problem).page(for: visit),
            status: Problems.status(of: problem.kind))
    }

    private static func find(
        _ visit: Visit, step: TeamStep?, problem: (any Problem)?
    ) async throws -> SchoolTeamPage {
        let page = visit.fields["page"].flatMap { Int($0) } ?? 1
        return SchoolTeamPage(
            found: try await visit.perform(ReadSchoolTeam(school: visit.fields["school"] ?? "", page: page)),
            page: page, step: step, problem: problem, waiting: try await visit.waitingAlerts())
    }

    var path: String { "/school-teachers/\(Visit.encoded(found.school.code))" }

    /// Of one of the forms: only the one that was sent comes back with what was given.
    func fields(_ step: TeamStep, _ given: [String: String], _ visit: Visit) -> CareFields {
        guard self.step == step else { return CareFields(visit: visit, prefix: step.rawValue, given: given) }
        return CareFields(visit: visit, prefix: step.rawValue, problem: problem, given: visit.fields.values)
    }

    private func page(for visit: Visit) -> Page {
        let school = visit.choose(found.school.names)
        let title = Phrase("schoolwork.team.of", ["school": school])
        var field: String?
        if case .invalid(let name) = problem?.kind { field = step.map { "\($0.rawValue)-\(name)" } }
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                \(if: visit.holdsInRegion(.seeSchoolWork), """
                    <p class="no-print"><a href="/school-teachers">‹ \(say: "schoolwork.teachers.title")</a></p>
                    """)
                \(Form.faults(problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "schoolwork.team.lead")</p></div></div>
                \(TeamPeople(page: self).html(visit))\(TeamMeetings(page: self).html(visit))
                \(PageLinks(path: path, kept: [], page: page, hasMore: found.hasMore).html)\(visit.watermark)
                """)
    }
}
