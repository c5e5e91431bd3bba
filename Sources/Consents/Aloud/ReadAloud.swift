public import Access
public import CampaignRules
public import Care

/// Shows the notice that is read aloud to somebody, and whose yes would count so.
public struct ReadAloud: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = false

    public var campaign: String
    public var participant: String

    public init(campaign: String, participant: String) {
        self.campaign = campaign
        self.participant = participant
    }

    public struct Outcome: Codable, Sendable {
        public let titles: [String: String]
        public let unit: String?
        public let notice: Notice
        public let audience: AudienceKind?
        public let retentionDays: Int
        /// Whose agreement counts at this age.
        public let asked: [ConsentGiver]
        /// Whose yes counts when it is said aloud; the others agree on a telephone or on paper.
        public let heard: [ConsentGiver]
        /// Whether anybody may be asked now.
        public let mayAnswer: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.participant(participant, in: campaign, orWhoHasLeft: true)
        let facts = try session.campaign(of: found)
        guard let notice = try session.notice(of: campaign) else { throw ConsentError.noNotice }
        let age = found.age(on: session.today)
        let (asked, door) = (facts.rule.asks(age: age), try session.door(of: campaign))
        return Outcome(
            titles: facts.titles, unit: found.unit, notice: notice,
            audience: try session.template(of: facts)?.audience.kind, retentionDays: facts.retentionDays,
            asked: ConsentGiver.allCases.filter(asked.contains),
            heard: ConsentGiver.allCases.filter { asked.contains($0) && door.hears($0, age: age) },
            mayAnswer: facts.mayAnswer(at: session.now) && !found.isRemoved)
    }
}
