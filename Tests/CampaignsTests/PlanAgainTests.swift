import Access
import CampaignRules
import Campaigns
import Care
import HouseKit
import Storage
import Testing

/// Next year's plan from this year's (requirement 205, rulebook G.1).
@Suite struct PlanAgainTests {
    /// A plan of the north whose every part is another than the template's; closed.
    private static func closed(in town: Town) async throws -> ID<Campaign> {
        let campaign = try await town.readyCampaign()
        try await town.perform(
            ChangeCampaign(
                campaign: campaign,
                who: .init(
                    units: [TownPlaces.northSchool: true], entryYears: ["2024": true], youngest: "10",
                    sampleMethod: .byUnit, sampleSize: "40", sampleSeed: "7"),
                battery: .init(order: ["gad-7": "1", "who-5": "2"], youngest: ["gad-7": "13"]),
                window: .init(
                    firstDay: "2026-04-01", opens: "08:00", lastDay: "2026-04-30", closes: "18:00",
                    languages: ["zh-Hans": true], retentionDays: "300", asksGuardianFrom14: false),
                visibility: .init(shown: ["score-psychologyTeacher": true]),
                rooms: .init(tellsOfFlags: true, stuckMinutes: "3"), door: .init(saidAloud: true)),
            as: .northAdministrator)
        try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
        try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
        try await town.tamper("UPDATE campaign SET state = 'closed' WHERE id = \(campaign)")
        return campaign
    }

    private static func again(
        _ campaign: ID<Campaign>, _ template: String = "school-yearly", place: String = TownPlaces.north.code,
        request: String = "next year"
    ) -> PlanCampaign {
        PlanCampaign(template: template, place: place, request: request, from: campaign)
    }

    @Test(arguments: Engine.available)
    func `the next plan has what is the same each year and lacks what is decided anew`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let earlier = try await Self.closed(in: town)
            let before = try await town.perform(ReadCampaign(campaign: earlier), as: .northAdministrator)
            let next = try await town.perform(Self.again(earlier), as: .northAdministrator).id
            #expect(next != earlier)
            let plan = try await town.perform(ReadCampaign(campaign: next), as: .northAdministrator)
            #expect(plan.battery == before.battery && plan.battery.map(\.questionnaire) == ["gad-7", "who-5"])
            #expect(plan.audience.entryYears == [2024] && plan.audience.youngest == 10)
            #expect(plan.audience.sample?.method == .byUnit && plan.audience.sample?.size == 40)
            #expect(plan.units == [TownPlaces.northSchool])
            #expect(plan.sights == ["score-psychologyTeacher"])
            #expect(plan.rooms == RoomPolicy(tellsOfFlags: true, stuckMinutes: 3))
            #expect(plan.door == DoorPolicy(walkIns: false, saidAloud: true, guardiansAloud: false))
            #expect(plan.languages == ["zh-Hans"] && plan.retentionDays == 300 && !plan.asksGuardianFrom14)

            #expect(plan.card.state == .draft && plan.decidedBy == nil && plan.submittedBy == nil)
            #expect(plan.purpose.isEmpty && plan.basis == nil && plan.privacy == nil && plan.noticeVersion == nil)
            #expect(plan.card.opensAt != before.card.opensAt && plan.card.closesAt != before.card.closesAt)
            #expect(plan.gaps.map(\.code) == [.noPurpose, .noBasis, .noPrivacyRecord, .noConsentText])
            let after = try await town.perform(ReadCampaign(campaign: earlier), as: .northAdministrator)
            #expect(after == before, "the earlier plan stays as it was")
        }
    }

    @Test(arguments: Engine.available)
    func `the same wish for a next plan sent twice plans one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let earlier = try await Self.closed(in: town)
            let first = try await town.perform(Self.again(earlier), as: .northAdministrator).id
            let second = try await town.perform(Self.again(earlier), as: .northAdministrator).id
            #expect(first == second)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM campaign") == 2)
            let other = Self.again(earlier, request: "another form")
            #expect(try await town.perform(other, as: .northAdministrator).id != first)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody takes a plan over that is not theirs to plan`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await Self.closed(in: town)
            let before = try await town.ledger(without: ["audit_line"])
            let tries: [(PlanCampaign, Townsperson)] = [
                (Self.again(county, place: TownPlaces.south.code), .southAdministrator),
                // The school carries it out and reads it, and does not plan for the county.
                (Self.again(county, place: TownPlaces.northSchool), .northTeacher),
                (Self.again(county), .northTeacher),
                (Self.again(ID("nothing")), .northAdministrator),
            ]
            for (useCase, person) in tries {
                await #expect(throws: Refusal.notFound, "\(person)") {
                    try await town.perform(useCase, as: person)
                }
            }
            await #expect(throws: CampaignProblem.unknownPlace) {
                try await town.perform(
                    Self.again(county, place: TownPlaces.northSchool), as: .northAdministrator)
            }
            await #expect(throws: CampaignProblem.unknownTemplate) {
                try await town.perform(Self.again(county, "new-students"), as: .northAdministrator)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(Self.again(county), as: .classTeacher)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }

    @Test(arguments: Engine.available)
    func `the next plan for new students asks this year's and not those of the plan before`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let first = try await town.planCampaign("new-students")
            let plan = try await town.perform(ReadCampaign(campaign: first), as: .northAdministrator)
            let (year, month, _) = plan.card.opensAt.day.civil
            let newest = [month >= 8 ? year : year - 1]
            #expect(plan.audience.entryYears == newest)
            let past = ChangeCampaign(campaign: first, who: .init(entryYears: ["2019": true]))
            try await town.perform(past, as: .northAdministrator)
            let next = try await town.perform(Self.again(first, "new-students"), as: .northAdministrator).id
            let again = try await town.perform(ReadCampaign(campaign: next), as: .northAdministrator)
            #expect(again.audience.entryYears == newest)
        }
    }

    @Test(arguments: Engine.available)
    func `a school that is no more takes no part in the next plan`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let earlier = try await Self.closed(in: town)
            try await town.tamper("UPDATE unit SET status = 'closed' WHERE code = \(TownPlaces.northSchool)")
            let next = try await town.perform(Self.again(earlier), as: .northAdministrator).id
            let plan = try await town.perform(ReadCampaign(campaign: next), as: .northAdministrator)
            #expect(plan.unitCount == 0)
        }
    }
}
