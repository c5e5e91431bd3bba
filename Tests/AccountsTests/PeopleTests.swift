import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing

@Suite struct PeopleTests {
    @Test(arguments: Engine.available)
    func `people are found by name, login, role, place and state`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.invite("王小禾", as: .counsellor, at: TownPlaces.northTownship.code)
            let find = { (query: ListPeople) in
                try await town.perform(query, as: .northAdministrator).people.map(\.displayName)
            }
            #expect(try await find(ListPeople(search: "小禾")) == ["王小禾"])
            #expect(try await find(ListPeople(search: "LEAD2")) == [Townsperson.secondNorthLead.displayName])
            #expect(try await find(ListPeople(search: "%")).isEmpty, "a percent sign is a letter like others")
            #expect(try await find(ListPeople(role: .gridWorker)) == [Townsperson.gridWorker.displayName])
            #expect(Set(try await find(ListPeople(place: TownPlaces.northSchool))).count == 3)
            #expect(try await find(ListPeople(state: .invited)) == ["王小禾"])
            let all = try await town.perform(ListPeople(), as: .northAdministrator)
            #expect(all.count == 11 && all.people.count == 11, "the program is nobody, the invited person is somebody")
            let second = try await town.perform(ListPeople(page: 2), as: .northAdministrator)
            #expect(second.people.isEmpty && second.count == 11)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody finds people of another county, by row, by count or by search`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let link = try await town.invite("王小禾")
            for query in [ListPeople(), ListPeople(search: "王小禾"), ListPeople(place: TownPlaces.north.code)] {
                let found = try await town.perform(query, as: .southAdministrator)
                #expect(found.people.allSatisfy { !$0.displayName.contains(Marker.north) && $0.id != link.account })
            }
            #expect(try await town.perform(ListPeople(search: "王小禾"), as: .southAdministrator).count == 0)
            #expect(try await town.perform(ListPeople(), as: .southAdministrator).count == 4)
            for person in [Townsperson.classTeacher, .southCounsellor, .evaluator, .northLead] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(ListPeople(), as: person) }
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(ReadPerson(account: link.account), as: person)
                }
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(ListUnitPeople(unit: TownPlaces.northSchool), as: person)
                }
                await #expect(throws: Refusal.forbidden) { try await town.perform(FindPostPlaces(), as: person) }
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadPerson(account: link.account), as: .southAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a unit's people are shown with what they may do there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let members = try await town.perform(
                ListUnitPeople(unit: TownPlaces.northSchool), as: .northSchoolAdministrator)
            #expect(Set(members.map(\.role)) == [.unitAdministrator, .schoolPsychologyTeacher, .classTeacher])
            #expect(members.allSatisfy { Set($0.may) == $0.role.permissions })
            let none = try await town.perform(ListUnitPeople(unit: TownPlaces.northSchool), as: .southAdministrator)
            #expect(none.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `an administrator finds the own places and no others`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let north = try await town.perform(FindPostPlaces(), as: .northAdministrator).map(\.code)
            #expect(north.first == TownPlaces.north.code)
            #expect(north.contains(TownPlaces.northSchool) && !north.contains(TownPlaces.southTownship.code))
            let school = try await town.perform(FindPostPlaces(), as: .northSchoolAdministrator).map(\.code)
            #expect(school == [TownPlaces.northSchool])
            let found = try await town.perform(FindPostPlaces(search: "北一"), as: .platformAdministrator)
            #expect(found.map(\.code) == [TownPlaces.northTownship.code])
        }
    }
}
