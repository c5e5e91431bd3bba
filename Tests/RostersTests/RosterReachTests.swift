import Access
import Care
import HouseKit
import Imports
import Rosters
import Testing

@Suite struct RosterReachTests {
    @Test(arguments: Engine.available)
    func `a teacher of another school finds nobody of this one and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let member = try await town.addPupil("示小禾", born: "2012-03-04", number: "7")
            let neighbours = [
                try await Self.neighbour(town, in: TownPlaces.northTownship, by: .northAdministrator),
                try await Self.neighbour(town, in: TownPlaces.southTownship, by: .southAdministrator),
            ]
            for stranger in neighbours {
                let office = town.office
                let own = try await office.perform(ListRosters(), as: stranger)
                #expect(own.units.count == 1)
                #expect(own.units.first?.code != TownPlaces.northSchool)
                #expect(own.units.map(\.members) == [0])
                for text in ["示小禾", "7"] {
                    #expect(try await office.perform(FindMembers(text: Private(text)), as: stranger).isEmpty)
                }
                for unit in [TownPlaces.northSchool, Town.northClass(1), "nowhere"] {
                    await #expect(throws: Refusal.notFound) {
                        _ = try await office.perform(ReadRoster(unit: unit), as: stranger)
                    }
                    await #expect(throws: Refusal.notFound) {
                        _ = try await office.perform(
                            AddMember(unit: unit, kind: .pupil, name: Private("x"), born: Day("2012-01-01")),
                            as: stranger)
                    }
                }
                await #expect(throws: Refusal.notFound) {
                    _ = try await office.perform(ReadMember(member: member), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    _ = try await office.perform(OpenMember(member: member, reason: .talk), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    _ = try await office.perform(ChangeMember(member: member, name: Private("x")), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    _ = try await office.perform(NoteMemberGone(member: member), as: stranger)
                }
                await #expect(throws: Refusal.notFound) {
                    _ = try await office.perform(TakeMemberBack(member: member), as: stranger)
                }
            }
            #expect(try await town.perform(ReadMember(member: member), as: .northTeacher).card.leftAt == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody is moved into another school, but let go there and taken in here`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let id = "990102201203040028"
            let member = try await town.addPupil("示小禾", born: "2012-03-04", idNumber: id)
            let neighbour = try await Self.neighbour(town, in: TownPlaces.southTownship, by: .southAdministrator)
            let school = try #require(neighbour.posts.first?.unit)
            let taken = AddMember(
                unit: "\(school)-2025-1", kind: .pupil, name: Private("示小禾"), born: Day("2012-03-04"),
                idNumber: Private(id))
            await #expect(throws: RosterError.transfer) { _ = try await town.office.perform(taken, as: neighbour) }
            let words = String(describing: RosterError.transfer.phrase)
            #expect(!words.contains(TownPlaces.northSchool), "where, is not told")
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ChangeMember(member: member, unit: "\(school)-2025-1"), as: .northTeacher)
            }
            try await town.perform(NoteMemberGone(member: member), as: .northTeacher)
            let there = try await town.office.perform(taken, as: neighbour).member
            #expect(there != member)
            await #expect(throws: RosterError.transfer) {
                try await town.perform(TakeMemberBack(member: member), as: .northTeacher)
            }
            await #expect(throws: RosterError.transfer, "also without the number, which was known when they left") {
                try await town.addPupil("示小禾", born: "2012-03-04", to: Town.northClass(2))
            }
            // Of name and birthday alone nobody can be sure, and nothing is said of other schools.
            _ = try await town.office.perform(
                AddMember(unit: "\(school)-2025-1", kind: .pupil, name: Private("示小山"), born: Day("2012-05-06")),
                as: neighbour)
            try await town.addPupil("示小山", born: "2012-05-06", to: Town.northClass(2))
        }
    }

    @Test(arguments: Engine.available)
    func `only those who keep rosters may look at one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let member = try await town.addPupil("示小禾", born: "2012-03-04")
            let others: [Townsperson] = [
                .platformAdministrator, .northAdministrator, .northLead, .northCounsellor, .classTeacher, .gridWorker,
                .evaluator, .northProgram,
            ]
            for person in others {
                await #expect(throws: Refusal.forbidden, "\(person)") {
                    try await town.perform(ListRosters(), as: person)
                }
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(ReadRoster(unit: Town.northClass(1)), as: person)
                }
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(FindMembers(text: Private("示小禾")), as: person)
                }
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(OpenMember(member: member, reason: .talk), as: person)
                }
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(NoteMemberGone(member: member), as: person)
                }
                await #expect(throws: Refusal.forbidden) { _ = try await town.previewMembers("姓名\nx\n", as: person) }
            }
            await #expect(throws: Refusal.notSignedIn) { try await town.perform(ListRosters()) }
        }
    }

    private static func neighbour(
        _ town: Town, in region: Region, by administrator: Townsperson
    ) async throws -> Caller {
        let school = try await town.addSchool("邻校 \(region)", in: region, by: administrator)
        return try await town.colleague("neighbour.\(region)", .schoolPsychologyTeacher, in: region, of: school)
    }
}
