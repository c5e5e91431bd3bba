public import Access
public import CampaignRules
public import Care
import Storage

/// Writes one part of a plan or several. What is not sent stays as it is.
public struct ChangeCampaign: Command {
    public static let permission = Permission.planCampaigns

    public var campaign: ID<Campaign>
    public var aims: Aims?
    public var who: Who?
    public var battery: Battery?
    public var window: Window?
    public var visibility: Sights?
    public var privacy: PrivacyRecord?
    public var rooms: Rooms?
    public var door: Door?

    public init(
        campaign: ID<Campaign>, aims: Aims? = nil, who: Who? = nil, battery: Battery? = nil, window: Window? = nil,
        visibility: Sights? = nil, privacy: PrivacyRecord? = nil, rooms: Rooms? = nil,
        door: Door? = nil
    ) {
        self.campaign = campaign
        self.aims = aims
        self.who = who
        self.battery = battery
        self.window = window
        self.visibility = visibility
        self.privacy = privacy
        self.rooms = rooms
        self.door = door
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.draftCampaign(campaign)
        if let aims { try session.keep(try aims.checked(), of: campaign) }
        if let who { try session.keep(who, of: found) }
        if let battery {
            try session.keep(try session.checked(battery, for: found), of: campaign)
        }
        if let window { try session.keep(try window.checked(), window.asksGuardianFrom14 ?? false, of: campaign) }
        if let visibility { try session.keep(try visibility.checked(for: found.audience.kind), of: campaign) }
        if let privacy { try session.keep(try privacy.checked(), of: campaign) }
        if let rooms { try session.keep(try rooms.checked(), of: campaign) }
        if let door { try session.keep(door.policy.narrowed(to: found.audience.kind), of: campaign) }
        try session.changed(campaign)
        return Done()
    }
}

extension Session where Case == ChangeCampaign {
    fileprivate func checked(_ battery: ChangeCampaign.Battery, for campaign: Campaign) throws -> [PlannedScale] {
        try battery.checked { try scaleFacts($0, for: campaign) }
    }

    fileprivate func keep(_ aims: ChangeCampaign.Aims, of campaign: ID<Campaign>) throws {
        try run(
            """
            UPDATE campaign SET title_zh = \(aims.title), title_en = \(aims.titleEn), purpose = \(aims.purpose),
                basis = \(aims.basis) WHERE id = \(campaign)
            \(unscoped: "the campaign itself was found within the scope")
            """)
    }

    fileprivate func keep(_ who: ChangeCampaign.Who, of campaign: Campaign) throws {
        var audience = try who.checked(after: campaign.audience)
        let named = try who.namedParts(after: campaign.audience)
        let before = try partsOfSites(named, of: campaign)
        try keepSites(who, of: campaign)
        let after = try partsOfSites(named, of: campaign)
        // A class of a unit that goes in the same breath goes with it; one of any other unit was never there.
        guard who.parts == nil || before.union(after).isSuperset(of: named) else {
            throw CampaignProblem.notOfUnits(field: "who.parts")
        }
        audience.parts = named.filter(after.contains)
        try run(
            """
            UPDATE campaign SET audience = \(try audience.json) WHERE id = \(campaign.card.id)
            \(unscoped: "the campaign itself was found within the scope")
            """)
    }

    private func keepSites(_ who: ChangeCampaign.Who, of campaign: Campaign) throws {
        let id = campaign.card.id
        guard campaign.audience.kind.isOfUnits, who.units != nil || who.allUnits != nil else { return }
        try run("""
            DELETE FROM campaign_site WHERE campaign = \(id)
            \(unscoped: "the campaign itself was found within the scope")
            """)
        if who.allUnits == true {
            let kinds = try unitKinds(of: campaign)
            try keepSites(of: id, owner: campaign.card.unit, in: campaign.card.region, kinds: kinds)
        } else {
            try keep(units: (who.units ?? [:]).filter(\.value).keys.sorted(), of: campaign)
        }
    }

    /// - Throws: `CampaignProblem.notInReach` when one of them is none of the campaign's place.
    private func keep(units: [String], of campaign: Campaign) throws {
        let kept = try run(
            """
            INSERT INTO campaign_site (campaign, unit, region)
            SELECT CAST(\(campaign.card.id) AS TEXT), u.code, u.region FROM published_unit u
            WHERE u.parent IS NULL AND u.code IN \(list: units)
                AND \(candidates(campaign.card.unit, campaign.card.region))
            """)
        guard kept == units.count else { throw CampaignProblem.notInReach(field: "who.units") }
    }

    fileprivate func keep(
        _ window: ChangeCampaign.Window.Checked, _ asksGuardian: Bool, of campaign: ID<Campaign>
    ) throws {
        try run(
            """
            UPDATE campaign SET opens_at = \(window.opensAt), closes_at = \(window.closesAt),
                languages = \(window.languages.map(\.rawValue).joined(separator: " ")),
                retention_days = \(window.retentionDays), asks_guardian_from_14 = \(asksGuardian)
            WHERE id = \(campaign) \(unscoped: "the campaign itself was found within the scope")
            """)
    }

    fileprivate func keep(_ visibility: Visibility, of campaign: ID<Campaign>) throws {
        try run(
            """
            UPDATE campaign SET sights = \(visibility.text) WHERE id = \(campaign)
            \(unscoped: "the campaign itself was found within the scope")
            """)
    }

    fileprivate func keep(_ rooms: RoomPolicy, of campaign: ID<Campaign>) throws {
        try run(
            """
            UPDATE campaign SET tells_of_flags = \(rooms.tellsOfFlags), stuck_minutes = \(rooms.stuckMinutes)
            WHERE id = \(campaign) \(unscoped: "the campaign itself was found within the scope")
            """)
    }

    fileprivate func keep(_ door: DoorPolicy, of campaign: ID<Campaign>) throws {
        try run(
            """
            UPDATE campaign SET walk_ins = \(door.walkIns), said_aloud = \(door.saidAloud),
                guardians_aloud = \(door.guardiansAloud)
            WHERE id = \(campaign) \(unscoped: "the campaign itself was found within the scope")
            """)
    }

    fileprivate func keep(_ record: PrivacyRecord, of campaign: ID<Campaign>) throws {
        try run(
            """
            INSERT INTO campaign_privacy_record (id, campaign, purpose, necessity, risks, measures, made_by, made_at)
            VALUES (\(newID(KeptPrivacyRecord.self)), \(campaign), \(record.purpose), \(record.necessity),
                \(record.risks), \(record.measures), \(caller.idText), \(now))
            \(unscoped: "the campaign itself was found within the scope")
            """)
    }
}
