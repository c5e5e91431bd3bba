public import Access
public import Care
import Storage

/// Lets somebody sit down once more with their own code, because the first time does not speak for them (rulebook
/// E.4.4, E.4.7). Asked of the platform by whoever decides about it; invited twice, the newer days count.
///
/// Also after the window: two weeks after the first time it is often over. Only an ended campaign invites nobody.
public struct InviteAgain: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var participant: String
    public var from: Moment
    public var until: Moment

    public init(participant: String, from: Moment, until: Moment) {
        self.participant = participant
        self.from = from
        self.until = until
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("participant \(participant)")
        let row = try session.row(
            """
            SELECT p.campaign, p.house, p.region FROM published_participant p
            JOIN published_campaign c ON c.id = p.campaign
            JOIN published_sitting t ON t.participant = p.id
            WHERE p.id = \(participant) AND p.removed_at IS NULL AND c.state IN ('open', 'closed')
                AND t.finished_at IS NOT NULL
            \(unscoped: "somebody of their own school has decided about it")
            """)
        guard let row, from < until else { return Done() }
        let (campaign, house, region): (String, String?, Region) = (
            try row("campaign"), try row("house"), try row("region"))
        try session.run(
            """
            INSERT INTO sitting_again (participant, campaign, house, region, from_at, until_at, invited_at)
            VALUES (\(participant), \(campaign), CAST(\(house) AS TEXT), \(region), \(from), \(until),
                \(session.now))
            ON CONFLICT (participant) DO UPDATE SET from_at = excluded.from_at, until_at = excluded.until_at
            WHERE sitting_again.begun_at IS NULL
            \(unscoped: "somebody of their own school has decided about it")
            """)
        // By the hour and not by the person: a thousand invitations of one day are looked through together.
        let hour = until.milliseconds / 3_600_000 + 1
        try session.later(
            CompleteLeftSittings(campaign: campaign),
            at: Moment(milliseconds: hour * 3_600_000).adding(minutes: Sitting.minutesAfterClosing),
            key: "left again \(campaign) \(hour)")
        return Done()
    }
}

/// Takes the invitation back, as long as nobody has sat down by it.
public struct CallOffAgain: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var participant: String

    public init(participant: String) {
        self.participant = participant
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            DELETE FROM sitting_again WHERE participant = \(participant) AND begun_at IS NULL
            \(unscoped: "somebody of their own school has decided about it")
            """)
        session.about("participant \(participant)")
        return Done()
    }
}

extension Session {
    /// Before a second sitting begins, the first one makes room: it is kept, and counts no more.
    func setAside(_ guest: SittingGuest) throws {
        guard let first = guest.first else { return }
        try run(
            """
            UPDATE sitting SET set_aside_of = participant, participant = \("aside \(first)")
            WHERE id = \(first) AND participant = \(guest.participant) AND finished_at IS NOT NULL
            \(unscoped: "the person was found by their code or within the scope")
            """)
        try run(
            """
            UPDATE sitting_again SET begun_at = \(now) WHERE participant = \(guest.participant) AND begun_at IS NULL
            \(unscoped: "the person was found by their code or within the scope")
            """)
    }
}
