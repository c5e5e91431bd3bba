public import Access
public import Care
import Storage

/// Agrees, as a second administrator, to what somebody else has written of a recipient: from then on it holds. Sent
/// twice it counts once; the table refuses who has written it.
public struct AgreeToRecipient: Command {
    public static let permission = Permission.answerRightsRequests

    public var recipient: ID<Recipient>
    /// The version that was read: nobody agrees to what they have not seen.
    public var version: Int

    public init(recipient: ID<Recipient>, version: Int) {
        self.recipient = recipient
        self.version = version
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.recipient(recipient)
        guard let person = session.caller.id else { throw Refusal.forbidden }
        guard found.standing != .ended else { throw RightsProblem.recipientEnded }
        guard found.newest.version == version else { throw RightsProblem.newerTerms }
        if found.newest.agreedAt != nil { return Done() }
        guard try !session.hasWritten(version, of: recipient, person) else { throw RightsProblem.ownTerms }
        let agreed = try session.run(
            """
            UPDATE recipient_version SET agreed_by = \(person), agreed_at = \(session.now)
            WHERE recipient = \(recipient) AND version = \(version) AND agreed_at IS NULL
            \(unscoped: "the recipient itself was found within the scope")
            """)
        guard agreed == 1 else { throw RightsProblem.changedMeanwhile }
        return Done()
    }
}

extension Session where Case == AgreeToRecipient {
    fileprivate func hasWritten(_ version: Int, of recipient: ID<Recipient>, _ person: ID<Caller>) throws -> Bool {
        try row(
            """
            SELECT version FROM recipient_version
            WHERE recipient = \(recipient) AND version = \(version) AND written_by = \(person)
            \(unscoped: "the recipient itself was found within the scope")
            """) != nil
    }
}
