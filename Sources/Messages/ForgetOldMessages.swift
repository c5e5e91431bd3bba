public import Access
import Care
import Storage

/// Deletes what nobody needs any more: what was sent or has become needless after 30 days, what was given up after
/// 90, messages that were read after 180, and unread ones after a year [D]. Who was reminded is kept by `Consents`.
public struct ForgetOldMessages: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let now = session.now
        try session.run(
            """
            DELETE FROM outbox_message
            WHERE delivered_at < \(now.adding(hours: -24 * 30)) OR withdrawn_at < \(now.adding(hours: -24 * 30))
                OR given_up_at < \(now.adding(hours: -24 * 90))
            \(unscoped: "old messages of all")
            """)
        try session.run(
            """
            DELETE FROM inbox_message
            WHERE read_at < \(now.adding(hours: -24 * 180)) OR made_at < \(now.adding(hours: -24 * 365))
            \(unscoped: "old messages of all")
            """)
        return Done()
    }
}
