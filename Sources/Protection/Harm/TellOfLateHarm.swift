public import Access
import Care
import ProtectionRules
import Storage

/// Looks for reports whose clock is over, and tells a wider circle: first the place above, at twice the time the county
/// (rulebook C.5). A restart, a lost tick, a double run: each step is taken once.
public struct TellOfLateHarm: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// Each step stands in the report's own story; a look that finds nothing is not worth a line every half minute.
    public static let isAudited = false

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let late = try session.rows(
            """
            SELECT \(OpenHarmReport.columns) FROM harm_report r
            WHERE NOT EXISTS (SELECT 1 FROM harm_entry x WHERE x.report = r.id AND x.kind = 'closed')
                AND \(Self.hasStepLeft(session.now))
            ORDER BY r.raised_at LIMIT 500 \(unscoped: "the platform watches the clocks of all reports")
            """
        ).map(OpenHarmReport.init)
        for report in late {
            for step in report.course.steps(at: session.now) { try session.take(step, of: report) }
        }
        return Done()
    }
}

extension TellOfLateHarm {
    /// Whether a step of a `harm_report r` is due and was not taken yet. Old reports of which every step was taken and
    /// that nobody answers keep no new one waiting.
    private static func hasStepLeft(_ now: Moment) -> SQL {
        """
        ((NOT EXISTS (SELECT 1 FROM harm_entry y WHERE y.report = r.id AND y.kind = 'told') AND (
            (r.tell_due <= \(now)
                AND NOT EXISTS (SELECT 1 FROM harm_entry a WHERE a.mark = r.id || ' tell above'))
            OR (r.tell_twice <= \(now)
                AND NOT EXISTS (SELECT 1 FROM harm_entry b WHERE b.mark = r.id || ' tell county'))))
        OR (NOT EXISTS (SELECT 1 FROM harm_entry z WHERE z.report = r.id AND z.kind = 'acknowledged') AND (
            (r.acknowledge_due <= \(now)
                AND NOT EXISTS (SELECT 1 FROM harm_entry c WHERE c.mark = r.id || ' acknowledge above'))
            OR (r.acknowledge_twice <= \(now)
                AND NOT EXISTS (SELECT 1 FROM harm_entry d WHERE d.mark = r.id || ' acknowledge county')))))
        """
    }
}

extension Session where Case == TellOfLateHarm {
    fileprivate func take(_ step: HarmStep, of report: OpenHarmReport) throws {
        let entry = NewHarmEntry(kind: .late, at: now, detail: step.key, mark: "\(report.id) \(step.key)")
        guard try add(entry, to: report.id) else { return }
        let accounts = try leads(in: step.circle, above: report.region)
        guard !accounts.isEmpty else { return }
        announce(
            HarmReported(
                report: report.id.rawValue, cause: "harm report \(report.id) \(step.key)", isLate: true,
                region: report.region, unit: report.keeper, accounts: accounts.sorted()))
    }
}
