public import Access
public import CampaignRules
import Storage

/// Shows one child or person whose paper is about to be written down: by number, and who is asked for an answer.
public struct ReadSeat: Query {
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
        public let names: [String: String]?
        public let number: Int
        /// Whose agreement counts at this age.
        public let asked: [ConsentGiver]
        /// The versions of the notice that a paper can bear, the newest first.
        public let versions: [Int]
        /// Whether a notice names, or has named, a third party that is asked about by itself.
        public let asksSharing: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.participant(participant, in: campaign, orWhoHasLeft: true)
        let facts = try session.campaign(of: found)
        let asked = facts.rule.asks(age: found.age(on: session.today))
        let notices = try session.notices(of: campaign)
        return Outcome(
            titles: facts.titles, unit: found.unit, names: try session.unitNames(found.unit),
            number: try session.number(of: found), asked: ConsentGiver.allCases.filter(asked.contains),
            versions: notices.map(\.version),
            asksSharing: notices.flatMap(\.recipients).contains(where: \.told.needsOwnConsent))
    }
}

extension Session where Case == ReadSeat {
    fileprivate func number(of found: Participant) throws -> Int {
        let row = try row(
            """
            SELECT \(Participant.number) AS number FROM published_participant p
            WHERE p.id = \(found.id) AND \(scope, region: "p.region", unit: "p.house", residents: "p.house")
            """)
        return try row?("number") ?? 0
    }
}
