import Access
import Care
import HouseKit
import Regions
import Testing

/// Somebody chooses where they live: in a small city, and in a nation.
@Suite struct ChoosePlaceTests {
    @Test(arguments: Engine.available)
    func `a small city is offered whole`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let offer = try await town.perform(ChoosePlace())
            #expect(offer.places.map(\.region) == TownPlaces.all.map(\.region).sorted())
            #expect(!offer.hasMore)
        }
    }

    /// Provinces 81 to 84 with 60 cities each, the first with 250 districts.
    private static func growNation(in town: Town) async throws {
        var rows: [ListedRegion] = []
        func add(_ code: String, _ name: String) {
            rows.append(
                ListedRegion(
                    region: TownPlaces.region(code), name: name, nameEn: "", urbanClass: nil, hasParentInList: true))
        }
        for province in 81...84 {
            add("\(province)0000000000", "甲\(province)省")
            for city in 10..<70 { add("\(province)\(city)00000000", "乙\(province)\(city)市") }
        }
        for district in 10..<99 { add("8110\(district)000000", "丙\(district)区") }
        for town in 100..<250 { add("811010\(town)000", "丁\(town)镇") }
        _ = try await town.performBySystem(ImportRegions(rows: rows))
    }

    @Test(arguments: Engine.available)
    func `a nation is offered level by level, and never more than fit into a list`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await Self.growNation(in: town)
            let nation = try await town.perform(ChoosePlace())
            #expect(nation.hasMore)
            // The town's city stands beside the provinces: it has none above it here.
            #expect(nation.places.map(\.region.code) == [81, 82, 83, 84].map { "\($0)0000000000" } + ["990200000000"])
            let province = try await town.perform(ChoosePlace(within: nation.places.first?.region))
            #expect(province.places.count == 149 && province.hasMore)
            let district = try await town.perform(ChoosePlace(within: TownPlaces.region("811010000000")))
            #expect(district.places.count == 150 && !district.hasMore)
            #expect(district.path.map(\.region.level) == [.province, .city, .county])
        }
    }

    @Test(arguments: Engine.available)
    func `a name is found by its beginning anywhere, and by any part of it inside a place`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            try await Self.growNation(in: town)
            let found = try await town.perform(ChoosePlace(search: "丁1"))
            #expect(found.places.count == ChoosePlace.mostFound && found.hasMore)
            #expect(found.above.map(\.region.level) == [.province, .city, .county])
            #expect(try await town.perform(ChoosePlace(search: "first")).places.count == 2)
            #expect(try await town.perform(ChoosePlace(search: "镇")).places.isEmpty)
            let inside = try await town.perform(ChoosePlace(within: TownPlaces.north, search: "镇"))
            #expect(inside.places.map(\.region) == [TownPlaces.northTownship, TownPlaces.northHamlet])
        }
    }

    @Test(arguments: ["%", "_", "!", "'", "\\"])
    func `signs that a pattern knows are signs like others`(_ sign: String) async throws {
        try await withTown(.sqlite) { town in
            let found = try await town.perform(ChoosePlace(search: sign)).places
            let inside = try await town.perform(ChoosePlace(within: TownPlaces.city, search: sign)).places
            let units = try await town.perform(ListUnits(search: sign), as: .northLead).units
            #expect(found.isEmpty && inside.isEmpty && units.isEmpty)
        }
    }
}
