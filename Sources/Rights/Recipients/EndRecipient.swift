public import Access
public import CampaignRules
public import Care
import Storage

/// Ends what goes to a recipient, from this moment on. One person may: stopping is the safe side. It stays readable.
public struct EndRecipient: Command {
    public static let permission = Permission.answerRightsRequests

    public var recipient: ID<Recipient>
    public var why: Private<String>
    public var request: String

    public init(recipient: ID<Recipient>, why: Private<String>, request: String) {
        (self.recipient, self.why, self.request) = (recipient, why, request)
    }

    static func sealing(of recipient: ID<Recipient>) -> String { "recipient end \(recipient)" }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let mark = try session.recipientMark(request)
        _ = try session.recipient(recipient)
        let words = try RightsWords.required(why, "why")
        let kept = try session.run(
            """
            INSERT INTO recipient_end (recipient, request, why, at, by_account)
            VALUES (\(recipient), \(mark), \(session.seal(Private(words), for: Self.sealing(of: recipient))),
                \(session.now), \(session.caller.id))
            ON CONFLICT DO NOTHING \(unscoped: "the recipient itself was found within the scope")
            """)
        if kept == 0, try !session.isSame(mark) { throw RightsProblem.recipientEnded }
        return Done()
    }
}

/// Writes down that an ended recipient has given the data back or deleted them: who has confirmed it there, and on
/// which day (PIPL art. 21).
public struct ConfirmRecipientReturn: Command {
    public static let permission = Permission.answerRightsRequests

    public var recipient: ID<Recipient>
    public var how: RecipientEnd
    /// Who there has confirmed it.
    public var confirmedBy: Private<String>
    public var confirmedOn: Day
    public var request: String

    public init(
        recipient: ID<Recipient>, how: RecipientEnd, confirmedBy: Private<String>, confirmedOn: Day, request: String
    ) {
        (self.recipient, self.how, self.confirmedBy) = (recipient, how, confirmedBy)
        (self.confirmedOn, self.request) = (confirmedOn, request)
    }

    static func sealing(of recipient: ID<Recipient>) -> String { "recipient return \(recipient)" }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let mark = try session.recipientMark(request)
        let found = try session.recipient(recipient)
        guard found.standing == .ended else { throw RightsProblem.recipientNotEnded }
        let words = try RightsWords.required(confirmedBy, "confirmedBy")
        guard confirmedOn <= session.today else { throw RightsProblem.badDay(field: "confirmedOn") }
        let kept = try session.run(
            """
            INSERT INTO recipient_return (recipient, request, how, confirmed_by, confirmed_on, at, by_account)
            VALUES (\(recipient), \(mark), \(how.rawValue),
                \(session.seal(Private(words), for: Self.sealing(of: recipient))), \(confirmedOn), \(session.now),
                \(session.caller.id))
            ON CONFLICT DO NOTHING \(unscoped: "the recipient itself was found within the scope")
            """)
        if kept == 0, try !session.isSame(mark) { throw RightsProblem.returnConfirmed }
        return Done()
    }
}

extension Session where Case == EndRecipient {
    fileprivate func isSame(_ mark: String) throws -> Bool {
        try row(
            "SELECT at FROM recipient_end WHERE request = \(mark) \(unscoped: "the mark is the caller's own")") != nil
    }
}

extension Session where Case == ConfirmRecipientReturn {
    fileprivate func isSame(_ mark: String) throws -> Bool {
        try row(
            "SELECT at FROM recipient_return WHERE request = \(mark) \(unscoped: "the mark is the caller's own")"
        ) != nil
    }
}
