public import Access
import Care
import Storage

/// Looks for archives that nobody has acknowledged in time, and tells both schools once: the giving one still looks
/// after the child, and the receiving one may not know of it. A restart, a lost tick, a double run change nothing.
public struct TellOfLateTransfers: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// What was told stands with each transfer; a look that finds nothing is not worth a line every five minutes.
    public static let isAudited = false
    public static let atOnce = 200

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let late = try session.rows(
            """
            SELECT \(OpenTransfer.columns) FROM archive_transfer t
            WHERE t.ending IS NULL AND t.due_at <= \(session.now) AND t.told_late_at IS NULL
            ORDER BY t.due_at, t.id LIMIT \(Self.atOnce)
            \(unscoped: "the platform watches the clocks of all transfers")
            """
        ).map(OpenTransfer.init)
        for transfer in late {
            let accounts = try session.teachers(of: transfer.sender) + session.teachers(of: transfer.recipient)
            session.tell(.late, transfer.id, at: transfer.region, to: accounts)
            try session.run(
                """
                UPDATE archive_transfer SET told_late_at = \(session.now) WHERE id = \(transfer.id)
                \(unscoped: "the platform watches the clocks of all transfers")
                """)
        }
        return Done()
    }
}
