import Access
import CampaignRules
import Campaigns
import Care
import HouseKit
import Regions
import Storage
import Testing

/// Whom a campaign is for, down to a class or a department, and from which grade on.
@Suite struct AudiencePartTests {
    @Test(arguments: Engine.available)
    func `only the class that a plan names is invited`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses(2)
            try await town.addMembers(3, unit: Town.northClass(1), mark: "one")
            try await town.addMembers(2, unit: Town.northClass(2), mark: "two")
            let campaign = try await town.readyCampaign()
            try await town.ask([Town.northClass(1)], of: [TownPlaces.northSchool], in: campaign)
            let choices = try await town.perform(ReadPlanChoices(campaign: campaign), as: .northAdministrator)
            #expect(choices.parts.map(\.code) == [Town.northClass(1), Town.northClass(2)])
            #expect(choices.parts.map(\.isNamed) == [true, false])
            try await town.approveAndOpen(campaign)
            #expect(try await town.invited(campaign) == 3)
            for (unit, mark) in [(Town.northClass(1), "late one"), (Town.northClass(2), "late two")] {
                try await town.addMembers(1, unit: unit, mark: mark)
            }
            try await town.perform(AddLateMember(campaign: campaign, member: "late one 1000000"), as: .northTeacher)
            await #expect(throws: CampaignProblem.notOfAudience) {
                try await town.perform(
                    AddLateMember(campaign: campaign, member: "late two 1000000"), as: .northTeacher)
            }
            #expect(try await town.invited(campaign) == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `only the department of an employer that a plan names is invited`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let employer = try await town.addEmployer("\(Marker.north) 工厂")
            _ = try await town.unitCounsellor("counsellor.own", of: employer)
            let department = try await town.perform(
                AddUnit(
                    region: TownPlaces.northTownship, kind: "department", parent: employer,
                    facts: UnitFacts(name: "一车间"), request: "department"),
                as: .northAdministrator
            ).code
            try await town.addMembers(
                2, kind: "staff", house: employer, unit: department, born: "1980-05", mark: "workshop")
            try await town.addMembers(
                3, kind: "staff", house: employer, unit: employer, born: "1980-05", mark: "office")
            let campaign = try await town.readyCampaign("staff")
            try await town.ask([department], of: [employer], in: campaign, youngest: "18")
            try await town.approveAndOpen(campaign)
            #expect(try await town.invited(campaign) == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `what is no class of a unit that takes part is refused at its field`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses(1)
            let near = try await town.addSchool(
                "\(Marker.north) 二校", in: TownPlaces.northTownship, by: .northAdministrator)
            let far = try await town.addSchool(
                "\(Marker.south) 校", in: TownPlaces.southTownship, by: .southAdministrator)
            let campaign = try await town.readyCampaign()
            try await town.ask([], of: [TownPlaces.northSchool], in: campaign)
            let before = try await town.ledger(without: ["audit_line"])
            let grade = "\(TownPlaces.northSchool)-2025"
            for code in ["\(near)-2025-1", "\(far)-2025-1", grade, TownPlaces.northSchool, "elsewhere"] {
                await #expect(throws: CampaignProblem.notOfUnits(field: "who.parts"), "\(code)") {
                    try await town.ask([Town.northClass(1), code], of: [TownPlaces.northSchool], in: campaign)
                }
            }
            let most = ChangeCampaign.mostParts
            await #expect(throws: CampaignProblem.tooManyParts(field: "who.parts", most: most)) {
                try await town.ask((0...most).map { "class \($0)" }, of: [TownPlaces.northSchool], in: campaign)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }

    @Test(arguments: Engine.available)
    func `a unit that goes takes its classes along and no school reads those of another`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await town.addClasses(1)
            let other = try await town.addSchool(
                "\(Marker.north) 二校", in: TownPlaces.northTownship, by: .northAdministrator)
            _ = try await town.colleague(
                "teacher.other", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: other)
            let (own, theirs) = (Town.northClass(1), "\(other)-2025-1")
            let campaign = try await town.readyCampaign()
            let units = [TownPlaces.northSchool, other]
            try await town.ask([own, theirs], of: units, in: campaign)
            // The form still holds the tick of the class whose school was unticked.
            try await town.ask([own, theirs], of: [TownPlaces.northSchool], in: campaign)
            #expect(try await town.partsOf(campaign, as: .northAdministrator) == [own])
            try await town.ask([own, theirs], of: units, in: campaign)
            // Who says nothing of classes leaves them as they are.
            try await town.perform(
                ChangeCampaign(campaign: campaign, who: .init(youngest: "9")), as: .northAdministrator)
            #expect(try await town.partsOf(campaign, as: .northAdministrator) == [own, theirs])
            try await town.approveAndOpen(campaign)
            #expect(try await town.partsOf(campaign, as: .northTeacher) == [own])
            let plan = try await town.perform(ReadCampaign(campaign: campaign), as: .northTeacher)
            #expect(plan.isOfParts && plan.audience.parts == [own])
        }
    }

    /// Rulebook G.2.1: from grade 4 on, and not whoever is nine in spring.
    @Test(arguments: Engine.available)
    func `a window in spring invites grade 4 and not grade 3`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addMembers(1, born: "2016-10", mark: "third")
            try await town.addMembers(1, born: "2016-05", mark: "fourth")
            let campaign = try await town.openCampaign()
            #expect(try await town.invited(campaign) == 1)
            let fourth = try await town.number(
                "SELECT COUNT(*) AS number FROM participant WHERE campaign = \(campaign) AND member = 'fourth 1000000'")
            #expect(fourth == 1)
            await #expect(throws: CampaignProblem.notOfAudience) {
                try await town.perform(AddLateMember(campaign: campaign, member: "third 1000000"), as: .northTeacher)
            }
        }
    }
}

extension Town {
    /// Writes the units and the parts of a plan, as its form sends them: the hidden word says that there was a list.
    fileprivate func ask(
        _ parts: [String], of units: [String], in campaign: ID<Campaign>, youngest: String = "9"
    ) async throws {
        var ticks = Dictionary(uniqueKeysWithValues: parts.map { ($0, true) })
        ticks["none"] = false
        let sites = Dictionary(uniqueKeysWithValues: units.map { ($0, true) })
        try await perform(
            ChangeCampaign(campaign: campaign, who: .init(units: sites, parts: ticks, youngest: youngest)),
            as: .northAdministrator)
    }

    fileprivate func approveAndOpen(_ campaign: ID<Campaign>) async throws {
        try await perform(SubmitCampaign(campaign: campaign), as: .northAdministrator)
        try await perform(ApproveCampaign(campaign: campaign), as: .secondNorthAdministrator)
        clock.pass(days: 15)
        try await workOff()
    }

    fileprivate func partsOf(_ campaign: ID<Campaign>, as person: Townsperson) async throws -> Set<String> {
        Set(try await perform(ReadCampaign(campaign: campaign), as: person).askedParts.map(\.code))
    }
}
