import Access
import App
import CampaignRules
import Campaigns
import Care
import HouseKit
import Regions
import Storage
import Testing
import Vault

@Suite struct ParticipantTests {
    private static let classOne = "\(TownPlaces.northSchool)-2024-1"
    private static let classTwo = "\(TownPlaces.northSchool)-2024-2"

    @Test(arguments: Engine.available)
    func `everybody of the audience whom a scale suits is invited once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addMembers(5, born: "2012-05")
            try await town.addMembers(4, born: "2019-05", mark: "too young")
            try await town.addMembers(3, kind: "staff", born: "1980-05", mark: "staff")
            try await town.addMembers(2, in: TownPlaces.southTownship, house: "south", unit: "south", mark: "elsewhere")
            let campaign = try await town.openCampaign()
            #expect(try await town.invited(campaign) == 5)
            try await town.performBySystem(EnrolMembers(campaign: campaign))
            #expect(try await town.invited(campaign) == 5)
            #expect(
                try await town.number("SELECT COUNT(DISTINCT code_index) AS number FROM participant") == 5)
        }
    }

    @Test(arguments: Engine.available)
    func `more than one block are all invited and a killed step goes on`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addMembers(4_321)
            let campaign = try await town.openCampaign()
            #expect(try await town.invited(campaign) == 4_321)
        }
    }

    @Test(arguments: Engine.available)
    func `a code is kept as a mark and sealed and a new one ends the old`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addMembers(1)
            let campaign = try await town.openCampaign()
            let people = try await town.perform(ListParticipants(campaign: campaign), as: .northTeacher)
            let person = try #require(people.participants.first)
            let first = try await town.perform(ReplaceCode(participant: person.id), as: .northTeacher)
            #expect(try await !town.holdsInTheOpen(first.code))
            let marks = { (code: String) in town.house.keys.blindIndexes(code, for: "participant code") }
            let found = { (code: String) in
                try await town.number(
                    "SELECT COUNT(*) AS number FROM published_participant WHERE code_index IN \(list: marks(code))")
            }
            #expect(try await found(first.code) == 1)
            let second = try await town.perform(ReplaceCode(participant: person.id), as: .northTeacher)
            #expect(second.code != first.code)
            #expect(try await found(first.code) == 0)
            #expect(try await found(second.code) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `two who come into a class in one instant get a number each`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(
                AddClasses(unit: TownPlaces.northSchool, entryYear: 2024, classes: 2), as: .northAdministrator)
            try await town.addMembers(2, unit: Self.classOne)
            let campaign = try await town.openCampaign()
            let people = try await town.perform(ListParticipants(campaign: campaign), as: .northTeacher).participants
            let (one, two) = (try #require(people.first), try #require(people.last))
            let both = try await town.interleave(before: "audit_line") {
                try await town.perform(MoveParticipant(participant: one.id, unit: Self.classTwo), as: .northTeacher)
            } _: {
                try await town.perform(MoveParticipant(participant: two.id, unit: Self.classTwo), as: .northTeacher)
            }
            _ = (try both.first.get(), try both.second.get())
            let numbers: SQL = "SELECT COUNT(*) AS number FROM participant WHERE unit = \(Self.classTwo) AND number < 3"
            #expect(try await town.number(numbers) == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a late comer is invited and somebody is moved and taken off`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(
                AddClasses(unit: TownPlaces.northSchool, entryYear: 2024, classes: 2), as: .northAdministrator)
            try await town.addMembers(1, unit: Self.classOne)
            let campaign = try await town.openCampaign()
            let late = try #require(try await town.addMembers(1, unit: Self.classOne, mark: "late").first)
            try await town.addMembers(1, unit: Self.classOne, born: "2019-05", mark: "child")
            var people = try await town.perform(ListParticipants(campaign: campaign), as: .northTeacher)
            #expect(people.late.map(\.member) == [late])
            try await town.perform(AddLateMember(campaign: campaign, member: late), as: .northTeacher)
            await #expect(throws: CampaignProblem.alreadyInvited) {
                try await town.perform(AddLateMember(campaign: campaign, member: late), as: .northTeacher)
            }
            await #expect(throws: CampaignProblem.notOfAudience) {
                try await town.perform(AddLateMember(campaign: campaign, member: "child 1000000"), as: .northTeacher)
            }
            people = try await town.perform(ListParticipants(campaign: campaign), as: .northTeacher)
            #expect(people.late.isEmpty)
            #expect(people.parts.map(\.unit) == [Self.classOne])
            #expect(people.parts.map(\.invited) == [2])
            #expect(people.participants.map(\.number) == [1, 2], "as slips and class sheets bear them")
            let person = try #require(people.participants.first)
            try await town.perform(MoveParticipant(participant: person.id, unit: Self.classTwo), as: .northTeacher)
            // The numbers on slips that were handed out stay those of the same people.
            for (unit, number) in [(Self.classOne, 2), (Self.classTwo, 1)] {
                #expect(try await town.number("SELECT number FROM participant WHERE unit = \(unit)") == number)
            }
            await #expect(throws: CampaignProblem.notInReach(field: "unit")) {
                try await town.perform(
                    MoveParticipant(participant: person.id, unit: "990203001-school"), as: .northTeacher)
            }
            let last = try #require(people.participants.last)
            try await town.perform(MoveParticipant(participant: last.id, unit: Self.classTwo), as: .northTeacher)
            try await town.perform(MoveParticipant(participant: last.id, unit: Self.classOne), as: .northTeacher)
            for (unit, number) in [(Self.classOne, 3), (Self.classTwo, 1)] {
                let found = try await town.number("SELECT number FROM participant WHERE unit = \(unit)")
                #expect(found == number, "a number that stands on a slip goes to nobody else")
            }
            try await town.perform(RemoveParticipant(participant: person.id), as: .northTeacher)
            people = try await town.perform(ListParticipants(campaign: campaign), as: .northTeacher)
            #expect(people.participants.filter(\.isRemoved).map(\.unit) == [Self.classTwo])
            await #expect(throws: CampaignProblem.notOpen) {
                try await town.perform(ReplaceCode(participant: person.id), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `only the school itself sees participants and the county sees counts`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addMembers(3)
            let campaign = try await town.openCampaign()
            let people = try await town.perform(ListParticipants(campaign: campaign), as: .northTeacher)
            let person = try #require(people.participants.first)
            for stranger in [
                Townsperson.northAdministrator, .platformAdministrator, .classTeacher, .northSchoolAdministrator,
                .northLead, .southAdministrator, .evaluator,
            ] {
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(ListParticipants(campaign: campaign), as: stranger)
                }
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(ReplaceCode(participant: person.id), as: stranger)
                }
            }
            let county = try await town.perform(ReadProgress(campaign: campaign), as: .northAdministrator)
            #expect(county.isOwned)
            #expect(county.lines.map(\.invited) == [3])
            let school = try await town.perform(ReadProgress(campaign: campaign), as: .northTeacher)
            #expect(!school.isOwned)
            #expect(school.lines.map(\.unit) == [TownPlaces.northSchool])
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadProgress(campaign: campaign), as: .southAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a school does not see the draft of its county`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.readyCampaign()
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadCampaign(campaign: campaign), as: .northTeacher)
            }
            #expect(try await town.perform(ListCampaigns(), as: .northTeacher).lines.isEmpty)
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            let seen = try await town.perform(ListCampaigns(), as: .northTeacher).lines
            #expect(seen.map(\.card.id) == [campaign])
            #expect(seen.allSatisfy { !$0.isOwned })
            await #expect(throws: Refusal.notFound) {
                try await town.perform(DiscardCampaign(campaign: campaign), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a sitting is planned within the window and stands once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.openCampaign()
            let day = town.clock.now.day.adding(days: 1).description
            let sitting = PlanSitting(
                campaign: campaign, unit: TownPlaces.northSchool, day: day, from: "14:00", minutes: "40")
            try await town.perform(sitting, as: .northTeacher)
            try await town.perform(sitting, as: .northTeacher)
            let plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northTeacher)
            #expect(plan.sittings.count == 1)
            var outside = sitting
            outside.day = "2026-12-01"
            await #expect(throws: CampaignProblem.outsideWindow) { try await town.perform(outside, as: .northTeacher) }
            var elsewhere = sitting
            elsewhere.unit = "990203001-school"
            await #expect(throws: Refusal.notFound) { try await town.perform(elsewhere, as: .northTeacher) }
            let planned = try #require(plan.sittings.first)
            try await town.perform(RemovePlannedSitting(sitting: planned.id), as: .northTeacher)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM planned_sitting") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a sample is drawn once by the method and the seed of the plan`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addMembers(60, kind: "resident", house: nil, unit: nil, born: "1980-05", mark: "forties")
            try await town.addMembers(40, kind: "resident", house: nil, unit: nil, born: "1990-05", mark: "thirties")
            try await town.addMembers(40, kind: "resident", house: nil, unit: nil, born: "2012-05", mark: "child")
            let campaign = try await town.readyCampaign("resident-survey")
            try await town.perform(
                ChangeCampaign(
                    campaign: campaign,
                    who: .init(youngest: "18", sampleMethod: .byAge, sampleSize: "20", sampleSeed: "9")),
                as: .northAdministrator)
            try await town.perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
            try await town.perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
            town.clock.pass(days: 15)
            try await town.workOff()
            #expect(try await town.invited(campaign) == 20)
            let progress = try await town.perform(ReadProgress(campaign: campaign), as: .northAdministrator)
            #expect(progress.strata.map(\.frame) == [40, 60])
            #expect(progress.strata.map(\.drawn) == [8, 12])
            try await town.performBySystem(DrawSample(campaign: campaign))
            try await town.workOff()
            #expect(try await town.invited(campaign) == 20)
        }
    }
}
