public import Access
public import Care
import Storage

/// When a class or a department sits down to answer.
public struct PlannedSittingLine: Codable, Sendable, Equatable {
    public let id: ID<PlannedSittingLine>
    public let unit: String
    public let from: Moment
    public let until: Moment
}

/// Plans a sitting of a class or a department within the window. The same one planned twice stands once.
public struct PlanSitting: Command {
    public static let permission = Permission.carryOutCampaigns
    /// A sitting longer than this is a slip of the pen.
    public static let longestMinutes = 240

    public var campaign: ID<Campaign>
    /// The code of the class, the department, or the unit as a whole.
    public var unit: String
    public var day: String
    public var from: String
    public var minutes: String

    public init(campaign: ID<Campaign>, unit: String, day: String, from: String, minutes: String) {
        self.campaign = campaign
        self.unit = unit
        self.day = day
        self.from = from
        self.minutes = minutes
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let (found, _) = try session.reachedCampaign(campaign)
        session.about("campaign \(campaign)", region: found.card.region)
        let site = try session.site(of: campaign, unit)
        guard [.approved, .open].contains(found.card.state) else { throw CampaignProblem.notOpen }
        let begins = try PlanText.moment(day, from, "day", "from")
        guard let length = try PlanText.number(minutes, "minutes", in: 5...Self.longestMinutes) else {
            throw CampaignProblem.missing(field: "minutes")
        }
        let ends = begins.adding(minutes: length)
        guard begins >= found.card.opensAt, ends <= found.card.closesAt else { throw CampaignProblem.outsideWindow }
        try session.run(
            """
            INSERT INTO planned_sitting (id, campaign, house, unit, region, from_at, until_at, planned_by)
            VALUES (\(session.newID(PlannedSittingLine.self)), \(campaign), \(site.house), \(unit), \(site.admitted),
                \(begins), \(ends), \(session.caller.idText))
            ON CONFLICT (campaign, unit, from_at) DO NOTHING
            """)
        return Done()
    }
}

/// Takes a planned sitting back.
public struct RemovePlannedSitting: Command {
    public static let permission = Permission.carryOutCampaigns

    public var sitting: ID<PlannedSittingLine>

    public init(sitting: ID<PlannedSittingLine>) {
        self.sitting = sitting
    }

    public func perform(in session: borrowing Session<Self>) throws -> RemoveParticipant.Outcome {
        let row = try session.row(
            """
            SELECT t.campaign FROM planned_sitting t
            WHERE t.id = \(sitting) AND \(session.scope, region: "t.region", unit: "t.house")
            """)
        guard let row else { throw Refusal.notFound }
        let campaign: ID<Campaign> = try row("campaign")
        session.about("campaign \(campaign)")
        try session.run(
            "DELETE FROM planned_sitting WHERE id = \(sitting) \(unscoped: "it was found within the scope")")
        return RemoveParticipant.Outcome(campaign: campaign)
    }
}

extension Session where Case == PlanSitting {
    /// The unit that takes part and that a class belongs to, if it is the caller's.
    fileprivate func site(
        of campaign: ID<Campaign>, _ unit: String
    ) throws -> (house: String, admitted: Admitted) {
        let row = try row(
            """
            SELECT s.unit, s.region FROM campaign_site s JOIN published_unit u ON u.house = s.unit
            WHERE s.campaign = \(campaign) AND u.code = \(unit) AND \(scope, region: "s.region", unit: "s.unit")
            """)
        guard let row else { throw Refusal.notFound }
        let house: String = try row("unit")
        return (house, try scope.admit(try row("region"), unit: house))
    }
}

extension Session {
    /// The planned sittings that the caller reaches, in the order of time.
    func sittings(of campaign: ID<Campaign>) throws -> [PlannedSittingLine] {
        try rows(
            """
            SELECT t.id, t.unit, t.from_at, t.until_at FROM planned_sitting t WHERE t.campaign = \(campaign)
                AND \(scope, region: "t.region", unit: "t.house")
            ORDER BY t.from_at, t.unit LIMIT 300
            """
        ).map {
            PlannedSittingLine(
                id: try $0("id"), unit: try $0("unit"), from: try $0("from_at"), until: try $0("until_at"))
        }
    }
}
