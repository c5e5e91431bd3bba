public import Care
public import Storage

/// What a closure report counts people by. Each person stands once in each of its groups (`ClosureGroup`).
public enum ClosureFigure: String, Codable, Sendable, CaseIterable, SQLReadable, SQLBindable {
    case invited, removed
    case reminded
    /// Handed in and looks like an answer; handed in and looks clicked through; begun and never handed in.
    case valid, marked, left
    case talkedInTime, talkedLate
    /// How long the slowest of somebody's red flags waited for a colleague: half an hour at most, a day, longer.
    case heardSoon, heardSameDay, heardLater, unheard
}

extension SQL {
    /// Whether the person of `published_sitting` as `t` has handed in, be it before they sat down once more. A second
    /// sitting that is begun takes nobody out of the count, as it takes nobody out of the report (decision 0031).
    static let hasHandedIn: SQL = """
        (t.finished_at IS NOT NULL OR EXISTS (
            SELECT 1 FROM published_set_aside a WHERE a.participant = t.participant AND a.finished_at IS NOT NULL))
        """
}

/// How people are told apart: one statement each, by what other rooms publish. It gives a person's `house`, `region`
/// and `cell`, the figure that they belong to; nobody of a group stands in two of its figures.
enum ClosureGroup: CaseIterable {
    case invitation, reminder, sitting, talk, hearing

    /// Those of taking part, which are told before the end as well.
    static let takingPart: [ClosureGroup] = [.invitation, .reminder, .sitting]

    /// - Parameter campaign: whose people.
    func people(of campaign: ID<Campaign>) -> SQL {
        switch self {
        case .invitation:
            """
            SELECT p.house, p.region, CASE WHEN p.removed_at IS NULL THEN 'invited' ELSE 'removed' END AS cell
            FROM participant p WHERE p.campaign = \(campaign)
            """
        case .reminder: Self.invited(campaign, "'reminded'", "published_consent_reminder r ON r.participant = p.id")
        case .sitting:
            Self.invited(
                campaign,
                """
                CASE WHEN NOT \(SQL.hasHandedIn) THEN 'left'
                    WHEN t.is_marked OR t.finished_at IS NULL THEN 'marked' ELSE 'valid' END
                """, "published_sitting t ON t.participant = p.id")
        case .talk:
            """
            SELECT f.house, f.region,
                CASE WHEN f.talked_at <= f.interview_due THEN 'talkedInTime' ELSE 'talkedLate' END AS cell
            FROM published_care f WHERE f.campaign = \(campaign) AND f.talked_at IS NOT NULL
            """
        case .hearing: Self.hearing(of: campaign)
        }
    }

    /// The clocks of a red and of a yellow alert. Source: rulebook C.2.
    private static let (soonMinutes, dayMinutes) = (30, 24 * 60)

    private static func invited(_ campaign: ID<Campaign>, _ cell: SQL, _ view: SQL) -> SQL {
        """
        SELECT p.house, p.region, \(cell) AS cell FROM participant p JOIN \(view)
        WHERE p.campaign = \(campaign) AND p.removed_at IS NULL
        """
    }

    /// By people and not by alerts: somebody with two alerts is one person who has to be heard.
    private static func hearing(of campaign: ID<Campaign>) -> SQL {
        """
        SELECT g.house, g.region,
            CASE WHEN SUM(CASE WHEN a.acknowledged_at IS NULL THEN 1 ELSE 0 END) > 0 THEN 'unheard'
                WHEN MAX(a.acknowledged_at - a.raised_at) <= \(soonMinutes * 60_000) THEN 'heardSoon'
                WHEN MAX(a.acknowledged_at - a.raised_at) <= \(dayMinutes * 60_000) THEN 'heardSameDay'
                ELSE 'heardLater' END AS cell
        FROM published_flagged_sheet g JOIN published_alert_hearing a ON a.sheet = g.sheet
        WHERE g.campaign = \(campaign) GROUP BY g.participant, g.house, g.region
        """
    }
}
