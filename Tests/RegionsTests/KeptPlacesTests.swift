import Access
import App
import Care
import HouseKit
import Regions
import Storage
import Testing

/// The list of places that every check begins with is kept in memory, and never outlives a change.
@Suite struct KeptPlacesTests {
    private static let new = TownPlaces.region("990202008000")

    private static func offer(_ office: Office) async throws -> [Region: String] {
        let places = try await office.perform(ChoosePlace(), as: .anyone).places
        return Dictionary(uniqueKeysWithValues: places.map { ($0.region, $0.name(in: .zhHans)) })
    }

    private static let added = ImportRegions(rows: [
        ListedRegion(region: new, name: "新镇", nameEn: "", urbanClass: nil, hasParentInList: false)
    ])

    /// Past every command: what is kept shows by this not being seen.
    private static func renameSecretly(in town: Town) async throws {
        try await town.tamper("UPDATE region SET name_zh = '偷改' WHERE code = \(TownPlaces.north)")
    }

    @Test(arguments: Engine.available)
    func `the list is read once, however many ask`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await Self.offer(town.office)
            try await Self.renameSecretly(in: town)
            #expect(try await Self.offer(town.office) == first)
            town.clock.pass(minutes: 5)
            // It was looked up whether anything was touched, and nothing was.
            #expect(try await Self.offer(town.office) == first)
        }
    }

    @Test(arguments: Engine.available)
    func `a change made here is in the very next list`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            #expect(try await Self.offer(town.office)[Self.new] == nil)
            try await town.performBySystem(Self.added)
            #expect(try await Self.offer(town.office)[Self.new] == "新镇")
            let renamed = ListedChange(
                day: town.clock.now.day, kind: .renamed, predecessor: Self.new, successors: [], name: "改名镇",
                source: "令")
            try await town.performBySystem(RecordRegionChanges(changes: [renamed]))
            #expect(try await Self.offer(town.office)[Self.new] == "改名镇")
            let set = Place(region: TownPlaces.region("990202009000"), names: [.zhHans: "设镇", .en: "Set Town"])
            try await town.performBySystem(SetUpPlaces(places: [set], sites: []))
            #expect(try await Self.offer(town.office)[set.region] == "设镇")
        }
    }

    @Test(arguments: Engine.available)
    func `a change made by another server is in the list after two seconds`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            #expect(try await Self.offer(other.office)[Self.new] == nil)
            try await town.performBySystem(Self.added)
            #expect(try await Self.offer(town.office)[Self.new] != nil)
            #expect(try await Self.offer(other.office)[Self.new] == nil)
            town.clock.pass(seconds: 2)
            #expect(try await Self.offer(other.office)[Self.new] == "新镇")
            await other.database.close()
        }
    }

    @Test(arguments: Engine.available)
    func `a clock that is set back makes no list younger`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            #expect(try await Self.offer(other.office)[Self.new] == nil)
            try await town.performBySystem(Self.added)
            town.clock.pass(seconds: -1)
            #expect(try await Self.offer(other.office)[Self.new] == "新镇")
            await other.database.close()
        }
    }

    @Test(arguments: Engine.available)
    func `a list that nobody can vouch for is not shown`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await Self.offer(town.office)
            town.database.become(.away)
            town.clock.pass(seconds: 2)
            await #expect(throws: StorageError.busy("away")) { try await Self.offer(town.office) }
            town.database.become(.well)
            #expect(try await !Self.offer(town.office).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a trial and a list without news touch nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await Self.offer(town.office)
            try await Self.renameSecretly(in: town)
            try await town.performBySystem(ImportRegions(rows: Self.added.rows, isTrial: true))
            #expect(try await Self.offer(town.office) == first)
        }
    }

    @Test(arguments: Engine.available)
    func `what people search for, and what people ask who are signed in, is not kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let lead = town.caller(.northLead)
            let search = ChoosePlace(search: "偷")
            #expect(try await town.office.perform(search, as: .anyone).places.isEmpty)
            _ = try await town.office.perform(ChoosePlace(), as: lead)
            try await Self.renameSecretly(in: town)
            #expect(try await town.office.perform(search, as: .anyone).places.map(\.region) == [TownPlaces.north])
            let places = try await town.office.perform(ChoosePlace(), as: lead).places
            #expect(places.contains { $0.name(in: .zhHans) == "偷改" })
        }
    }

    @Test(arguments: Engine.available)
    func `a place that is new can be answered for at once, and one that is none cannot`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            await #expect(throws: (any Error).self) { try await town.startSheet(in: Self.new) }
            try await town.performBySystem(Self.added)
            for _ in 1...2 { _ = try await town.startSheet(in: Self.new) }
            await #expect(throws: (any Error).self) { try await town.startSheet(in: TownPlaces.nowhere) }
        }
    }
}
