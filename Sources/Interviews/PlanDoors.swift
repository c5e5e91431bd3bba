import Access
import CampaignRules
import Storage

/// Which doors beside the talk the plan of a campaign leaves open (decision 0041). The talk itself, its clocks and
/// alerts hang on no plan (rulebook C.2).
public struct PlanDoors: Codable, Sendable, Equatable {
    public let classTeacherReadsAdvice: Bool
    public let personReadsReport: Bool
    /// Of pupils whose level is serious, the head of the school reads level and plan.
    public let headReadsPlan: Bool

    init(_ plan: CampaignSights) {
        classTeacherReadsAdvice = plan.show(.advice, to: .classTeacher)
        personReadsReport = plan.show(.advice, to: .participant)
        headReadsPlan = plan.show(.level, to: .unitLead)
    }
}

extension Session {
    /// What the plan of a campaign shows; nothing where there is none.
    func sights(of campaign: String) throws -> CampaignSights {
        let row = try row(
            """
            SELECT v.sights FROM published_campaign_sight v WHERE v.campaign = \(campaign)
            \(unscoped: "a plan says nothing of a person, and who asks was let in to the campaign's people before")
            """)
        return try row?.sights() ?? CampaignSights(written: "")
    }
}

extension Row {
    /// What the plan shows that stands in the column `sights`.
    func sights() throws -> CampaignSights { CampaignSights(written: try self("sights")) }
}
