import CampaignRules
import Campaigns
import Care
import HouseKit
import Storage
import Testing

/// Decision 0040: residents, and the staff of a school, are kept by counsellors whose post stands in a place.
@Suite struct CounsellorGapTests {
    @Test(arguments: Engine.available)
    func `residents are not asked where no counsellor of the place could talk with them`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign("resident-survey")
            #expect(try await town.lacks(campaign) == [])
            let counsellor = town.id(.northCounsellor)
            try await town.tamper("UPDATE post SET ended_at = \(town.clock.now) WHERE account = \(counsellor)")
            let gaps = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator).gaps
            #expect(gaps.map(\.code) == [.nobodyTalks] && gaps.map(\.about) == [TownPlaces.north.code])
            await #expect(throws: CampaignProblem.lacking(count: 1)) {
                try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a post above counts and one in a unit or over before the opening does not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign("resident-survey")
            let counsellor = town.id(.northCounsellor)
            let cases: [(SQL, [PlanGap.Code])] = [
                ("region = \(TownPlaces.city)", []),
                ("region = \(TownPlaces.northTownship)", [.nobodyTalks]),
                ("region = \(TownPlaces.north), unit = \(TownPlaces.northSchool)", [.nobodyTalks]),
                ("unit = NULL, until_day = \(town.clock.now.day)", [.nobodyTalks]),
                ("until_day = NULL", []),
            ]
            for (change, lacks) in cases {
                try await town.tamper("UPDATE post SET \(change) WHERE account = \(counsellor)")
                #expect(try await town.lacks(campaign) == lacks)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the staff of a school needs a counsellor of the place and its pupils do not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let staff = try await town.readyCampaign("staff", request: "staff")
            let pupils = try await town.readyCampaign(request: "pupils")
            let counsellor = town.id(.northCounsellor)
            try await town.tamper("UPDATE post SET ended_at = \(town.clock.now) WHERE account = \(counsellor)")
            let gaps = try await town.perform(ReadCampaign(campaign: staff), as: .northAdministrator).gaps
            #expect(gaps.map(\.code) == [.nobodyTalks] && gaps.map(\.about) == [TownPlaces.northTownship.code])
            #expect(try await town.lacks(pupils) == [])
        }
    }

    @Test(arguments: Engine.available)
    func `a survey of what people know asks for no counsellor`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let survey = try await town.readyCampaign("awareness")
            try await town.tamper(
                "UPDATE post SET ended_at = \(town.clock.now) WHERE account = \(town.id(.northCounsellor))")
            #expect(try await town.lacks(survey).contains(.nobodyTalks) == false)
        }
    }

    @Test(arguments: Engine.available)
    func `one whose counsellor has left at its hour is held`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign("resident-survey")
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            try await town.tamper(
                "UPDATE post SET ended_at = \(town.clock.now) WHERE account = \(town.id(.northCounsellor))")
            town.clock.pass(days: 15)
            try await town.workOff()
            #expect(try await town.state(of: campaign) == .approved)
        }
    }
}
