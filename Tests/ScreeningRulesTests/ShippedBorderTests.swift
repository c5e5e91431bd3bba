import ScreeningRules
import Testing

/// The borders of rulebook E.1, written again by hand: the first total of every band but the lowest, and the cut-off.
struct ShippedBorderTests {
    struct Borders: CustomTestStringConvertible {
        let slug: String
        let range: ClosedRange<Int>
        let bands: [(from: Int, code: String)]
        let cutOff: Int?
        var testDescription: String { slug }
    }

    static let all = [
        Borders(slug: "phq-2", range: 0...6, bands: [(0, "few"), (3, "look-closer")], cutOff: 3),
        Borders(slug: "gad-2", range: 0...6, bands: [(0, "few"), (3, "look-closer")], cutOff: 3),
        Borders(slug: "cesd-10", range: 0...30, bands: [(0, "few"), (10, "some"), (12, "many")], cutOff: 10),
        Borders(slug: "ces-d", range: 0...60, bands: [(0, "few"), (16, "some"), (20, "many")], cutOff: 16),
        Borders(
            slug: "gds-15", range: 0...15, bands: [(0, "few"), (5, "mild"), (9, "moderate"), (12, "severe")],
            cutOff: 5),
        Borders(
            slug: "audit", range: 0...40, bands: [(0, "low"), (8, "raised"), (16, "high"), (20, "very-high")],
            cutOff: 8),
        Borders(slug: "audit-c", range: 0...12, bands: [(0, "low"), (3, "raised")], cutOff: 3),
        Borders(slug: "srq-20", range: 0...20, bands: [(0, "few"), (8, "raised")], cutOff: 8),
        Borders(slug: "k6", range: 0...24, bands: [(0, "low"), (5, "some"), (13, "heavy")], cutOff: 13),
        Borders(
            slug: "k10", range: 10...50, bands: [(10, "low"), (16, "some"), (22, "heavy"), (30, "very-heavy")],
            cutOff: nil),
        Borders(slug: "pcl-5", range: 0...80, bands: [(0, "few"), (31, "near"), (33, "many")], cutOff: 31),
        Borders(slug: "asq", range: 0...2, bands: [(0, "none"), (1, "yes"), (2, "now")], cutOff: 1),
    ]

    @Test(arguments: all)
    func `the bands and the cut-off lie where the rulebook puts them`(borders: Borders) throws {
        let scale = try Shipped.scale(borders.slug)
        #expect(scale.scoring.range == borders.range)
        #expect(scale.bands.all.map(\.code) == borders.bands.map(\.code))
        #expect(scale.scoring.cutOff?.value == borders.cutOff)
        for total in borders.range {
            let expected = borders.bands.last { $0.from <= total }?.code
            #expect(scale.bands.band(of: total).code == expected, "\(total)")
        }
    }

    @Test(arguments: all)
    func `a golden vector stands on both sides of every border`(borders: Borders) throws {
        let scale = try Shipped.scale(borders.slug)
        var totals: Set<Int> = []
        for vector in scale.goldenVectors {
            if case .score(let total, _, _) = vector.outcome { totals.insert(total) }
        }
        for from in borders.bands.dropFirst().map(\.from) {
            #expect(totals.isSuperset(of: [from - 1, from]), "\(from)")
        }
        if let cutOff = borders.cutOff { #expect(totals.isSuperset(of: [cutOff - 1, cutOff])) }
        #expect(totals.isSuperset(of: [borders.range.lowerBound, borders.range.upperBound]))
    }

    @Test func `every shipped scale is held to these borders or to those of its own tests`() throws {
        let tested = Set(Self.all.map(\.slug)).union(["phq-9", "gad-7", "who-5"])
        #expect(Set(try Shipped.all().map(\.slug)) == tested)
    }
}
