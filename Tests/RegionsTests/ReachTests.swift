import Access
import Care
import HouseKit
import Regions
import Testing

/// Who reaches which places and units, and how far.
@Suite struct ReachTests {
    private static let school = TownPlaces.northSchool

    private static func station(
        _ name: String = "北一镇服务站", in region: Region = TownPlaces.northTownship, request: String = "one"
    ) -> AddUnit {
        AddUnit(region: region, kind: "station", facts: UnitFacts(name: name), request: request)
    }

    @Test(arguments: Engine.available)
    func `a teacher reaches the own school and its classes only, and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(Self.station(), as: .northAdministrator)
            try await town.perform(
                AddClasses(unit: Self.school, entryYear: 2025, classes: 1), as: .northAdministrator)
            let units = try await town.perform(ListUnits(), as: .northTeacher).units.map(\.code)
            #expect(units == [Self.school])
            let classes = try await town.perform(ListUnits(kind: "class"), as: .northTeacher).units.map(\.code)
            #expect(classes == ["\(Self.school)-2025-1"])
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadUnit(unit: "990202-centre"), as: .northTeacher)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(BrowseRegion(region: TownPlaces.northTownship), as: .northTeacher)
            }
            #expect(try await town.perform(BrowseRegion(), as: .northTeacher).children.isEmpty)
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(ChangeUnit(unit: Self.school, facts: UnitFacts(name: "x")), as: .northTeacher)
            }
        }
    }

    @Test(arguments: [Townsperson.classTeacher, .gridWorker, .evaluator])
    func `who has no work with places finds none, not by list, not by count, not by search`(
        _ person: Townsperson
    ) async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: Refusal.forbidden) { try await town.perform(BrowseRegion(), as: person) }
            await #expect(throws: Refusal.forbidden) { try await town.perform(ListUnits(search: "9"), as: person) }
            await #expect(throws: Refusal.forbidden) { try await town.perform(ReadUnit(unit: Self.school), as: person) }
        }
    }

    @Test(arguments: Engine.available)
    func `a search in another county finds and counts nothing of this one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let units = try await town.perform(ListUnits(search: "school"), as: .southLead).units
            let places = try await town.perform(BrowseRegion(search: "北"), as: .southLead).children
            #expect(units.isEmpty && places.isEmpty)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(BrowseRegion(region: TownPlaces.north), as: .southLead)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(Self.station(), as: .southAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a long list comes page by page, each unit once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for number in 1...60 {
                try await town.perform(
                    Self.station("站 \(number)", request: "\(number)"), as: .northAdministrator)
            }
            var (seen, after): ([String], String?) = ([], nil)
            repeat {
                let page = try await town.perform(ListUnits(kind: "station", after: after), as: .northLead)
                seen += page.units.map(\.code)
                after = page.next
            } while after != nil
            #expect(seen.count == 61 && Set(seen).count == 61)
        }
    }
}
