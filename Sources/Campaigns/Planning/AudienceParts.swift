import Access
import CampaignRules
import Care
import Storage

extension ChangeCampaign {
    /// As many classes and departments as a plan names one by one.
    public static let mostParts = 200
}

extension ChangeCampaign.Who {
    /// The classes and departments that are ticked, or those that stand in the plan where nothing is said of them.
    func namedParts(after audience: CampaignAudience) throws(CampaignProblem) -> [String] {
        guard let parts else { return audience.parts }
        let named = parts.filter(\.value).keys.sorted()
        guard named.count <= ChangeCampaign.mostParts else {
            throw .tooManyParts(field: "who.parts", most: ChangeCampaign.mostParts)
        }
        return named
    }
}

extension Session {
    /// Those of the classes and departments that belong to units of the campaign, by their codes.
    func partsOfSites(_ codes: [String], of campaign: Campaign) throws -> Set<String> {
        guard campaign.audience.kind.isOfUnits, !codes.isEmpty else { return [] }
        let found = try rows(
            """
            SELECT k.code FROM campaign_site s JOIN published_unit u ON u.code = s.unit
                JOIN published_unit k ON k.house = u.code
            WHERE s.campaign = \(campaign.card.id) AND k.code IN \(list: codes) AND \(canBeNamed(in: campaign))
                AND \(candidates(campaign.card.unit, campaign.card.region))
            """
        ).map { try $0("code", as: String.self) }
        return Set(found)
    }

    /// Which parts `k` of a unit people of the audience belong to; one that was closed stays where it was named before.
    func canBeNamed(in campaign: Campaign) -> SQL {
        let kinds = campaign.audience.kind == .pupil ? ["class", "department"] : ["department"]
        let named: SQL = campaign.audience.parts.isEmpty ? "" : " OR k.code IN \(list: campaign.audience.parts)"
        return """
            k.parent IS NOT NULL AND k.kind IN \(list: kinds) AND (k.status IN ('planned', 'open')\(named))
            """
    }
}
