public import Access
public import CampaignRules

/// Lists the plans to begin with.
public struct ListCampaignTemplates: Query {
    public static let permission = Permission.planCampaigns
    public static let opensIdentity = false

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> [CampaignTemplate] {
        try session.book(CampaignTemplates.self).all
    }
}
