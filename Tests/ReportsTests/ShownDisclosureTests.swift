import App
import EquationKit
import HouseKit
import Reports
import Storage
import Testing

/// Somebody reads every page that use cases really show of a city, of one year and of the next, and reckons: nothing
/// that was not told may be known to within ten people (rulebook E.4.9, H.9; decision 0028). `DisclosureTests` tries
/// the rule by itself; here everything has gone through counting, tables, pages and files.
@Suite struct ShownDisclosureTests {
    @Test(arguments: Engine.available)
    func `nothing hidden follows from all that anybody is shown of a city`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let house = try await InventedScale.house(over: town, withParts: true)
            var random = Seeded(7)
            let before = try await AwkwardCity(town, house, named: "last year", AwkwardCity.designed, &random)
            let earlier = try await ReportReader.all(of: before, in: town, house)[0].pages()
            town.clock.pass(days: 30)
            let city = try await AwkwardCity(town, house, named: "this year", AwkwardCity.designed, &random)
            let readers = ReportReader.all(of: city, in: town, house)
            var pages: [ReadReport.Outcome] = []
            for reader in readers {
                let found = try await reader.pages()
                try await expectTheSame(reader, found, isOfAll: pages.isEmpty)
                pages += found
            }
            try expectHidden(city, pages)
            try expectHidden(before, earlier, next: pages)
            #expect(readers.count == 12 && Set(pages.map(\.place.id)).count > 8)
            #expect(pages.contains { $0.tables.contains { $0.lines.contains { $0.before != nil } } })
            await house.database.close()
        }
    }

    /// Twelve years of a city whose classes are others each year; each report is compared with the one before.
    @Test func `nothing hidden follows from the pages of twelve cities by chance`() async throws {
        try await withTown(.sqlite) { town in
            let house = try await InventedScale.house(over: town, withParts: true)
            var random = Seeded(12)
            var last: (city: AwkwardCity, pages: [ReadReport.Outcome])?
            for year in 1...12 {
                let schools = AwkwardCity.schools(by: &random)
                let city = try await AwkwardCity(town, house, named: "year \(year)", schools, &random)
                let pages = try await ReportReader.all(of: city, in: town, house)[0].pages()
                if let last { try expectHidden(last.city, last.pages, next: pages) }
                last = (city, pages)
                town.clock.pass(days: 30)
            }
            if let last { try expectHidden(last.city, last.pages) }
            await house.database.close()
        }
    }

    @Test func `one number too many on any page betrays a class of nine`() async throws {
        try await withTown(.sqlite) { town in
            let house = try await InventedScale.house(over: town, withParts: true)
            var random = Seeded(9)
            let city = try await AwkwardCity(town, house, named: "careless", AwkwardCity.designed, &random)
            let pages = try await ReportReader.all(of: city, in: town, house)[0].pages()
            let (grade, nine) = ("\(TownPlaces.northSchool)-2024", "\(TownPlaces.northSchool)-2024-2")
            #expect(city.handedIn(in: nine) == 9 && city.handedIn(in: grade) == 40)
            for table in ToldTable.allCases {
                var sums = ToldSums(city, table)
                for page in pages { sums.read(page) }
                let hidden = try sums.tooWell(in: [nine])
                #expect(hidden.isEmpty && sums.tooNear.isEmpty)
                // The grade and the other one of its two classes tell how many are in the mildest band.
                sums.betray(grade, [0])
                sums.betray("\(TownPlaces.northSchool)-2024-1", [0])
                let found = try sums.tooWell(in: [nine])
                #expect(!found.isEmpty && !sums.tooNear.isEmpty, "\(table)")
            }
            await house.database.close()
        }
    }

    /// So many click through that pages tell by which mark: the city, a county, perhaps a school.
    @Test func `nothing hidden follows from telling by which mark sheets are left out`() async throws {
        try await withTown(.sqlite) { town in
            let house = try await InventedScale.house(over: town, withParts: true)
            var random = Seeded(5)
            let city = try await AwkwardCity(
                town, house, named: "hasty", AwkwardCity.designed, &random, habits: .hasty)
            let pages = try await ReportReader.all(of: city, in: town, house)[0].pages()
            #expect(pages.contains { $0.tables.contains { $0.reasons.count > 2 } })
            let wholes = pages.flatMap(\.tables).filter { !$0.reasons.isEmpty }
            #expect(wholes.allSatisfy { table in table.reasons.reduce(0) { $0 + $1.people } == table.without })
            #expect(wholes.allSatisfy { $0.marked != nil })
            try expectHidden(city, pages)
            // The grade and the other one of its two classes tell how many sheets were too fast.
            let (grade, nine) = ("\(TownPlaces.northSchool)-2024", "\(TownPlaces.northSchool)-2024-2")
            for table in [ToldTable.ofParts, .pair] {
                var sums = ToldSums(city, table)
                for page in pages { sums.read(page) }
                sums.betray(grade, [table.marks[0]])
                sums.betray("\(TownPlaces.northSchool)-2024-1", [table.marks[0]])
                let found = try sums.tooWell(in: [nine])
                #expect(!found.isEmpty && !sums.tooNear.isEmpty, "\(table)")
            }
            await house.database.close()
        }
    }

    /// - Parameter next: pages of the report after this one, which compare with it.
    private func expectHidden(
        _ city: AwkwardCity, _ pages: [ReadReport.Outcome], next: [ReadReport.Outcome] = []
    ) throws {
        for table in ToldTable.allCases {
            var sums = ToldSums(city, table)
            for page in pages { sums.read(page) }
            for page in next { sums.readBefore(page) }
            let seen = try sums.tooWell(in: city.places)
            #expect(seen.isEmpty && sums.tooNear.isEmpty, "\(city.campaign): \(seen) \(sums.tooNear)")
        }
    }

    /// A file holds what the page shows, and what is told of taking part is the same everywhere.
    private func expectTheSame(
        _ reader: ReportReader, _ pages: [ReadReport.Outcome], isOfAll: Bool
    ) async throws {
        let widest = try await reader.widest()
        let isOneOfThem = pages.contains { $0.place == widest?.place }
        #expect(isOneOfThem || (widest == nil && pages.isEmpty))
        for page in isOfAll ? pages : Array(pages.prefix(1)) {
            let file = try await reader.file(of: page)
            #expect(file == page && !page.hasMore)
        }
        let progress = try await reader.progress()
        for page in pages {
            let handedIn = reader.city.handedIn(in: page.place.id)
            #expect(page.handedIn == nil || page.handedIn == handedIn)
            #expect(progress[page.place.id] == nil || progress[page.place.id] == handedIn)
            #expect(page.missing.map { $0 >= 10 } ?? true)
        }
        let closed = try await reader.closed()
        #expect(closed == nil || closed == progress.values.reduce(0, +))
    }
}
