public import Access
public import Care
import Storage

/// Gives a participant another code in place of a lost one. The old one opens nothing from then on.
public struct ReplaceCode: Command {
    public static let permission = Permission.carryOutCampaigns

    public var participant: ID<Participant>

    public init(participant: ID<Participant>) {
        self.participant = participant
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let campaign: ID<Campaign>
        /// `K7Q4-2M9X`.
        public let code: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.participant(participant)
        let code = session.newSpokenCode()
        let replaced = try session.run(
            """
            UPDATE participant SET code_index = \(session.fingerprint(code, for: ParticipantCode.purpose)),
                code_sealed = \(session.seal(Private(code), for: ParticipantCode.purpose))
            WHERE id = \(participant) AND removed_at IS NULL
            \(unscoped: "the participant was found within the scope")
            """)
        guard replaced == 1 else { throw CampaignProblem.notOpen }
        return Outcome(campaign: found.campaign, code: code)
    }
}
