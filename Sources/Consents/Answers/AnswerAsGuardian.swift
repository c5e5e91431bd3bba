public import Access
public import Care

/// The guardian agrees to the words that were on the screen.
public struct GiveGuardianConsent: Command {
    public static let permission = Permission.anyone

    public var secret: String
    /// The notice that the guardian has seen.
    public var notice: ID<Notice>

    public init(secret: String, notice: ID<Notice>) {
        self.secret = secret
        self.notice = notice
    }

    public func perform(in session: borrowing Session<Self>) throws -> SaidConsent {
        try session.answer(.agree(to: notice), of: session.guardian(secret))
    }
}

/// The guardian does not agree. Nothing follows from it, and it takes as many steps as agreeing.
public struct DeclineGuardianConsent: Command {
    public static let permission = Permission.anyone

    public var secret: String

    public init(secret: String) {
        self.secret = secret
    }

    public func perform(in session: borrowing Session<Self>) throws -> SaidConsent {
        try session.answer(.decline, of: session.guardian(secret))
    }
}

/// The guardian takes a consent back, by the same link, in one step (PIPL art. 15).
public struct WithdrawGuardianConsent: Command {
    public static let permission = Permission.anyone

    public var secret: String

    public init(secret: String) {
        self.secret = secret
    }

    public func perform(in session: borrowing Session<Self>) throws -> SaidConsent {
        try session.answer(.takeBack, of: session.guardian(secret))
    }
}
