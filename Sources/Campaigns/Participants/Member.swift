import Access
import CampaignRules
import Care
import Storage

/// Somebody whom a campaign may invite, without a name.
struct CampaignMember: Sendable {
    let id: String
    let region: Region
    let house: String?
    let unit: String?
    let born: BirthMonth?
    let bornText: String
    let sex: String?

    static let columns: SQL = "m.id, m.region, m.house, m.unit, m.born_month, m.sex"

    init(_ row: Row) throws {
        id = try row("id")
        region = try row("region")
        house = try row("house")
        unit = try row("unit")
        bornText = try row("born_month")
        born = BirthMonth(bornText)
        sex = try row("sex")
    }

    func age(on day: Day) -> Int? { born?.age(on: day) }
}

extension Session {
    /// Which members `m` belong to a campaign's audience, but for their age.
    func audience(of campaign: Campaign) -> SQL {
        let (audience, id) = (campaign.audience, campaign.card.id)
        let place: SQL = audience.kind.isOfUnits
            ? """
                m.house IN (SELECT s.unit FROM campaign_site s JOIN published_unit h ON h.code = s.unit
                    WHERE s.campaign = \(id) AND h.status NOT IN ('closed', 'merged'))
                """
            : residents(of: campaign)
        let years: SQL = audience.entryYears.isEmpty ? "TRUE" : """
            m.unit IN (SELECT u.code FROM published_unit u
                JOIN campaign_site g ON g.campaign = \(id) AND g.unit = u.house
                WHERE u.entry_year IN \(list: audience.entryYears))
            """
        let parts: SQL = audience.parts.isEmpty ? "TRUE" : "m.unit IN \(list: audience.parts)"
        let drawn: SQL = audience.sample == nil ? "TRUE" : """
            m.id IN (SELECT d.member FROM campaign_drawn d WHERE d.campaign = \(id))
            """
        // Who was met at the door has given their name for that one campaign, and is on nobody's list by it.
        let listed: SQL = audience.kind == .resident
            ? "NOT EXISTS (SELECT 1 FROM published_door_meeting k WHERE k.member = m.id)" : "TRUE"
        return """
            m.kind = \(audience.kind) AND m.left_at IS NULL AND \(place) AND \(years) AND \(parts) AND \(drawn)
                AND \(listed)
            """
    }

    /// A unit asks those on its own list, as a health centre has one; who lives around it is asked by the place.
    private func residents(of campaign: Campaign) -> SQL {
        if let unit = campaign.card.unit { return "m.house = \(unit)" }
        let prefix = campaign.card.region.prefix
        return "m.region >= \(prefix) AND m.region < \(prefix + "~")"
    }

    /// The next members after one, in the order of their identifiers.
    func members(of campaign: Campaign, after last: String, atMost limit: Int) throws -> [CampaignMember] {
        try rows(
            """
            SELECT \(CampaignMember.columns) FROM published_member m
            WHERE m.id > \(last) AND \(audience(of: campaign)) ORDER BY m.id LIMIT \(limit)
            \(unscoped: "a job invites for a campaign that a second person has approved")
            """
        ).map(CampaignMember.init)
    }

    /// Ages are counted from the first day of the window, or from the school year that it lies in: the same for
    /// everybody and every run.
    func isAsked(_ member: CampaignMember, _ campaign: Campaign, _ battery: [PlannedScale]) -> Bool {
        guard let born = member.born else { return false }
        return campaign.plan(battery: battery, hasPrivacyRecord: true).asks(born)
    }
}
