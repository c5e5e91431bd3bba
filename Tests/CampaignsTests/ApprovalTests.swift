import Access
import CampaignRules
import Campaigns
import Care
import HouseKit
import Storage
import Testing

@Suite struct ApprovalTests {
    @Test(arguments: Engine.available)
    func `a plan that lacks something is not handed in`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.planCampaign()
            await #expect(throws: CampaignProblem.lacking(count: 5)) {
                try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            }
            #expect(try await town.state(of: campaign) == .draft)
        }
    }

    @Test(arguments: Engine.available)
    func `a second person approves and whoever had a hand in it does not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            try await town.perform(
                ChangeCampaign(
                    campaign: campaign, aims: .init(title: "x", titleEn: "", purpose: "y", basis: .consent)),
                as: .platformAdministrator)
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            for person in [Townsperson.northAdministrator, .platformAdministrator] {
                await #expect(throws: CampaignProblem.ownPlan) {
                    try await town.perform(ApproveCampaign(campaign: campaign), as: person)
                }
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ApproveCampaign(campaign: campaign), as: .southAdministrator)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ApproveCampaign(campaign: campaign), as: .northSchoolAdministrator)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(ApproveCampaign(campaign: campaign), as: .northTeacher)
            }
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            #expect(try await town.state(of: campaign) == .approved)
            await #expect(throws: CampaignProblem.settled) {
                try await town.perform(ChangeCampaign(campaign: campaign), as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the table itself knows no approval by one person`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            await #expect(throws: (any Error).self) {
                try await town.tamper(
                    """
                    UPDATE campaign SET state = 'approved', decided_by = made_by, decided_at = 1
                    WHERE id = \(campaign)
                    """)
            }
            await #expect(throws: (any Error).self) {
                try await town.tamper("UPDATE campaign SET state = 'open' WHERE id = \(campaign)")
            }
            #expect(try await town.state(of: campaign) == .draft)
        }
    }

    @Test(arguments: Engine.available)
    func `a plan that is sent back says why and can be handed in again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            await #expect(throws: CampaignProblem.missing(field: "reason")) {
                try await town.perform(DeclineCampaign(campaign: campaign, reason: " "), as: .secondNorthAdministrator)
            }
            try await town.perform(
                DeclineCampaign(campaign: campaign, reason: "时间太紧"), as: .secondNorthAdministrator)
            let plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            #expect(plan.card.state == .draft)
            #expect(plan.decisionReason == "时间太紧")
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            await #expect(throws: CampaignProblem.notWaiting) {
                try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `it opens and closes by itself at the moments of its window`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addMembers(3)
            let campaign = try await town.readyCampaign()
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            let card = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator).card
            town.clock.set(card.opensAt.adding(seconds: -1))
            try await town.workOff()
            #expect(try await town.state(of: campaign) == .approved)
            town.clock.set(card.opensAt)
            try await town.workOff()
            #expect(try await town.state(of: campaign) == .open)
            #expect(try await town.invited(campaign) == 3)
            town.clock.set(card.closesAt)
            try await town.workOff()
            #expect(try await town.state(of: campaign) == .closed)
        }
    }

    @Test(arguments: Engine.available)
    func `one that lacks duty at its hour is held and opens once somebody is there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            try await town.tamper("DELETE FROM duty")
            town.clock.pass(days: 15)
            try await town.workOff()
            var plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            #expect(plan.card.state == .approved)
            #expect(plan.card.heldSince == town.clock.now)
            #expect(plan.gaps.map(\.code) == [.nobodyOnDuty])
            try await town.putOnDuty(.northTownshipLead)
            town.clock.pass(minutes: OpenCampaign.patienceMinutes)
            try await town.workOff()
            plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator)
            #expect(plan.card.state == .open)
            #expect(plan.card.heldSince == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `somebody who is on duty elsewhere or away does not answer here`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            try await town.tamper("DELETE FROM duty")
            try await town.putOnDuty(.southLead)
            #expect(try await town.lacks(campaign) == [.nobodyOnDuty])
            try await town.putOnDuty(.northLead)
            #expect(try await town.lacks(campaign) == [])
            let lead = town.id(.northLead)
            try await town.tamper(
                """
                INSERT INTO duty_absence (id, region, account, from_at, until_at, reported_at)
                VALUES ('a', \(TownPlaces.north), \(lead), 1, \(town.clock.now.adding(hours: 24 * 60)), 0)
                """)
            #expect(try await town.lacks(campaign) == [.nobodyOnDuty])
        }
    }

    @Test(arguments: Engine.available)
    func `a school without a psychology teacher is named and nothing is handed in`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            let teacher = town.id(.northTeacher)
            try await town.tamper("UPDATE post SET ended_at = \(town.clock.now) WHERE account = \(teacher)")
            let gaps = try await town.perform(ReadCampaign(campaign: campaign), as: .northAdministrator).gaps
            #expect(gaps.map(\.code) == [.nobodyCarriesOut] && gaps.map(\.about) == [TownPlaces.northSchool])
            await #expect(throws: CampaignProblem.lacking(count: 1)) {
                try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            }
            try await town.tamper("UPDATE post SET ended_at = NULL WHERE account = \(teacher)")
            #expect(try await town.lacks(campaign) == [])
            // Whoever leaves before it opens is not there when it opens.
            try await town.tamper("UPDATE post SET until_day = \(town.clock.now.day) WHERE account = \(teacher)")
            #expect(try await town.lacks(campaign) == [.nobodyCarriesOut])
        }
    }

    @Test(arguments: Engine.available)
    func `one whose teacher has left at its hour is held`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            try await town.tamper(
                "UPDATE post SET ended_at = \(town.clock.now) WHERE account = \(town.id(.northTeacher))")
            town.clock.pass(days: 15)
            try await town.workOff()
            #expect(try await town.state(of: campaign) == .approved)
            #expect(try await town.lacks(campaign) == [.nobodyCarriesOut])
        }
    }

    @Test(arguments: Engine.available)
    func `a school that was merged meanwhile holds nobody up and asks nobody`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let merged = try await town.addSchool("并走的小学", in: TownPlaces.northTownship, by: .northAdministrator)
            let campaign = try await town.readyCampaign()
            #expect(try await town.lacks(campaign) == [.nobodyCarriesOut])
            try await town.addMembers(1)
            try await town.addMembers(1, house: merged, unit: merged, mark: "elsewhere")
            try await town.tamper("UPDATE unit SET status = 'merged' WHERE code = \(merged)")
            #expect(try await town.lacks(campaign) == [])
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            town.clock.pass(days: 15)
            try await town.workOff()
            #expect(try await town.invited(campaign) == 1)
            let next = try await town.readyCampaign(request: "all are gone")
            try await town.tamper("UPDATE unit SET status = 'closed' WHERE code = \(TownPlaces.northSchool)")
            #expect(try await town.lacks(next) == [.nobodyToAsk])
        }
    }

    @Test(arguments: Engine.available)
    func `what was given up never opens`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            try await town.perform(DiscardCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(DiscardCampaign(campaign: campaign), as: .northAdministrator)
            town.clock.pass(days: 15)
            try await town.workOff()
            #expect(try await town.state(of: campaign) == .discarded)
            let open = try await town.openCampaign(request: "another")
            await #expect(throws: CampaignProblem.settled) {
                try await town.perform(DiscardCampaign(campaign: open), as: .northAdministrator)
            }
        }
    }
}

extension Town {
    func state(of campaign: ID<Campaign>) async throws -> CampaignState {
        try await perform(ReadCampaign(campaign: campaign), as: .platformAdministrator).card.state
    }

    func lacks(_ campaign: ID<Campaign>) async throws -> [PlanGap.Code] {
        try await perform(ReadCampaign(campaign: campaign), as: .northAdministrator).gaps.map(\.code)
    }

    func invited(_ campaign: ID<Campaign>) async throws -> Int {
        try await number(
            "SELECT COUNT(*) AS number FROM participant WHERE campaign = \(campaign) AND removed_at IS NULL")
    }
}
