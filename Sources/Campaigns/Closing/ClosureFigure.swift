public import Care
public import Storage

/// What a closure report counts people by. Each person stands once in each of its groups (`ClosureGroup`).
public enum ClosureFigure: String, Codable, Sendable, CaseIterable, SQLReadable, SQLBindable {
    case invited, removed
    case reminded
    case guardianAgreed, guardianDeclined, ownAgreed, ownDeclined
    /// Handed in and looks like an answer; handed in and looks clicked through; begun and never handed in.
    case valid, marked, left
    /// Whom the scores alone have found, and whom a red flag has.
    case byScore, byFlag
    case talkedInTime, talkedLate, talkWaits
    case calm, watch, moderate, serious, imminent
    case guardianReached, advised
    case retestOpen, retestDecided
    /// How long the slowest of somebody's red flags waited for a colleague: half an hour at most, a day, longer.
    case heardSoon, heardSameDay, heardLater, unheard
    case alertOpen, alertClosed
}

/// How people are told apart: one statement each, by what other rooms publish. It gives a person's `house`, `region`
/// and `cell`, the figure that they belong to; nobody of a group stands in two of its figures.
enum ClosureGroup: CaseIterable {
    case invitation, reminder, consent, sitting, finding, talk, level, guardian, advice, retest, hearing, alert

    /// - Parameter campaign: whose people.
    func people(of campaign: ID<Campaign>) -> SQL {
        switch self {
        case .invitation:
            """
            SELECT p.house, p.region, CASE WHEN p.removed_at IS NULL THEN 'invited' ELSE 'removed' END AS cell
            FROM participant p WHERE p.campaign = \(campaign)
            """
        case .reminder: Self.invited(campaign, "'reminded'", "published_consent_reminder r ON r.participant = p.id")
        case .consent:
            Self.invited(
                campaign,
                """
                CASE WHEN s.giver = 'guardian' AND s.standing = 'given' THEN 'guardianAgreed'
                    WHEN s.giver = 'guardian' THEN 'guardianDeclined' WHEN s.standing = 'given' THEN 'ownAgreed'
                    ELSE 'ownDeclined' END
                """, "published_consent s ON s.participant = p.id")
        case .sitting:
            Self.invited(
                campaign,
                """
                CASE WHEN t.finished_at IS NULL THEN 'left' WHEN t.is_marked THEN 'marked' ELSE 'valid' END
                """, "published_sitting t ON t.participant = p.id")
        case .finding: Self.found(campaign, "CASE WHEN f.has_flag THEN 'byFlag' ELSE 'byScore' END")
        case .talk:
            Self.found(
                campaign,
                """
                CASE WHEN f.talked_at IS NULL THEN 'talkWaits' WHEN f.talked_at <= f.interview_due THEN 'talkedInTime'
                    ELSE 'talkedLate' END
                """)
        case .level:
            Self.found(
                campaign,
                """
                CASE f.level WHEN 0 THEN 'calm' WHEN 1 THEN 'watch' WHEN 2 THEN 'moderate' WHEN 3 THEN 'serious'
                    WHEN 4 THEN 'imminent' END
                """)
        case .guardian: Self.found(campaign, "CASE WHEN f.guardian_reached THEN 'guardianReached' END")
        case .advice: Self.found(campaign, "CASE WHEN f.advised THEN 'advised' END")
        case .retest:
            """
            SELECT r.house, r.region, CASE WHEN r.decision IS NULL THEN 'retestOpen' ELSE 'retestDecided' END AS cell
            FROM published_retest r WHERE r.campaign = \(campaign)
            """
        case .hearing:
            Self.flagged(
                campaign,
                """
                CASE WHEN SUM(CASE WHEN a.acknowledged_at IS NULL THEN 1 ELSE 0 END) > 0 THEN 'unheard'
                    WHEN MAX(a.acknowledged_at - a.raised_at) <= \(Self.soonMinutes * 60_000) THEN 'heardSoon'
                    WHEN MAX(a.acknowledged_at - a.raised_at) <= \(Self.dayMinutes * 60_000) THEN 'heardSameDay'
                    ELSE 'heardLater' END
                """)
        case .alert:
            Self.flagged(
                campaign,
                """
                CASE WHEN SUM(CASE WHEN a.state <> 'CLOSED' THEN 1 ELSE 0 END) > 0 THEN 'alertOpen'
                    ELSE 'alertClosed' END
                """)
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

    private static func found(_ campaign: ID<Campaign>, _ cell: SQL) -> SQL {
        """
        SELECT f.house, f.region, \(cell) AS cell FROM published_care f WHERE f.campaign = \(campaign)
        """
    }

    /// By people and not by alerts: somebody with two alerts is one person who has to be heard.
    private static func flagged(_ campaign: ID<Campaign>, _ cell: SQL) -> SQL {
        """
        SELECT g.house, g.region, \(cell) AS cell
        FROM published_flagged_sheet g JOIN published_alert_hearing a ON a.sheet = g.sheet
        WHERE g.campaign = \(campaign) GROUP BY g.participant, g.house, g.region
        """
    }
}
