public import Access
import CampaignRules
public import Care
import Foundation
import Storage

/// Begins a plan from a template, or from an earlier plan of the same owner: a draft that lacks what only people can
/// decide.
///
/// The ground in law, the record of privacy and the consent text are left empty on purpose: nobody shall open a
/// screening by pressing *next*.
public struct PlanCampaign: Command {
    public static let permission = Permission.planCampaigns

    public var template: String
    /// Whose campaign it is: a region's twelve digits or a unit's code.
    public var place: String
    /// A word of the form, so that a form sent twice counts once.
    public var request: String
    /// The campaign that this one repeats: of the same template and the same owner, who plans them both.
    public var from: ID<Campaign>?

    public init(template: String, place: String, request: String, from: ID<Campaign>? = nil) {
        self.template = template
        self.place = place
        self.request = request
        self.from = from
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let id: ID<Campaign>
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let found = try session.book(CampaignTemplates.self)[template] else {
            throw CampaignProblem.unknownTemplate
        }
        let owner = try session.owner(place)
        let beginning = try session.beginning(found, from: from, for: owner)
        let sign = session.fingerprint("\(session.caller.name) \(place) \(request)", for: "campaign request")
        let (id, isNew) = try session.insert(found, beginning, owner, request: sign)
        if isNew {
            try session.keep(beginning.battery, of: id)
            try session.keepSites(of: id, as: from, kinds: found.unitKinds, owner: owner)
        }
        session.about("campaign \(id)", region: owner.region)
        return Outcome(id: id)
    }
}

struct CampaignOwner {
    let region: Region
    let unit: String?
    let admitted: Admitted
}

extension Session where Case == PlanCampaign {
    /// - Throws: `CampaignProblem.unknownPlace` for what there is not; `Refusal.notFound` out of reach.
    fileprivate func owner(_ place: String) throws -> CampaignOwner {
        if let region = Region(place) {
            let admitted = try scope.admit(region)
            let row = try row(
                """
                SELECT code FROM published_region WHERE code = \(region)
                \(unscoped: "which places there are is public")
                """)
            guard row != nil else { throw CampaignProblem.unknownPlace }
            return CampaignOwner(region: region, unit: nil, admitted: admitted)
        }
        let row = try row(
            """
            SELECT u.region, u.code FROM published_unit u
            WHERE u.code = \(place) AND u.parent IS NULL AND \(scope, region: "u.region", unit: "u.code")
            """)
        guard let row else { throw Refusal.notFound }
        let (region, unit): (Region, String) = (try row("region"), try row("code"))
        return CampaignOwner(region: region, unit: unit, admitted: try scope.admit(region, unit: unit))
    }

    fileprivate func insert(
        _ template: CampaignTemplate, _ plan: PlanBeginning, _ owner: CampaignOwner, request: String
    ) throws -> (id: ID<Campaign>, isNew: Bool) {
        let id = newID(Campaign.self)
        let first = today.adding(days: template.startsAfterDays)
        var audience = plan.audience
        // A seed of its own: two surveys of one place do not draw the same people.
        if audience.sample != nil { audience.sample?.seed = Int(randomBytes(3).reduce(0) { $0 << 8 | UInt32($1) }) }
        let isNew = try run(
            """
            INSERT INTO campaign (id, region, unit, template, title_zh, title_en, purpose, basis, audience, languages,
                sights, asks_guardian_from_14, opens_at, closes_at, retention_days, state, request, made_by, made_at,
                changed_by, changed_at, tells_of_flags, stuck_minutes, walk_ins, said_aloud, guardians_aloud)
            VALUES (\(id), \(owner.admitted), \(owner.unit), \(template.code), \(template.titles["zh-Hans"] ?? ""),
                \(template.titles["en"] ?? ""), '', NULL, \(try audience.json),
                \(plan.languages.joined(separator: " ")), \(plan.visibility.text),
                \(plan.asksGuardianFrom14), \(Moment(first, minute: 8 * 60)),
                \(Moment(first.adding(days: template.windowDays - 1), minute: 18 * 60)), \(plan.retentionDays),
                'draft', \(request), \(caller.idText), \(now), \(caller.idText), \(now), \(plan.rooms.tellsOfFlags),
                \(plan.rooms.stuckMinutes), \(plan.door.walkIns), \(plan.door.saidAloud), \(plan.door.guardiansAloud))
            ON CONFLICT (request) DO NOTHING
            """)
        guard isNew == 1 else { return (try campaign(ofRequest: request), false) }
        return (id, true)
    }

    private func campaign(ofRequest request: String) throws -> ID<Campaign> {
        let row = try row(
            """
            SELECT c.id FROM campaign c WHERE c.request = \(request)
                AND \(scope, region: "c.region", unit: "c.unit")
            """)
        guard let row else { throw Refusal.notFound }
        return try row("id")
    }
}

extension Session {
    /// Has every unit of these kinds in the campaign's place take part, or the unit alone whose campaign it is.
    func keepSites(of campaign: ID<Campaign>, owner: String?, in region: Region, kinds: [String]) throws {
        guard !kinds.isEmpty || owner != nil else { return }
        try run(
            """
            INSERT INTO campaign_site (campaign, unit, region)
            SELECT CAST(\(campaign) AS TEXT), u.code, u.region FROM published_unit u
            WHERE u.parent IS NULL AND u.status IN ('planned', 'open') AND \(candidates(owner, region))
                AND (CAST(\(owner) AS TEXT) IS NOT NULL OR u.kind IN \(list: kinds))
            ON CONFLICT DO NOTHING
            """)
    }

    /// The units `u` that can take part: the campaign's own, or all in its place.
    func candidates(_ owner: String?, _ region: Region) -> SQL {
        guard let owner else { return "\(scope, region: "u.region") AND \(SQL.inside(region))" }
        return "\(scope, region: "u.region", unit: "u.code") AND u.code = \(owner)"
    }
}

extension SQL {
    /// Units `u` inside a region, as a range of codes.
    static func inside(_ region: Region) -> SQL {
        "u.region >= \(region.prefix) AND u.region < \(region.prefix + "~")"
    }
}
