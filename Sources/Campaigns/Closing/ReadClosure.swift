public import Access
public import CampaignRules
public import Care
import Foundation
import Storage

/// Reads what a campaign came to, to be handed in when it is over (rulebook G.2.7): how many took part, whether
/// those who needed it were heard and talked with in time, what is left to do, and who is in charge. No name of anybody
/// who was asked, and no count of what anybody answered: that is the group report's, which is drawn once.
public struct ReadClosure: Query {
    public static let permission = Permission.watchCampaigns
    public static let opensIdentity = false

    public var campaign: ID<Campaign>

    public init(campaign: ID<Campaign>) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: CampaignCard
        public let purpose: String
        public let basis: LegalBasis?
        public let battery: [PlannedScale]
        /// Units that take part, as far as the report goes.
        public let units: Int
        /// Whether it speaks of the whole campaign; else of the caller's own units.
        public let isOwned: Bool
        public let sections: [ClosureSection]
        public let gaps: [EndingGap]
        public let statement: ClosingStatement?
        /// From this day on answers without a red flag lose their person.
        public let answersUntil: Day
        public let plannedBy: String?
        public let approvedBy: String?
        /// The psychology teachers of the units, where there are few units.
        public let carriedOutBy: [String]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, reach) = try session.reachedCampaign(campaign)
        session.about("campaign \(campaign)", region: found.card.region)
        return try session.closure(of: found, isOwned: reach == .owned)
    }
}

/// Takes a closure report away as a paper: why is asked and kept, and the paper says who took it and when (rulebook
/// H.7). What stands in it is what stands on the page.
public struct ExportClosure: Command {
    public static let permission = Permission.watchCampaigns

    public var campaign: ID<Campaign>
    public var reason: String
    public var request: String
    private var closure: ReadClosure.Outcome?

    public static var looksFirst: Bool { true }

    private enum CodingKeys: String, CodingKey { case campaign, reason, request }

    public init(campaign: ID<Campaign>, reason: String, request: String) {
        self.campaign = campaign
        self.reason = reason
        self.request = request
    }

    /// Counting a whole city must not keep a class from saving its answers.
    public func looked(in session: borrowing Session<Self>) throws -> Self {
        var ready = self
        ready.closure = try closure(in: session)
        return ready
    }

    private func closure(in session: borrowing Session<Self>) throws -> ReadClosure.Outcome {
        let (found, reach) = try session.reachedCampaign(campaign)
        return try session.closure(of: found, isOwned: reach == .owned)
    }

    public func perform(in session: borrowing Session<Self>) throws -> ReadClosure.Outcome {
        let why = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !why.isEmpty else { throw CampaignProblem.missing(field: "reason") }
        let most = DeclineCampaign.longestReason
        guard why.count <= most else { throw CampaignProblem.tooLong(field: "reason", most: most) }
        let (found, reach) = try session.reachedCampaign(campaign)
        session.about("campaign \(campaign)", region: found.card.region)
        let closure = try closure ?? closure(in: session)
        let place = place(of: found.card, reach, session.caller)
        try session.run(
            """
            INSERT INTO campaign_closure_export (request, campaign, reason, taken_by, taken_at, region, unit)
            VALUES (\("\(session.caller.idText) \(request)"), \(campaign), \(why), \(session.caller.idText),
                \(session.now), \(place.region), \(place.unit))
            ON CONFLICT (request) DO NOTHING \(unscoped: "the campaign itself was found within the scope")
            """)
        return closure
    }

    /// Whose the figures are: of the whole the owner's, of a part those of the post by which it was taken.
    private func place(
        of card: CampaignCard, _ reach: CampaignReach, _ caller: Caller
    ) -> (region: Region, unit: String?) {
        let post = caller.posts.first { $0.role.permissions.contains(Self.permission) }
        guard reach != .owned, let post else { return (card.region, card.unit) }
        return (post.region, post.unit)
    }
}

extension Session {
    /// As many units as have their psychology teachers named; a county with more has its own list of people.
    private static var fewUnits: Int { 12 }

    /// - Throws: `Refusal.notFound` before anybody can have answered.
    fileprivate func closure(of found: Campaign, isOwned: Bool) throws -> ReadClosure.Outcome {
        guard [.open, .closed, .ended].contains(found.card.state) else { throw Refusal.notFound }
        let campaign = found.card.id
        let counts = try closureCounts(of: campaign, isEnded: found.card.state == .ended, isOwned: isOwned)
        let telling = ClosureTelling(counts: counts, state: found.card.state, isWhole: isOwned)
        let units = try sites(of: campaign, isOwned: isOwned)
        let until = Moment(milliseconds: found.card.closesAt.milliseconds + Int64(found.retentionDays) * 86_400_000)
        return ReadClosure.Outcome(
            card: found.card, purpose: found.purpose, basis: found.basis, battery: try battery(of: campaign),
            units: units.count, isOwned: isOwned, sections: telling.sections,
            gaps: try endingGaps(of: found.card, isOwned: isOwned), statement: try statement(of: campaign),
            answersUntil: until.day, plannedBy: try name(of: found.madeBy), approvedBy: try name(of: found.decidedBy),
            carriedOutBy: units.count <= Self.fewUnits ? try teachers(of: units) : [])
    }

    private func sites(of campaign: ID<Campaign>, isOwned: Bool) throws -> [String] {
        try rows(
            """
            SELECT s.unit FROM campaign_site s WHERE s.campaign = \(campaign)
                AND (\(isOwned) OR \(scope, region: "s.region", unit: "s.unit"))
            ORDER BY s.unit
            """
        ).map { try $0("unit") }
    }

    private func teachers(of units: [String]) throws -> [String] {
        guard !units.isEmpty else { return [] }
        return try rows(
            """
            SELECT DISTINCT a.display_name FROM published_post p JOIN published_account a ON a.id = p.account
            JOIN published_unit k ON k.code = p.unit
            WHERE p.unit IN \(list: units) AND p.from_day <= \(today) AND (p.role = \(Role.schoolPsychologyTeacher)
                OR (p.role = \(Role.counsellor) AND k.kind IN \(list: Counselling.unitKinds.sorted())))
                AND (p.until_day IS NULL OR p.until_day >= \(today))
            ORDER BY a.display_name \(unscoped: "the units were found within the scope")
            """
        ).map { try $0("display_name") }
    }
}
