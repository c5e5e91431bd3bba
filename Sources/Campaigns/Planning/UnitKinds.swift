import Access
import CampaignRules

extension Session {
    /// Which kinds of units can take part: those of the template that the plan came from.
    func unitKinds(of campaign: Campaign) throws -> [String] {
        try book(CampaignTemplates.self)[campaign.card.template]?.unitKinds ?? []
    }
}
