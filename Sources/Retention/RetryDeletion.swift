public import Access
public import Care
import Storage

/// Has a deletion tried again that was stopped, or of which the check found something left. The two who agreed have
/// agreed to all of it; who has it tried again stands on the certificate.
public struct RetryDeletion: Command {
    public static let permission = Permission.approveCampaigns

    public var list: ID<DeletionList>

    public init(list: ID<DeletionList>) {
        self.list = list
    }

    public func perform(in session: borrowing Session<Self>) throws -> AgreeToDeletion.Outcome {
        let found = try session.deletionList(list)
        guard !found.isHeld else { throw RetentionProblem.held }
        guard let person = session.caller.id else { throw Refusal.forbidden }
        guard try session.open(list, by: person) else { throw RetentionProblem.nothingToRetry }
        // The keys of the blocks before are used up.
        let step = Int(session.now.milliseconds)
        try session.later(CarryOutDeletion(list: list, step: step), at: session.now, key: "delete \(list) \(step)")
        return AgreeToDeletion.Outcome(campaign: found.campaign)
    }
}

/// Notes that a deletion was tried for the last time, so that somebody looks.
public struct NoteDeletionStopped: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var list: ID<DeletionList>

    public init(list: ID<DeletionList>) {
        self.list = list
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            UPDATE deletion_list SET state = 'failed', ended_at = \(session.now)
            WHERE id = \(list) AND state = 'approved' \(unscoped: "a list that two people have agreed to")
            """)
        session.about("deletion \(list)")
        return Done()
    }
}

extension Session where Case == RetryDeletion {
    /// Every part is gone through once more: what came to be there in between is nobody's to find out later.
    fileprivate func open(_ list: ID<DeletionList>, by person: ID<Caller>) throws -> Bool {
        let opened = try run(
            """
            UPDATE deletion_list SET state = 'approved', ended_at = NULL, retried_by = \(person), retried_at = \(now)
            WHERE id = \(list) AND state = 'failed' \(unscoped: "the list itself was found within the scope")
            """)
        try run(
            """
            UPDATE deletion_part SET ended_at = NULL, left_over = NULL WHERE list = \(list) AND \(opened == 1)
            \(unscoped: "the list itself was found within the scope")
            """)
        return opened == 1
    }
}
