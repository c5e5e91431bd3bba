public import Access
public import Care
import Storage

/// Agrees that what a list names is deleted. Two people have to, one after the other; after the second it begins, and
/// nothing brings it back. The table refuses the same person twice.
public struct AgreeToDeletion: Command {
    public static let permission = Permission.approveCampaigns

    public var list: ID<DeletionList>

    public init(list: ID<DeletionList>) {
        self.list = list
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let campaign: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.deletionList(list)
        guard found.state == .proposed else { throw RetentionProblem.decided }
        guard !found.isHeld else { throw RetentionProblem.held }
        guard let person = session.caller.id else { throw Refusal.forbidden }
        if try session.agreeFirst(list, person) { return Outcome(campaign: found.campaign) }
        guard try session.agreeSecond(list, person) else { throw RetentionProblem.ownAgreement }
        try session.later(
            CarryOutDeletion(list: list, step: 1), at: session.now, key: "delete \(list) 1")
        return Outcome(campaign: found.campaign)
    }
}

extension Session where Case == AgreeToDeletion {
    fileprivate func agreeFirst(_ list: ID<DeletionList>, _ person: ID<Caller>) throws -> Bool {
        try run(
            """
            UPDATE deletion_list SET first_by = \(person), first_at = \(now)
            WHERE id = \(list) AND state = 'proposed' AND first_by IS NULL
            \(unscoped: "the list itself was found within the scope")
            """) == 1
    }

    fileprivate func agreeSecond(_ list: ID<DeletionList>, _ person: ID<Caller>) throws -> Bool {
        try run(
            """
            UPDATE deletion_list SET second_by = \(person), second_at = \(now), state = 'approved'
            WHERE id = \(list) AND state = 'proposed' AND first_by <> \(person) AND second_by IS NULL
            \(unscoped: "the list itself was found within the scope")
            """) == 1
    }
}
