public import Access
import CampaignRules
import Care
import Storage

/// A guardian who is, or may be, the danger takes a consent back, by their link or on paper: they are told the same as
/// everybody, and so is whoever writes it down. What the child has said is not deleted, because the help for the child
/// hangs on it (rulebook H.4; PIPL art. 13: a duty by law, and protecting a life). A second person ends that, and then
/// it is carried out.
extension Session {
    /// Whether what is taken back here deletes nothing for now.
    func isHeld(_ new: NewAnswer) throws -> Bool {
        guard new.giver == .guardian else { return false }
        return try row(
            """
            SELECT p.id FROM published_participant p JOIN published_guardian_danger d ON d.member = p.member
            WHERE p.id = \(new.participant)
            \(unscoped: "the participant was found by their own secret or by the scope")
            """) != nil
    }
}

/// Carries out what was taken back while a guardian was the danger.
public struct CarryOutHeldWithdrawals: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var member: String

    public init(member: String) {
        self.member = member
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let held = try session.rows(
            """
            SELECT c.participant, p.campaign FROM consent c JOIN published_participant p ON p.id = c.participant
            WHERE p.member = \(member) AND c.giver = 'guardian' AND c.standing <> 'given' AND c.is_last
            \(unscoped: "what one guardian has taken back is carried out when it may be")
            """)
        for row in held {
            session.announce(
                ConsentWithdrawn(
                    participant: try row("participant"), campaign: try row("campaign"), giver: .guardian,
                    at: session.now))
        }
        session.about("member \(member)")
        return Done()
    }
}
