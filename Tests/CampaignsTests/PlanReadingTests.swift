import Access
import CampaignRules
import Campaigns
import Care
import HouseKit
import ScreeningRules
import Storage
import Testing

/// Which words of a battery are hard for the youngest who is asked (rulebook E.4.6).
@Suite struct PlanReadingTests {
    /// The longest question of the ASQ has 21 words; under 12 a sentence is easy with 18, under 15 with 22.
    @Test(arguments: Engine.available)
    func `a plan names the long sentences for its youngest and in its own languages`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.planCampaign()
            let young = try #require(try await Self.asq(town, campaign, from: "9", in: ["zh-Hans": true, "en": true]))
            #expect(young.youngest == 9)
            #expect(young.texts.contains { $0.language == .en && $0.sentence.length == 21 && $0.sentence.most == 18 })
            let older = try await Self.asq(town, campaign, from: "12", in: ["zh-Hans": true, "en": true])
            #expect(older?.texts.contains { $0.sentence.length == 21 } != true)
            let chinese = try await Self.asq(town, campaign, from: "9", in: ["zh-Hans": true])
            #expect(chinese == nil, "nobody is given words that the plan does not speak")
        }
    }

    /// What the ASQ of a plan says once its youngest and its languages are set.
    private static func asq(
        _ town: Town, _ campaign: ID<Campaign>, from youngest: String, in languages: [String: Bool]
    ) async throws -> ScaleReading? {
        try await town.perform(
            ChangeCampaign(
                campaign: campaign, who: .init(units: [TownPlaces.northSchool: true], youngest: youngest),
                battery: .init(order: ["who-5": "1", "asq": "2"]),
                window: .init(
                    firstDay: "2026-04-01", opens: "08:00", lastDay: "2026-04-30", closes: "18:00",
                    languages: languages, retentionDays: "365", asksGuardianFrom14: true)),
            as: .northAdministrator)
        return try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            .reading.first { $0.questionnaire == "asq" }
    }
}
