public import Storage

/// One kind of rows of a campaign that goes when its time is over (rulebook H.8). Each belongs to one subject, which
/// alone deletes it.
public enum DeletionPart: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// Answers without a flag lose the person they belong to.
    case sittings
    /// Personal codes.
    case codes
    /// Links that guardians were given.
    case links
    /// Messages on their way.
    case messages
    /// Wishes to ask somebody again, and reports to people whom nobody has to talk with.
    case aftercare
    /// What a report was worked out from: counts of few, which no page shows.
    case counts
    /// Who agreed, with papers and their scans.
    case consents
    /// Who was invited.
    case participants
    /// What was noted beside the alerts of people whose archive is over.
    case notes
    /// Answers with a flag lose the person they belong to, because the archive is over.
    case flagged
    /// Findings, and all that hangs on them.
    case archive
}

/// Deletes one kind of rows of a campaign, a block at a time, after two people have agreed to it. Each block is one
/// transaction with the note of how much it was: a house that is killed in between goes on where it was.
public protocol ForgettingBlock: Command where Outcome == Done {
    static var part: DeletionPart { get }
    /// As many rows at once.
    static var block: Int { get }
    /// What two people have agreed to.
    var list: String { get }
    var campaign: String { get }

    /// - Returns: how many were there; fewer than a block means that none is left.
    func forget(in session: borrowing Session<Self>) throws -> Int
}

extension ForgettingBlock {
    public static var permission: Permission { .operate }
    public static var unattended: Bool { true }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let count = try forget(in: session)
        session.about("campaign \(campaign)")
        session.announce(BlockForgotten(list: list, part: Self.part, count: count, isDone: count < Self.block))
        return Done()
    }
}

/// A block of rows is gone.
public struct BlockForgotten: Announcement {
    public let list: String
    public let part: DeletionPart
    public let count: Int
    /// Whether none is left.
    public let isDone: Bool
}
