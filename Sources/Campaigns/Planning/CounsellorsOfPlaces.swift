import Access
import CampaignRules
import Care
import Storage

/// Who talks with those whom no unit keeps: residents, and the staff of a school (decision 0040).
extension Session {
    /// The places in which nobody has a counsellor's post for the place itself on that day, there or above.
    func placesWithoutCounsellor(for campaign: Campaign, on day: Day) throws -> [Region] {
        try placesKept(campaign).filter { try !hasCounsellor($0, on: day) }
    }

    /// Where a place keeps those who are found. Of residents it is the campaign's own, because only a counsellor there
    /// or above reaches all of them; those on the list of a health centre are kept there.
    private func placesKept(_ campaign: Campaign) throws -> [Region] {
        switch campaign.audience.kind {
        case .resident: campaign.card.unit == nil ? [campaign.card.region] : []
        case .staff: try placesOfSchools(campaign.card.id)
        case .pupil, .patient: []
        }
    }

    private func placesOfSchools(_ campaign: ID<Campaign>) throws -> [Region] {
        try rows(
            """
            SELECT DISTINCT s.region FROM campaign_site s JOIN published_unit u ON u.code = s.unit
            WHERE s.campaign = \(campaign) AND u.kind IN \(list: Counselling.schoolKinds.sorted()) ORDER BY s.region
            \(unscoped: "the campaign itself was found within the scope")
            """
        ).map { try $0("region", as: Region.self) }
    }

    private func hasCounsellor(_ place: Region, on day: Day) throws -> Bool {
        try row(
            """
            SELECT 1 AS found FROM published_post p
            WHERE p.role = \(Role.counsellor) AND p.unit IS NULL AND p.region IN \(list: place.upwards)
                AND p.from_day <= \(day) AND (p.until_day IS NULL OR p.until_day >= \(day))
            LIMIT 1 \(unscoped: "whether somebody is there is told, not who")
            """) != nil
    }
}
