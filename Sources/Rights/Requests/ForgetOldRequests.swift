public import Access
import Care
import Storage

/// Deletes requests whose time as a proof is over, with the keys that once opened their files (rulebook H.8, PIPL art.
/// 19): how long was said when they were answered. A deletion that still waits is not forgotten.
public struct ForgetOldRequests: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            DELETE FROM rights_key WHERE until_at < \(session.now) OR request IN (
                SELECT r.id FROM rights_request r WHERE r.keep_until < \(session.now) AND NOT r.waits)
            \(unscoped: "the platform looks after the time of all")
            """)
        let forgotten = try session.run(
            """
            DELETE FROM rights_request WHERE keep_until < \(session.now) AND NOT waits
            \(unscoped: "the platform looks after the time of all")
            """)
        session.about("\(forgotten) requests over their time")
        return Done()
    }
}
