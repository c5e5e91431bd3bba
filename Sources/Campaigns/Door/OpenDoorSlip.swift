public import Access
public import CampaignRules
public import Care
import Storage

/// Opens the code of somebody who was met at the door, to be handed to them: also of whoever was met before and has
/// lost the slip. No name stands on it; each opening leaves a line in the audit log.
public struct OpenDoorSlip: Query {
    public static let permission = Permission.enrolResidents
    public static let opensIdentity = true

    public var campaign: ID<Campaign>
    public var member: String

    public init(campaign: ID<Campaign>, member: String) {
        self.campaign = campaign
        self.member = member
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        public let participant: ID<Participant>
        public let region: Region
        /// `K7Q4-2M9X`.
        public let code: String
        /// Whose agreement counts at this age.
        public let asked: [ConsentGiver]
        /// Whether the plan lets people agree aloud.
        public let saidAloud: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT \(CampaignCard.columns), p.id AS participant, p.region AS lives_in, p.code_sealed, p.born_month,
                c.said_aloud, c.asks_guardian_from_14
            FROM participant p JOIN campaign c ON c.id = p.campaign
            JOIN published_door_meeting d ON d.campaign = p.campaign AND d.member = p.member
            WHERE p.campaign = \(campaign) AND p.member = \(member) AND p.removed_at IS NULL
                AND \(session.scope, region: "p.region", house: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        let participant: ID<Participant> = try row("participant")
        session.about("participant \(participant)", region: try row("lives_in"))
        guard let month = BirthMonth(try row("born_month", as: String.self)) else {
            throw StorageError.column("born_month")
        }
        let rule = ConsentRule(asksGuardianFrom14: try row("asks_guardian_from_14"))
        let asked = rule.asks(age: month.age(on: session.today))
        return Outcome(
            card: try CampaignCard(row), participant: participant, region: try row("lives_in"),
            code: try session.open(try row("code_sealed"), for: ParticipantCode.purpose).exposed,
            asked: ConsentGiver.allCases.filter(asked.contains), saidAloud: try row("said_aloud"))
    }
}
