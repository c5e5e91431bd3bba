public import Access
import Storage

/// Sittings that were handed in, some hundred at a time. Each is told of once.
public struct SittingsHandedIn: Announcement {
    public let sittings: [String]
}

/// Tells other rooms who has handed in since the last time.
///
/// Not by the one who hands in: 33,000 do within a minute, and a job of each would cost as much as the answers
/// themselves. The mark and what follows from it are one transaction, so that nobody is left out, and nobody is told of
/// twice, whatever dies in between.
public struct TellHandedIn: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// Sittings in one transaction.
    public static let atOnce = 250

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let sittings: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let told = try session.rows(
            """
            UPDATE sitting SET told_at = \(session.now) WHERE told_at IS NULL AND id IN (
                SELECT t.id FROM sitting t WHERE t.finished_at IS NOT NULL AND t.told_at IS NULL
                ORDER BY t.finished_at LIMIT \(Self.atOnce))
            RETURNING id \(unscoped: "the platform tells of whoever has handed in")
            """
        ).map { try $0("id", as: String.self) }
        guard let last = told.last else { return Outcome(sittings: 0) }
        session.announce(SittingsHandedIn(sittings: told))
        // There may be more: at the bell nobody waits for the next round of the clock.
        if told.count == Self.atOnce { try session.later(Self(), at: session.now, key: "tell after \(last)") }
        session.about("\(told.count) sittings")
        return Outcome(sittings: told.count)
    }
}
