public import Access
import Care
import Storage

/// Takes the person out of the sittings of a campaign whose time is over, a block at a time. The answers stay, without
/// anything by which somebody could be found: no participant, no class, no seat, no code, no moment of the day.
///
/// A sitting with a red flag, or with a sheet above its border, stays as it is: the archive's rule is longer
/// (rulebook H.8).
public struct ForgetSittings: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    static let block = 500

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.rows(
            """
            SELECT t.id, t.participant, t.begun_at, t.finished_at FROM sitting t
            WHERE t.campaign = \(campaign) AND t.forgotten_at IS NULL AND t.flagged_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM sheet s
                WHERE s.sitting = t.id AND (s.worst_rank > 0 OR COALESCE(s.positive_by, '') <> ''))
            ORDER BY t.id LIMIT \(Self.block) \(unscoped: "two people have agreed to it")
            """)
        for row in found { try session.forget(row) }
        let isDone = found.count < Self.block
        if isDone { try session.emptySeats(of: campaign) }
        session.about("campaign \(campaign)")
        session.announce(SittingsForgotten(list: list, count: found.count, isDone: isDone))
        return Done()
    }
}

/// A block of sittings belongs to nobody any more.
public struct SittingsForgotten: Announcement {
    public let list: String
    public let count: Int
    public let isDone: Bool
}

extension Session where Case == ForgetSittings {
    fileprivate func forget(_ row: Row) throws {
        let id: ID<Sitting> = try row("id")
        let (begun, finished): (Moment, Moment?) = (try row("begun_at"), try row("finished_at"))
        try send(
            """
            UPDATE sitting SET participant = \("gone \(id)"), set_aside_of = NULL, unit = NULL,
                code_end = '', key_hash = \("gone \(id)"), former_key_hash = NULL,
                begun_at = \(Moment(begun.day)), answered_at = NULL, hand_at = NULL, twice_at = NULL,
                finished_at = CAST(\(finished.map { Moment($0.day) }) AS BIGINT),
                told_at = CASE WHEN told_at IS NULL THEN NULL ELSE \(Moment((finished ?? begun).day)) END,
                forgotten_at = \(now)
            WHERE id = \(id) \(unscoped: "two people have agreed to it")
            """)
        try send(
            """
            UPDATE sheet SET started_at = \(Moment(begun.day)),
                finished_at = CASE WHEN finished_at IS NULL THEN NULL ELSE \(Moment((finished ?? begun).day)) END
            WHERE sitting = \(id) \(unscoped: "two people have agreed to it")
            """)
        try send(
            """
            UPDATE answer SET at = \(Moment(begun.day)) WHERE sheet IN (SELECT id FROM sheet WHERE sitting = \(id))
            \(unscoped: "two people have agreed to it")
            """)
    }

    /// Also of those who never began, and who may sit down once more; only who stays with a flag keeps the number.
    fileprivate func emptySeats(of campaign: String) throws {
        try run(
            """
            DELETE FROM sitting_seat WHERE room IN (SELECT id FROM sitting_room WHERE campaign = \(campaign))
                AND participant NOT IN (
                    SELECT participant FROM sitting WHERE campaign = \(campaign) AND forgotten_at IS NULL)
            \(unscoped: "two people have agreed to it")
            """)
        try run("DELETE FROM sitting_again WHERE campaign = \(campaign) \(unscoped: "two people have agreed to it")")
    }
}
