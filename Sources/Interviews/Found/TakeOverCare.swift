public import Access
public import Care

/// Takes over who somebody else of the same school has looked after until now.
public struct TakeOverCare: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>

    public init(finding: ID<Finding>) {
        self.finding = finding
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.finding(finding)
        guard !found.isHandedOn else { throw InterviewError.handedOn }
        guard !found.isClosed else { throw InterviewError.isClosed }
        guard let me = session.caller.id else { throw Refusal.notSignedIn }
        try session.assign(finding, to: me)
        return Done()
    }
}
