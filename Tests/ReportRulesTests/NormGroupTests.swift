import Care
import ReportRules
import Testing

@Suite struct NormGroupTests {
    private func norm(
        _ region: String, _ day: String = "2020-01-01", _ youngest: Int? = 12, _ oldest: Int? = 18,
        sex: NormGroup.Sex? = nil, version: String? = nil
    ) throws -> NormGroup {
        NormGroup(
            youngest: youngest, oldest: oldest, sex: sex, region: try #require(Region(region)),
            validFrom: try #require(Day(day)), version: version)
    }

    private func chosen(
        _ norms: [NormGroup], _ ages: ClosedRange<Int>? = 12...15, _ sex: NormGroup.Sex? = nil
    ) throws -> Int? {
        NormGroup.chosen(
            from: norms, for: Audience(ages: ages, sex: sex), in: try #require(Region("990202001000")),
            version: "1.0.0", on: try #require(Day("2026-11-01")))
    }

    @Test func `the nearest region upwards goes before a newer norm of a wider one`() throws {
        let norms = [
            try norm("990000000000", "2025-01-01"), try norm("990202000000", "2010-01-01"), try norm("990200000000"),
            try norm("990203000000", "2026-01-01"), try norm("990202001001", "2026-01-01"),
        ]
        #expect(try chosen(norms) == 1, "neither a neighbour's nor that of a place inside")
    }

    @Test func `the newest that held when the screening closed applies`() throws {
        let norms = [
            try norm("990202000000", "2019-01-01"), try norm("990202000000", "2026-11-01"),
            try norm("990202000000", "2026-11-02"), try norm("990202000000", "2022-01-01"),
        ]
        #expect(try chosen(norms) == 1)
    }

    @Test func `a norm of younger, of older and of the other sex does not apply`() throws {
        let place = "990202000000"
        #expect(try chosen([try norm(place, "2020-01-01", 13, 18)]) == nil)
        #expect(try chosen([try norm(place, "2020-01-01", 12, 14)]) == nil)
        #expect(try chosen([try norm(place, "2020-01-01", 12, 15)]) == 0)
        #expect(try chosen([try norm(place, "2020-01-01", 12, nil)]) == 0)
        #expect(try chosen([try norm(place, sex: .female)]) == nil)
        #expect(try chosen([try norm(place, sex: .female)], 12...15, .male) == nil)
        #expect(try chosen([try norm(place), try norm(place, sex: .female)], 12...15, .female) == 1)
        #expect(try chosen([try norm(place, version: "2.0.0")]) == nil)
        #expect(try chosen([try norm(place), try norm(place, version: "1.0.0")]) == 1)
    }

    @Test func `of two groups that fit the narrower one is taken`() throws {
        let norms = [
            try norm("990202000000", "2020-01-01", nil, nil), try norm("990202000000", "2020-01-01", 12, 15),
            try norm("990202000000", "2020-01-01", 9, 18),
        ]
        #expect(try chosen(norms) == 1)
        #expect(try chosen(norms, 10...15) == 2)
        #expect(try chosen(norms, 10...30) == 0)
        #expect(try chosen(norms, nil) == 0, "of ages that nobody knows only a norm of all ages tells")
    }

    @Test func `a scale's own age gate narrows whom it is compared for`() {
        let pupils = Audience(ages: 9...18, sex: nil)
        #expect(pupils.within(youngest: 12, oldest: nil).ages == 12...18)
        #expect(pupils.within(youngest: nil, oldest: 14).ages == 9...14)
        #expect(pupils.within(youngest: 19, oldest: nil).ages == nil)
        #expect(Audience(ages: nil, sex: .male).within(youngest: 12, oldest: 13) == Audience(ages: nil, sex: .male))
    }
}
