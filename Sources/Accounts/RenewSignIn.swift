public import Access
import Care
import Storage

/// Notes that a signed-in person has made a move, so that the idle sign-off waits. At most once a minute;
/// what has gone idle stays so until the password is given again.
public struct RenewSignIn: Command {
    public static let permission = Permission.anyone
    /// A move is not an act: what the person then does has its own line.
    public static let isAudited = false

    public var token: String

    public init(token: String) {
        self.token = token
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            UPDATE sign_in SET seen_at = \(session.now) WHERE token_hash IN \(list: session.storedForms(of: token))
                AND seen_at > \(session.now.adding(minutes: -SignInTerm.idleMinutes))
                AND seen_at <= \(session.now.adding(minutes: SignInTerm.skewMinutes))
            \(unscoped: "the token names the one row")
            """)
        return Done()
    }
}

/// Clears away sign-ins, tokens and failure counters that have run out.
public struct ForgetOldSignIns: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            DELETE FROM sign_in WHERE seen_at < \(session.now.adding(hours: -SignInTerm.longestHours))
            \(unscoped: "a sign-in belongs to nobody's region")
            """)
        // What is over stays on its owner's page for a month, so that a program that stopped can be understood.
        try session.run(
            """
            DELETE FROM token WHERE expires_at < \(session.now.adding(hours: -24 * 30))
            \(unscoped: "a token belongs to nobody's region")
            """)
        try session.run(
            """
            DELETE FROM sign_in_failure WHERE last_at < \(session.now.adding(hours: -24))
            \(unscoped: "a counter of failures without rows of people")
            """)
        return Done()
    }
}
