public import Access

/// Ends a sign-in at once.
public struct SignOff: Command {
    public static let permission = Permission.signedIn

    public var token: String

    public init(token: String) {
        self.token = token
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.endSignIn(token)
        return Done()
    }
}
