import Access
import Care
import InterviewRules
import Storage
import WarningRules

/// All SQL of ways, but for what one use case alone does. Each finding was found within the scope before.
extension Session {
    func openPath(of finding: ID<Finding>) throws -> OpenPath? {
        try row(
            """
            SELECT \(OpenPath.columns) FROM care_path p WHERE p.finding = \(finding) AND p.closed_at IS NULL
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try OpenPath($0) }
    }

    func returnPolicy(in region: Region, on day: Day) throws -> ReturnPolicy {
        try book(ReturnPolicies.self).edition(for: region, on: day)
    }

    /// By the policy of the first day back: a later one moves nothing that a family was told.
    func visits(of path: OpenPath, in region: Region) throws -> VisitPlan? {
        guard path.step.isBack, let start = path.backOn else { return nil }
        let made = try rows(
            """
            SELECT s.held_on FROM care_path_step s
            WHERE s.path = \(path.id) AND s.step = \(PathStep.followUp) AND s.held_on >= \(start)
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try $0("held_on", as: Day.self) }
        return VisitPlan(from: start, made: made, under: try returnPolicy(in: region, on: start))
    }

    /// The oldest first.
    func steps(of path: ID<CarePath>) throws -> [TakenStep] {
        try rows(
            """
            SELECT s.id, s.step, s.held_on, s.content, w.display_name
            FROM care_path_step s LEFT JOIN published_account w ON w.id = s.taken_by
            WHERE s.path = \(path) ORDER BY s.place
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { row in
            let id: ID<TakenStep> = try row("id")
            return TakenStep(
                id: id, step: try row("step"), on: try row("held_on"),
                content: try openAll(
                    row("content"), for: PathStepContent.sealing(of: id), as: PathStepContent.self),
                takenBy: try row("display_name") ?? "")
        }
    }

    /// Every way of a finding: the one that is open, then the newest.
    func paths(of finding: ID<Finding>) throws -> [ShownPath] {
        let found = try row(
            """
            SELECT \(OpenFinding.columns) FROM finding f WHERE f.id = \(finding)
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try OpenFinding($0) }
        guard let found else { return [] }
        return try rows(
            """
            SELECT \(OpenPath.columns), p.due_clock, p.due_at FROM care_path p
            WHERE p.finding = \(finding) ORDER BY p.closed_at IS NOT NULL, p.id DESC
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try shownPath($0, of: found) }
    }

    private func shownPath(_ row: Row, of found: OpenFinding) throws -> ShownPath {
        let path = try OpenPath(row)
        return ShownPath(
            id: path.id, step: path.step, next: found.isClosed || found.isHandedOn ? [] : path.step.next,
            steps: try steps(of: path.id),
            visits: try visits(of: path, in: found.region)?.planned.map { PlannedVisit($0) } ?? [],
            clock: try row("due_clock"), due: try row("due_at"),
            needsColleague: path.needsColleague(besides: caller.id, for: found), papers: try papers(of: path.id))
    }
}
