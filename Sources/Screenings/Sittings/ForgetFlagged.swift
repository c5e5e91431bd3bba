public import Access
import Care
import Storage

/// Takes the person out of the sittings that had stayed because of a flag, when the archive that they belong to is over
/// (rulebook H.8, decision 0053). They go as those without a flag have gone: the answers stay, and are nobody's.
public struct ForgetFlagged: ForgettingBlock {
    public static let part = DeletionPart.flagged
    public static let block = 250

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        let found = try session.sittings(on: list, in: campaign)
        if !found.isEmpty { try session.takePeople(outOf: found) }
        if found.count < Self.block { try session.emptySeats(of: campaign) }
        return found.count
    }
}

extension Session where Case == ForgetFlagged {
    /// Of those whom the list names; what was set aside is theirs as well.
    fileprivate func sittings(on list: String, in campaign: String) throws -> [ID<Sitting>] {
        let people: SQL = "SELECT e.participant FROM published_ended_archive e WHERE e.list = \(list)"
        return try rows(
            """
            SELECT t.id FROM sitting t
            WHERE t.campaign = \(campaign) AND t.forgotten_at IS NULL
                AND (t.participant IN (\(people)) OR t.set_aside_of IN (\(people)))
            ORDER BY t.id LIMIT \(ForgetFlagged.block) \(DialectHole.forUpdate)
            \(unscoped: "two people have agreed to it")
            """
        ).map { try $0("id") }
    }
}
