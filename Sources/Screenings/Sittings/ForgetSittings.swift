public import Access
import Care
import Storage

/// Takes the person out of the sittings of a campaign whose time is over. The answers stay, without anything by which
/// somebody could be found: no participant, no class, no seat, no code, no moment of the day, and with new names,
/// because an identifier keeps the millisecond of its making (decision 0033).
///
/// A sitting with a red flag, or with a sheet above its border, stays as it is: the archive's rule is longer
/// (rulebook H.8).
public struct ForgetSittings: ForgettingBlock {
    public static let part = DeletionPart.sittings
    public static let block = 250

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        let found = try session.overTime(campaign)
        if !found.isEmpty { try session.takePeople(outOf: found) }
        if found.count < Self.block { try session.emptySeats(of: campaign) }
        return found.count
    }
}

extension Session where Case == ForgetSittings {
    /// Held, because whoever takes a consent back in the same instant deletes all of it.
    fileprivate func overTime(_ campaign: String) throws -> [ID<Sitting>] {
        try rows(
            """
            SELECT t.id FROM sitting t
            WHERE t.campaign = \(campaign) AND t.forgotten_at IS NULL AND t.flagged_at IS NULL AND NOT EXISTS (
                SELECT 1 FROM sheet s
                WHERE s.sitting = t.id AND (s.worst_rank > 0 OR COALESCE(s.positive_by, '') <> ''))
            ORDER BY t.id LIMIT \(ForgetSittings.block) \(DialectHole.forUpdate)
            \(unscoped: "two people have agreed to it")
            """
        ).map { try $0("id") }
    }
}
