public import Access
import Care
import Storage

/// Forgets lists 48 hours after they were brought, confirmed or not: they are people's names and numbers.
public struct ForgetOldImports: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public init() {}

    /// - Returns: how many were forgotten.
    public func perform(in session: borrowing Session<Self>) throws -> Int {
        // One that is just being carried out gets a day more to come to its end.
        try session.forget(
            """
            expires_at <= \(session.now) AND (state <> 'running' OR expires_at <= \(session.now.adding(hours: -24)))
            \(unscoped: "what has expired is nobody's any more")
            """)
    }
}
