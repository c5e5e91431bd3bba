public import Access
public import Care

/// The person agrees to the words that were on the screen, before the sitting begins.
public struct GiveOwnConsent: Command {
    public static let permission = Permission.anyone

    public var code: String
    /// The notice that the person has seen.
    public var notice: ID<Notice>

    public init(code: String, notice: ID<Notice>) {
        self.code = code
        self.notice = notice
    }

    public func perform(in session: borrowing Session<Self>) throws -> SaidConsent {
        try session.answer(.agree(to: notice), of: session.owner(ofCode: code))
    }
}

/// The person does not want to. A child under 14 may say so as well, whatever the guardian has signed.
public struct DeclineOwnConsent: Command {
    public static let permission = Permission.anyone

    public var code: String

    public init(code: String) {
        self.code = code
    }

    public func perform(in session: borrowing Session<Self>) throws -> SaidConsent {
        try session.answer(.decline, of: session.owner(ofCode: code))
    }
}

/// The person takes their own consent back, before, during or after the sitting.
public struct WithdrawOwnConsent: Command {
    public static let permission = Permission.anyone

    public var code: String

    public init(code: String) {
        self.code = code
    }

    public func perform(in session: borrowing Session<Self>) throws -> SaidConsent {
        try session.answer(.takeBack, of: session.owner(ofCode: code))
    }
}
