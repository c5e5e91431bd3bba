import Access
public import Care
import Storage

/// What still keeps a campaign from being ended, by the name of the work that is left.
public enum EndingGap: String, Codable, Sendable, CaseIterable {
    /// Its window is not over.
    case running
    /// Papers that were keyed once, or read differently by two; and what was never handed in, until somebody has looked
    /// through it.
    case papers
    /// The group report is not drawn yet.
    case report
    /// An alert of a red flag is not closed, which takes two people (rulebook C.5).
    case alerts
    /// Somebody was found whom nobody has talked with, or not since they have shown more (rulebook G.2.5).
    case talks
    /// Alerts, talks or both, for whoever may not know which.
    case care
    /// Nobody has decided about somebody whose sheets do not speak for them, or who was invited again and may come.
    case retests
    /// Somebody whom no unit holds, a resident or a member of a school's staff, was found and nobody has talked with
    /// them yet, or they should be asked again. The counsellors of the place do; where there is none, whoever ends the
    /// campaign writes down who looks after them from then on.
    case residents
    /// Nobody has written the closing statement.
    case statement
}

extension Session {
    /// What is left to do, in the whole campaign for whoever owns it, else in the caller's own units.
    ///
    /// What touches safety has to be over: every alert closed, everybody found talked with. Care goes on beyond that,
    /// for months if need be, and holds nothing up. Whoever was taken off the list because they left the school, and
    /// has shown no red flag, cannot be talked with here any more and holds nothing up either.
    ///
    /// As long as people answer nothing of that is told: a line that appears when the first pupil has handed in says
    /// what that pupil has answered.
    func endingGaps(of card: CampaignCard, isOwned: Bool) throws -> [EndingGap] {
        guard card.state != .ended else { return [] }
        let campaign = card.id
        guard card.state == .closed else {
            return try statement(of: campaign) == nil ? [.running, .statement] : [.running]
        }
        var gaps: [EndingGap] = []
        if try isLeft(Self.papers(of: campaign), isOwned) { gaps.append(.papers) }
        if try !isReportDrawn(campaign) { gaps.append(.report) }
        gaps += try careGaps(of: campaign, isOwned: isOwned)
        if try isLeft(inUnits(retests(of: campaign)), isOwned) { gaps.append(.retests) }
        if try isLeft(residents(of: campaign), isOwned) { gaps.append(.residents) }
        if try statement(of: campaign) == nil { gaps.append(.statement) }
        return gaps
    }

    /// A planner or a principal learns that care is not over, and nothing that would tell of one pupil.
    private func careGaps(of campaign: ID<Campaign>, isOwned: Bool) throws -> [EndingGap] {
        var gaps: [EndingGap] = []
        if try isLeft(Self.alerts(of: campaign), isOwned) { gaps.append(.alerts) }
        if try isLeft(inUnits(Self.talks(of: campaign)), isOwned) { gaps.append(.talks) }
        let mayKnow = caller.posts.contains { $0.permissions.contains(.holdInterviews) && $0.unit != nil }
        return mayKnow || gaps.isEmpty ? gaps : [.care]
    }

    /// - Parameter work: rows with the `house` and `region` of whoever it is about.
    private func isLeft(_ work: SQL, _ isOwned: Bool) throws -> Bool {
        try row(
            """
            SELECT x.region FROM (\(work)) x
            WHERE \(isOwned) OR \(scope, region: "x.region", unit: "x.house") LIMIT 1
            """) != nil
    }

    private func isReportDrawn(_ campaign: ID<Campaign>) throws -> Bool {
        try row(
            """
            SELECT campaign FROM published_report_edition WHERE campaign = \(campaign) AND drawn_at IS NOT NULL
            \(unscoped: "the campaign itself was found within the scope")
            """) != nil
    }

    private static func papers(of campaign: ID<Campaign>) -> SQL {
        "SELECT w.house, w.region FROM published_unended_sitting w WHERE w.campaign = \(campaign)"
    }

    private static func alerts(of campaign: ID<Campaign>) -> SQL {
        """
        SELECT g.house, g.region FROM published_flagged_sheet g JOIN published_alert a ON a.sheet = g.sheet
        WHERE g.campaign = \(campaign) AND a.state <> 'CLOSED'
        """
    }

    /// Nobody has talked with them, or not since they have shown more.
    private static func talks(of campaign: ID<Campaign>) -> SQL {
        """
        SELECT f.house, f.region FROM published_care f
        WHERE f.campaign = \(campaign) AND f.closed_at IS NULL AND (f.talked_at IS NULL OR EXISTS (
            SELECT 1 FROM published_finding w WHERE w.participant = f.participant AND w.due_clock = 'interview'
        )) AND (f.has_flag OR NOT EXISTS (
            SELECT 1 FROM participant p WHERE p.id = f.participant AND p.removed_at IS NOT NULL))
        """
    }

    private func inUnits(_ work: SQL) -> SQL {
        "SELECT w.house, w.region FROM (\(work)) w WHERE w.house IS NOT NULL"
    }

    private func residents(of campaign: ID<Campaign>) -> SQL {
        """
        SELECT w.house, w.region FROM (\(Self.talks(of: campaign)) UNION ALL \(retests(of: campaign))) w
        WHERE w.house IS NULL
        """
    }

    private func retests(of campaign: ID<Campaign>) -> SQL {
        """
        SELECT r.house, r.region FROM published_retest r WHERE r.campaign = \(campaign) AND r.is_open
        UNION ALL SELECT a.house, a.region FROM published_sitting_again a
        WHERE a.campaign = \(campaign) AND a.until_at > \(now) AND NOT EXISTS (
            SELECT 1 FROM published_sitting t
            WHERE t.participant = a.participant AND a.begun_at IS NOT NULL AND t.finished_at > a.begun_at)
        """
    }
}
