import Access
import App
import Campaigns
import Care
import HouseKit
import Rosters
import Storage
import Testing
import Vault

@Suite struct ClassSheetTests {
    /// A class of the northern school with two pupils who have real names, and their campaign.
    private func stage(_ town: Town) async throws -> ID<Campaign> {
        try await town.addClasses()
        try await town.addPupil("\(Marker.north) 小禾", born: "2012-03-04")
        try await town.addPupil("\(Marker.north) 小山", born: "2012-05-06")
        return try await town.openCampaign()
    }

    private func sheet(
        _ campaign: ID<Campaign>, unit: String = Town.northClass(1), reason: String = "周三发放", request: String = "one"
    ) -> PrintCodes {
        PrintCodes(campaign: campaign, unit: unit, reason: reason, request: request)
    }

    @Test(arguments: Engine.available)
    func `the codes of a class open its sittings and its names come from the roster`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await stage(town)
            let printed = try await town.perform(sheet(campaign), as: .northTeacher)
            #expect(printed.lines.map(\.number) == [1, 2])
            for line in printed.lines {
                let marks = town.house.keys.blindIndexes(line.code, for: "participant code")
                let found = try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM participant
                    WHERE id = \(line.participant) AND code_index IN \(list: marks)
                    """)
                #expect(found == 1)
            }
            let names = try await town.perform(
                NameInvited(campaign: campaign.rawValue, unit: Town.northClass(1)), as: .northTeacher)
            #expect(names.map(\.member.rawValue) == printed.lines.map(\.member))
            #expect(Set(names.map(\.name)) == ["\(Marker.north) 小禾", "\(Marker.north) 小山"])
            for useCase in ["PrintCodes", "NameInvited"] {
                let lines = try await town.number(
                    "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = \(useCase) AND outcome = 'done'")
                #expect(lines == 1)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who leaves keeps the number and a replaced code is the one that is printed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await stage(town)
            let first = try await town.perform(sheet(campaign), as: .northTeacher)
            let new = try await town.perform(ReplaceCode(participant: first.lines[1].participant), as: .northTeacher)
            try await town.perform(RemoveParticipant(participant: first.lines[0].participant), as: .northTeacher)
            let second = try await town.perform(sheet(campaign, request: "two"), as: .northTeacher)
            #expect(second.lines.map(\.number) == [2])
            #expect(second.lines.map(\.code) == [new.code])
            let names = try await town.perform(
                NameInvited(campaign: campaign.rawValue, unit: Town.northClass(1)), as: .northTeacher)
            #expect(names.map(\.member.rawValue) == [second.lines[0].member])
        }
    }

    @Test(arguments: Engine.available)
    func `a print is noted once with its reason and wants one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await stage(town)
            await #expect(throws: CampaignProblem.missing(field: "reason")) {
                try await town.perform(sheet(campaign, reason: " \n"), as: .northTeacher)
            }
            await #expect(throws: CampaignProblem.tooLong(field: "reason", most: 300)) {
                try await town.perform(sheet(campaign, reason: String(repeating: "长", count: 301)), as: .northTeacher)
            }
            for _ in 0..<2 { try await town.perform(sheet(campaign), as: .northTeacher) }
            try await town.perform(sheet(campaign, reason: "丢了一叠", request: "two"), as: .northTeacher)
            let seen = try await town.perform(
                ListParticipants(campaign: campaign, unit: Town.northClass(1)), as: .northTeacher)
            #expect(Set(seen.prints.map(\.reason)) == ["丢了一叠", "周三发放"])
            #expect(seen.prints.count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody prints a class of others or of a campaign that is over`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await stage(town)
            let names = NameInvited(campaign: campaign.rawValue, unit: Town.northClass(1))
            for stranger in [
                Townsperson.northAdministrator, .platformAdministrator, .classTeacher, .northLead, .southAdministrator,
            ] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(sheet(campaign), as: stranger) }
                await #expect(throws: Refusal.forbidden) { try await town.perform(names, as: stranger) }
            }
            for stranger in [town.southTeacher, town.neighbourTeacher] {
                await #expect(throws: Refusal.notFound) {
                    try await town.office.perform(sheet(campaign), as: stranger)
                }
                await #expect(throws: Refusal.notFound) { try await town.office.perform(names, as: stranger) }
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(sheet(campaign, unit: Town.northClass(2)), as: .northTeacher)
            }
            town.clock.pass(days: 60)
            try await town.performBySystem(CloseCampaign(campaign: campaign))
            await #expect(throws: CampaignProblem.notOpen) {
                try await town.perform(sheet(campaign), as: .northTeacher)
            }
        }
    }
}
