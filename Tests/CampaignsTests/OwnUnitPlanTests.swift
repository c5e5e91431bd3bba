import Access
import CampaignRules
import Campaigns
import Care
import Consents
import HouseKit
import Storage
import Testing

/// An employer or a health centre screens its own people: its counsellor plans, its administrator agrees, and nobody of
/// another house is asked or looks on.
@Suite struct OwnUnitPlanTests {
    private struct OwnHouse {
        let unit: String
        let counsellor: Caller
        let administrator: Caller
    }

    private static func house(_ kind: String, _ name: String, in town: Town) async throws -> OwnHouse {
        let unit = try await town.addUnit(kind, "示例 \(name)")
        return OwnHouse(
            unit: unit, counsellor: try await town.unitCounsellor("counsellor.\(name)", of: unit),
            administrator: try await town.colleague(
                "head.\(name)", .unitAdministrator, in: TownPlaces.northTownship, of: unit))
    }

    /// A plan that lacks nothing.
    private static func ready(_ template: String, of house: OwnHouse, in town: Town) async throws -> ID<Campaign> {
        let counsellor = house.counsellor
        let campaign = try await town.office.perform(
            PlanCampaign(template: template, place: house.unit, request: template), as: counsellor
        ).id
        _ = try await town.office.perform(
            ChangeCampaign(
                campaign: campaign,
                aims: .init(title: "示例", titleEn: "", purpose: "示例目的", basis: .consent),
                privacy: PrivacyRecord(
                    purpose: "示例目的", necessity: "示例必要性", risks: "示例风险", measures: "示例措施")),
            as: counsellor)
        _ = try await town.office.perform(
            WriteNotice(campaign: campaign.rawValue, chinese: Town.consentWords), as: counsellor)
        try await town.putOnDuty()
        return campaign
    }

    private static func open(_ campaign: ID<Campaign>, of house: OwnHouse, in town: Town) async throws {
        _ = try await town.office.perform(SubmitCampaign(campaign: campaign), as: house.counsellor)
        await #expect(throws: Refusal.forbidden, "who plans does not agree") {
            _ = try await town.office.perform(ApproveCampaign(campaign: campaign), as: house.counsellor)
        }
        _ = try await town.office.perform(ApproveCampaign(campaign: campaign), as: house.administrator)
        town.clock.pass(days: 15)
        try await town.workOff()
        let plan = try await town.office.perform(ReadCampaign(campaign: campaign), as: house.counsellor)
        #expect(plan.card.state == .open)
    }

    @Test(arguments: Engine.available)
    func `an employer plans for its own staff and asks nobody else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let works = try await Self.house("employer", "works", in: town)
            let other = try await Self.house("employer", "other", in: town)
            try await town.addMembers(
                3, kind: "staff", house: works.unit, unit: works.unit, born: "1990-05", mark: "worker")
            try await town.addMembers(
                2, kind: "staff", house: other.unit, unit: other.unit, born: "1990-05", mark: "stranger")
            let campaign = try await Self.ready("staff", of: works, in: town)
            for caller in [other.counsellor, other.administrator, town.caller(.northTeacher)] {
                await #expect(throws: Refusal.notFound) {
                    _ = try await town.office.perform(ReadCampaign(campaign: campaign), as: caller)
                }
            }
            await #expect(throws: Refusal.notFound, "nobody plans for another house") {
                _ = try await town.office.perform(
                    PlanCampaign(template: "staff", place: works.unit, request: "x"), as: other.counsellor)
            }
            try await Self.open(campaign, of: works, in: town)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM participant") == 3)
            let own: SQL = "SELECT COUNT(*) AS number FROM participant WHERE house = \(works.unit)"
            #expect(try await town.number(own) == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `a health centre asks the residents on its own list and not who lives around it`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let centre = try await Self.house("primary-care", "centre", in: town)
            try await town.addMembers(
                2, kind: "resident", house: centre.unit, unit: centre.unit, born: "1950-01", mark: "listed")
            try await town.addMembers(3, kind: "resident", house: nil, unit: nil, born: "1950-01", mark: "alone")
            let campaign = try await Self.ready("resident-survey", of: centre, in: town)
            try await Self.open(campaign, of: centre, in: town)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM participant") == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `whose list people stand on carries the survey of a place out for them`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let centre = try await Self.house("primary-care", "centre", in: town)
            let other = try await Self.house("primary-care", "other", in: town)
            let idle = try await Self.house("primary-care", "idle", in: town)
            for (house, count, mark) in [(centre, 2, "listed"), (other, 1, "elsewhere")] {
                try await town.addMembers(
                    count, kind: "resident", house: house.unit, unit: house.unit, born: "1950-01", mark: mark)
            }
            try await town.addMembers(3, kind: "resident", house: nil, unit: nil, born: "1950-01", mark: "alone")
            let campaign = try await town.openCampaign("resident-survey")
            for (house, count) in [(centre, 2), (other, 1)] {
                let plan = try await town.office.perform(ReadCampaign(campaign: campaign), as: house.counsellor)
                #expect(!plan.isOwned && plan.card.state == .open)
                let people = try await town.office.perform(ListParticipants(campaign: campaign), as: house.counsellor)
                #expect(people.participants.count == count)
                let printed = try await town.office.perform(
                    PrintCodes(campaign: campaign, unit: house.unit, reason: "示例原因", request: "codes"),
                    as: house.counsellor)
                #expect(printed.lines.count == count)
                let progress = try await town.office.perform(ReadProgress(campaign: campaign), as: house.counsellor)
                #expect(progress.invited == count && !progress.isOwned && progress.strata.isEmpty)
                await #expect(throws: Refusal.notFound) {
                    _ = try await town.office.perform(SubmitCampaign(campaign: campaign), as: house.counsellor)
                }
            }
            for stranger in [idle.counsellor, town.caller(.northTeacher), town.caller(.southAdministrator)] {
                await #expect(throws: Refusal.notFound, "\(stranger.name)") {
                    _ = try await town.office.perform(ReadCampaign(campaign: campaign), as: stranger)
                }
            }
        }
    }
}
