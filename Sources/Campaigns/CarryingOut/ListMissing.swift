public import Access
public import Care
import Storage

/// Lists who of one's own school has not begun, or has begun and not handed in, class by class: for the psychology
/// teacher who carries the campaign out there, and never for a class teacher.
///
/// Who has said no, who has not been asked and who has simply not come all stand here alike: no list of the house tells
/// who declined (rulebook G.2.2). Names are asked of the rosters, with a line in the log of their own.
public struct ListMissing: Query {
    public static let permission = Permission.carryOutCampaigns
    public static let opensIdentity = true
    public static let perPage = 60

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

    public struct Part: Codable, Sendable, Equatable {
        public let unit: String?
        public let notBegun: Int
        public let notHandedIn: Int
    }

    public struct Line: Codable, Sendable, Equatable {
        public let participant: ID<Participant>
        public let member: String
        public let unit: String?
        /// The place on the list of the class.
        public let number: Int
        public let hasBegun: Bool
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        public let parts: [Part]
        public let lines: [Line]
        public let page: Int
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, _) = try session.reachedCampaign(campaign)
        // Later there is nobody to be asked any more, and one day the sittings have no people.
        let isOver = session.now >= found.card.closesAt.adding(hours: 24 * found.retentionDays)
        guard [.open, .closed].contains(found.card.state), !isOver else { throw Refusal.notFound }
        session.about("campaign \(campaign)", region: found.card.region)
        let asked = unit.flatMap { $0.isEmpty ? nil : $0 }
        let place = min(max(1, page ?? 1), 10_000)
        let lines = try session.missing(in: campaign, unit: asked, from: (place - 1) * Self.perPage)
        return Outcome(
            card: found.card, parts: try session.parts(of: campaign), lines: Array(lines.prefix(Self.perPage)),
            page: place, hasMore: lines.count > Self.perPage)
    }
}

extension Session where Case == ListMissing {
    /// Of one's own unit alone: a post that reaches a place reaches no pupil of its schools (rulebook H.6).
    private func people(of campaign: ID<Campaign>) -> SQL {
        """
        p.campaign = \(campaign) AND p.removed_at IS NULL AND p.house IN \(list: scope.units)
            AND \(scope, region: "p.region", unit: "p.house") AND NOT EXISTS (
                SELECT 1 FROM published_sitting t WHERE t.participant = p.id AND t.finished_at IS NOT NULL)
        """
    }

    private static var hasBegun: SQL {
        "CASE WHEN EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = p.id) THEN 1 ELSE 0 END"
    }

    fileprivate func parts(of campaign: ID<Campaign>) throws -> [ListMissing.Part] {
        try rows(
            """
            SELECT x.unit, SUM(1 - x.begun) AS not_begun, SUM(x.begun) AS not_handed_in
            FROM (SELECT p.unit, \(Self.hasBegun) AS begun FROM participant p WHERE \(people(of: campaign))) x
            GROUP BY x.unit ORDER BY x.unit
            """
        ).map {
            ListMissing.Part(
                unit: try $0("unit"), notBegun: try $0("not_begun"), notHandedIn: try $0("not_handed_in"))
        }
    }

    fileprivate func missing(
        in campaign: ID<Campaign>, unit: String?, from start: Int
    ) throws -> [ListMissing.Line] {
        try rows(
            """
            SELECT p.id, p.member, p.unit, p.number, \(Self.hasBegun) AS begun FROM participant p
            WHERE (CAST(\(unit) AS TEXT) IS NULL OR p.unit = CAST(\(unit) AS TEXT)) AND \(people(of: campaign))
            ORDER BY p.unit, p.number, p.id LIMIT \(ListMissing.perPage + 1) OFFSET \(start)
            """
        ).map {
            ListMissing.Line(
                participant: try $0("id"), member: try $0("member"), unit: try $0("unit"), number: try $0("number"),
                hasBegun: try $0("begun", as: Int.self) == 1)
        }
    }
}
