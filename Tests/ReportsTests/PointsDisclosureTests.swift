import App
import EquationKit
import HouseKit
import Reports
import Storage
import Testing

/// The same reckoner as in `ShownDisclosureTests`, who adds to what is counted all means and deviations that pages
/// show, as far as they were rounded (rulebook E.4.9; decision 0060).
@Suite struct PointsDisclosureTests {
    enum Size: String, CaseIterable, Sendable {
        /// Enough for a mean of the city and of more, with classes that are told by nobody.
        case large
        case awkward

        var schools: [AwkwardCity.School] {
            switch self {
            case .large: AwkwardCity.schools([[[120, 9], [90, 30]], [[160, 140]], [[31]], [[150, 72], [61, 31]]])
            case .awkward: AwkwardCity.designed
            }
        }
    }

    @Test(arguments: Size.allCases)
    func `nobody's points follow from the means that anybody is shown of a city`(_ size: Size) async throws {
        try await withTown(.sqlite) { town in
            let house = try await InventedScale.house(over: town, withParts: true)
            var random = Seeded(21)
            let city = try await AwkwardCity(town, house, named: "with means", size.schools, &random)
            let pages = try await ReportReader.all(of: city, in: town, house)[0].pages()
            var means = 0
            for scale in ToldPointsOfCity.scales {
                var told = ToldPointsOfCity(city, scale)
                for page in pages { told.read(page) }
                let seen = try told.tooWell(in: city.places)
                #expect(seen.isEmpty, "\(seen)")
                means += told.placesWithMean.count
            }
            #expect(means > 0 || size == .awkward, "the city has means, or nothing was tried")
            await house.database.close()
        }
    }

    @Test func `one mean too many on any page betrays a class of nine`() async throws {
        try await withTown(.sqlite) { town in
            let house = try await InventedScale.house(over: town, withParts: true)
            var random = Seeded(21)
            let city = try await AwkwardCity(town, house, named: "careless", Size.large.schools, &random)
            let pages = try await ReportReader.all(of: city, in: town, house)[0].pages()
            let nine = "\(TownPlaces.northSchool)-2024-2"
            #expect(city.handedIn(in: nine) == 9)
            var told = ToldPointsOfCity(city, InventedScale.slugOfParts)
            for page in pages { told.read(page) }
            let hidden = try told.tooWell(in: [nine])
            #expect(hidden.isEmpty, "\(hidden)")
            told.betray(nine)
            let found = try told.tooWell(in: [nine])
            #expect(found.count > 1, "\(found)")
            await house.database.close()
        }
    }
}
