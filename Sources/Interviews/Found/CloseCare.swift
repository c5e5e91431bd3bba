public import Access
public import Care
import InterviewRules
import Storage

/// Ends somebody's care. What a red flag has begun ends only after its alert, which takes two people (rulebook C.5);
/// and whoever has shown more since the last talk is talked with first.
public struct CloseCare: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>

    public init(finding: ID<Finding>) {
        self.finding = finding
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.finding(finding)
        guard !found.isClosed else { return Done() }
        _ = try session.ownFinding(finding)
        let alerts = try session.alerts(of: finding)
        do {
            try CareClosing.check(
                level: found.waitsForTalk ? nil : found.level, hasFlag: found.hasFlag,
                alertIsClosed: !alerts.isEmpty && alerts.allSatisfy(\.isClosed))
        } catch {
            throw InterviewError.closing(error)
        }
        guard try session.openPath(of: finding) == nil else { throw InterviewError.pathIsOpen }
        try session.close(finding)
        return Done()
    }
}

extension Session where Case == CloseCare {
    /// Advice and errands end with the care.
    fileprivate func close(_ finding: ID<Finding>) throws {
        try run(
            """
            UPDATE finding SET closed_at = \(now), closed_by = \(caller.id), due_clock = NULL, due_at = NULL
            WHERE id = \(finding) \(unscoped: "the finding itself was found within the scope")
            """)
        try endAdvice(of: finding)
        try windErrands(of: finding)
    }
}
