public import Access
public import Care
import Storage

/// Takes an archive back that nobody has acknowledged yet. What was copied is deleted; care goes on as before.
public struct TakeBackTransfer: Command {
    public static let permission = Permission.holdInterviews

    public var transfer: ID<ArchiveTransfer>

    public init(transfer: ID<ArchiveTransfer>) {
        self.transfer = transfer
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let sent = try session.leaving(transfer)
        if sent.ending == .takenBack { return Done() }
        guard sent.ending == nil else { throw TransferError.hasEnded }
        try session.end(sent, .takenBack)
        session.tell(
            .answered, transfer, at: sent.recipientRegion, to: try session.teachers(of: sent.recipient))
        return Done()
    }
}

/// Sends an archive back unread, with the reason: the child is not here, or it was meant for another school.
public struct ReturnTransfer: Command {
    public static let permission = Permission.holdInterviews
    static let longestReason = 500

    public var transfer: ID<ArchiveTransfer>
    public var reason: Private<String>

    public init(transfer: ID<ArchiveTransfer>, reason: Private<String>) {
        (self.transfer, self.reason) = (transfer, reason)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let sent = try session.arriving(transfer)
        if sent.ending == .returned, sent.endedBy == session.caller.id { return Done() }
        guard sent.ending == nil else { throw TransferError.hasEnded }
        guard let words = try WrittenText.checked(reason, "reason", most: Self.longestReason) else {
            throw InterviewError.missing(field: "reason")
        }
        try session.end(sent, .returned, reason: words)
        session.tell(.answered, transfer, at: sent.region, to: try session.teachers(of: sent.sender))
        return Done()
    }
}
