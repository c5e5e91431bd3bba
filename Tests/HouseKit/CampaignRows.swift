import Access
import CampaignRules
public import Campaigns
public import Care
import Consents
import Storage

/// Campaigns of the town, and what they need of other rooms, put into the tables by hand.
extension Town {
    /// Puts members into a unit or a place.
    /// - Returns: their identifiers, in order.
    @discardableResult
    public func addMembers(
        _ count: Int, kind: String = "pupil", in region: Region = TownPlaces.northTownship,
        house: String? = TownPlaces.northSchool, unit: String? = TownPlaces.northSchool, born: String = "2012-05",
        mark: String = "member"
    ) async throws -> [String] {
        let ids = (0..<count).map { "\(mark) \(String(1_000_000 + $0))" }
        for start in stride(from: 0, to: count, by: 1_000) {
            let rows = ids[start..<min(start + 1_000, count)].map { id -> SQL in
                """
                (\(id), \(region), \(house), \(unit), \(kind), \(born), \(id.hasSuffix("1") ? "male" : "female"),
                    '某*', \([UInt8](id.utf8)), \(id), \(id), 0)
                """
            }
            try await tamper(
                """
                INSERT INTO member (id, region, house, unit, kind, born_month, sex, name_mask, identity,
                    identity_index, name_index, joined_at) VALUES \(joined: rows)
                """)
        }
        return ids
    }

    /// Publishes the words that people agree to.
    public func publishNotice(
        of campaign: ID<Campaign>, by person: Townsperson = .northAdministrator
    ) async throws {
        try await perform(WriteNotice(campaign: campaign.rawValue, chinese: Self.consentWords), as: person)
    }

    /// Somebody who is on duty in the whole city, by hand.
    public func putOnDuty(_ person: Townsperson = .cityLead) async throws {
        try await tamper(
            """
            INSERT INTO duty (account, region, since) VALUES (\(id(person)), \(person.post.region), 0)
            ON CONFLICT DO NOTHING
            """)
    }

    /// A draft with nothing but its template.
    public func planCampaign(
        _ template: String = "school-yearly", place: String = TownPlaces.north.code,
        by person: Townsperson = .northAdministrator, request: String = "a form of the page"
    ) async throws -> ID<Campaign> {
        try await perform(PlanCampaign(template: template, place: place, request: request), as: person).id
    }

    /// A draft that lacks nothing.
    public func readyCampaign(
        _ template: String = "school-yearly", place: String = TownPlaces.north.code,
        by person: Townsperson = .northAdministrator, request: String = "a form of the page",
        purpose: String = "\(Marker.north) purpose"
    ) async throws -> ID<Campaign> {
        let campaign = try await planCampaign(template, place: place, by: person, request: request)
        try await perform(
            ChangeCampaign(
                campaign: campaign,
                aims: .init(title: "\(Marker.north) 普查", titleEn: "", purpose: purpose, basis: .consent),
                privacy: PrivacyRecord(
                    purpose: "示例目的", necessity: "示例必要性", risks: "示例风险", measures: "示例措施")),
            as: person)
        try await publishNotice(of: campaign, by: person)
        try await putOnDuty()
        return campaign
    }

    /// A campaign that was approved by a second person, and whose window has begun.
    public func openCampaign(
        _ template: String = "school-yearly", place: String = TownPlaces.north.code,
        by person: Townsperson = .northAdministrator, approvedBy second: Townsperson = .secondNorthAdministrator,
        request: String = "a form of the page"
    ) async throws -> ID<Campaign> {
        let campaign = try await readyCampaign(template, place: place, by: person, request: request)
        try await perform(SubmitCampaign(campaign: campaign), as: person)
        try await perform(ApproveCampaign(campaign: campaign), as: second)
        clock.pass(days: 15)
        try await workOff()
        return campaign
    }
}
