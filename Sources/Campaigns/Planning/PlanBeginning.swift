import Access
import CampaignRules
import Care
import Storage

/// What a plan begins with: what a template brings, or what an earlier plan of the same owner had (rulebook G.1, once
/// each school year). Purpose, ground in law, record of privacy, notice, window and agreement are never in it: these
/// are thought through anew each time.
struct PlanBeginning {
    let audience: CampaignAudience
    let battery: [PlannedScale]
    let languages: [String]
    let visibility: Visibility
    let asksGuardianFrom14: Bool
    let retentionDays: Int
    let rooms: RoomPolicy
    let door: DoorPolicy

    /// - Parameter first: the first day of the window.
    init(_ template: CampaignTemplate, from first: Day) {
        var audience = template.audience
        audience.entryYears = template.entryYears(from: first)
        self.audience = audience
        battery = template.battery
        languages = template.languages
        visibility = template.visibility
        asksGuardianFrom14 = template.asksGuardianFrom14
        retentionDays = template.retentionDays
        rooms = .usual
        door = .usual
    }

    /// New students are others each year; every other grade stays as it was chosen.
    init(_ earlier: Campaign, battery: [PlannedScale], of template: CampaignTemplate, from first: Day) {
        var audience = earlier.audience
        if template.newcomers != nil { audience.entryYears = template.entryYears(from: first) }
        self.audience = audience
        self.battery = battery
        languages = earlier.languages
        // An old plan may show what no plan may show any more.
        let most = Visibility.ceiling(for: earlier.audience.kind)
        visibility = Visibility(earlier.visibility.sights.intersection(most.sights))
        asksGuardianFrom14 = earlier.asksGuardianFrom14
        retentionDays = earlier.retentionDays
        rooms = earlier.rooms
        door = earlier.door
    }
}

extension Session where Case == PlanCampaign {
    /// - Throws: `Refusal.notFound` when the earlier campaign belongs to nobody the caller plans for;
    ///   `CampaignProblem.unknownTemplate` or `unknownPlace` when it came from another template or is somebody else's.
    func beginning(
        _ template: CampaignTemplate, from: ID<Campaign>?, for owner: CampaignOwner
    ) throws -> PlanBeginning {
        let first = today.adding(days: template.startsAfterDays)
        guard let from else { return PlanBeginning(template, from: first) }
        let earlier = try ownedCampaign(from)
        guard earlier.card.template == template.code else { throw CampaignProblem.unknownTemplate }
        guard earlier.card.region == owner.region, earlier.card.unit == owner.unit else {
            throw CampaignProblem.unknownPlace
        }
        return PlanBeginning(earlier, battery: try battery(of: from), of: template, from: first)
    }

    /// Which units take part: those that took part before, as far as they are still there, or all of the kinds.
    func keepSites(
        of campaign: ID<Campaign>, as earlier: ID<Campaign>?, kinds: [String], owner: CampaignOwner
    ) throws {
        guard let earlier else {
            return try keepSites(of: campaign, owner: owner.unit, in: owner.region, kinds: kinds)
        }
        try run(
            """
            INSERT INTO campaign_site (campaign, unit, region)
            SELECT CAST(\(campaign) AS TEXT), u.code, u.region
            FROM campaign_site s JOIN published_unit u ON u.code = s.unit
            WHERE s.campaign = \(earlier) AND u.parent IS NULL AND u.status IN ('planned', 'open')
                AND \(candidates(owner.unit, owner.region))
            ON CONFLICT DO NOTHING
            """)
    }
}
