public import Access
public import Care
import Storage

/// Lists who is invited in the caller's units, class by class, and who of the audience is not. Without names: those are
/// asked of the rosters.
public struct ListParticipants: Query {
    public static let permission = Permission.carryOutCampaigns
    public static let opensIdentity = false
    public static let perPage = 60
    /// Late members at once; of more, the first are added before the rest is shown.
    public static let mostLate = 60

    public var campaign: ID<Campaign>
    /// Only those of a class or a department.
    public var unit: String?
    /// From 1.
    public var page: Int?

    public init(campaign: ID<Campaign>, unit: String? = nil, page: Int? = nil) {
        self.campaign = campaign
        self.unit = unit
        self.page = page
    }

    /// A class or department with those who are invited there.
    public struct Part: Codable, Sendable, Equatable {
        public let unit: String?
        public let invited: Int
    }

    /// Somebody of the audience who is not invited yet, such as a pupil who came later.
    public struct Late: Codable, Sendable, Equatable {
        public let member: String
        public let unit: String?
        public let bornMonth: String
        public let sex: String?
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        public let parts: [Part]
        public let participants: [Participant]
        public let late: [Late]
        /// The last times that the codes of the chosen class were printed.
        public let prints: [CodePrint]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, _) = try session.reachedCampaign(campaign)
        guard found.card.state.isSettled else { throw Refusal.notFound }
        session.about("campaign \(campaign)", region: found.card.region)
        let asked = unit.flatMap { $0.isEmpty ? nil : $0 }
        let shown = try session.participants(of: campaign, in: asked, page: page ?? 1)
        return Outcome(
            card: found.card, parts: try session.parts(of: campaign),
            participants: Array(shown.prefix(Self.perPage)), late: try session.lateMembers(of: found),
            prints: try session.prints(of: campaign, in: asked), hasMore: shown.count > Self.perPage)
    }
}

extension Session where Case == ListParticipants {
    fileprivate func parts(of campaign: ID<Campaign>) throws -> [ListParticipants.Part] {
        try rows(
            """
            SELECT p.unit, COUNT(*) AS invited FROM participant p
            WHERE p.campaign = \(campaign) AND p.removed_at IS NULL
                AND \(scope, region: "p.region", unit: "p.house")
            GROUP BY p.unit ORDER BY p.unit
            """
        ).map { ListParticipants.Part(unit: try $0("unit"), invited: try $0("invited")) }
    }

    fileprivate func participants(
        of campaign: ID<Campaign>, in unit: String?, page: Int
    ) throws -> [Participant] {
        let skipped = max(0, min(page, 10_000) - 1) * ListParticipants.perPage
        return try rows(
            """
            SELECT p.id, p.member, p.unit, p.number, p.born_month, p.sex, p.invited_at, p.removed_at
            FROM participant p
            WHERE p.campaign = \(campaign) AND (CAST(\(unit) AS TEXT) IS NULL OR p.unit = CAST(\(unit) AS TEXT))
                AND \(scope, region: "p.region", unit: "p.house")
            ORDER BY p.unit, p.number, p.id LIMIT \(ListParticipants.perPage + 1) OFFSET \(skipped)
            """
        ).map(Participant.init)
    }

    fileprivate func lateMembers(of campaign: Campaign) throws -> [ListParticipants.Late] {
        guard campaign.card.state == .open else { return [] }
        let battery = try battery(of: campaign.card.id)
        return try rows(
            """
            SELECT \(CampaignMember.columns) FROM published_member m WHERE \(audience(of: campaign))
                AND \(scope, region: "m.region", unit: "m.house") AND NOT EXISTS (
                    SELECT 1 FROM participant p WHERE p.campaign = \(campaign.card.id) AND p.member = m.id)
            ORDER BY m.unit, m.id LIMIT 1000
            """
        ).map(CampaignMember.init).filter { isAsked($0, campaign, battery) }.prefix(ListParticipants.mostLate).map {
            ListParticipants.Late(member: $0.id, unit: $0.unit, bornMonth: $0.bornText, sex: $0.sex)
        }
    }
}
