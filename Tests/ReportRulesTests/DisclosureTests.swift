import EquationKit
import ReportRules
import Testing

/// Somebody reads every table on every page of every level, and the page that tells class by class how many have
/// handed in, and reckons. Whatever was not shown must stay open by ten people or more (decision 0028).
///
/// Tables of two scales, and of red flags, have nothing in common but how many have handed in, and that is known here;
/// so it is enough to try each scale, and the flags, by themselves.
@Suite struct DisclosureTests {
    @Test(arguments: 1...40)
    func `nothing hidden of a scale can be reckoned to within ten people`(_ seed: Int) throws {
        try expectHidden(seed, bands: seed % 2 + 2)
    }

    /// As the GAD-7 has.
    @Test(arguments: 41...48)
    func `nothing hidden of a scale with four bands can be reckoned either`(_ seed: Int) throws {
        try expectHidden(seed, bands: 4)
    }

    private func expectHidden(_ seed: Int, bands: Int) throws {
        var random = Seeded(seed)
        let county = county(&random, bands: bands)
        let tables = Suppression().tables(of: county)
        guard let everybody = tables.everybody else { return }
        let columns = ScaleColumns(county)
        var known = Known(county, width: columns.width)
        for (place, people) in known.handedIn {
            known.add([place], columns.everybody.flatMap { $0 }, people)
            known.add([place], columns.leftOut.flatMap { $0 } + columns.subscale.flatMap { $0 }, people)
        }
        known.read(everybody, columns.everybody)
        tables.leftOut.map { known.read($0, columns.leftOut) }
        tables.subscales.first?.map { known.read($0, columns.subscale) }
        let seen = try known.tooWell(columns.everybody + columns.leftOut + columns.subscale + [columns.hardEnd])
        #expect(seen.isEmpty, "\(seen)")
    }

    @Test(arguments: 1...30)
    func `nothing hidden of the red flags can be reckoned to within ten people`(_ seed: Int) throws {
        var random = Seeded(seed)
        let county = county(&random, bands: 3)
        guard let shown = Suppression().shown(of: county.flags) else { return }
        var known = Known(county, width: 3)
        for (place, people) in known.handedIn { known.add([place], [0, 1, 2], people) }
        known.read(shown, [[0], [1], [2]])
        let seen = try known.tooWell([[0], [1], [2], [1, 2]])
        #expect(seen.isEmpty, "\(seen)")
    }

    @Test func `tables of valid sheets alone give away who was left out`() throws {
        // Each is decided by the same rules, but of the sheets that count and not of all who handed in.
        let seen = try (1...6).flatMap { seed in
            var random = Seeded(seed)
            let county = county(&random, bands: 2)
            var known = Known(county, width: 3)
            for (place, people) in known.handedIn { known.add([place], [0, 1, 2], people) }
            Suppression().shown(of: county.validOnly).map { known.read($0, [[0], [1]]) }
            return try known.tooWell([[2]])
        }
        #expect(!seen.isEmpty)
    }

    /// A county of invented schools; some small, some with a class of seven, some where nobody is in the hard bands,
    /// and here and there one where many clicked through.
    private func county(_ random: inout Seeded, bands: Int) -> ScaleBranch {
        let schools = (1...Int.random(in: 2...3, using: &random)).map { school in
            let grades = (1...Int.random(in: 1...2, using: &random)).map { grade in
                let classes = (1...Int.random(in: 1...2, using: &random)).map { number in
                    room("\(school).\(grade).\(number)", &random, bands: bands)
                }
                return whole("\(school).\(grade)", 10, classes)
            }
            return whole("\(school)", 30, grades)
        }
        return whole("county", 30, schools)
    }

    private func whole(_ id: String, _ least: Int, _ parts: [ScaleBranch]) -> ScaleBranch {
        ScaleBranch(id: id, least: least, parts: parts, isClosed: false)
            ?? ScaleBranch(id: id, least: least, handedIn: 0, bands: [], marked: [], subscales: [])
    }

    private func room(_ id: String, _ random: inout Seeded, bands: Int) -> ScaleBranch {
        func people(_ most: Int, _ random: inout Seeded) -> [Int] {
            (0..<bands).map { Int.random(in: 0...max(1, most >> $0), using: &random) }
        }
        let valid = people([90, 60, 25, 9].shuffled(using: &random)[0], &random)
        let marked = people([30, 14, 2, 0].shuffled(using: &random)[0], &random)
        let none = [0, 3, 25].shuffled(using: &random)[0]
        let all = valid.reduce(0, +)
        let high = Int.random(in: 0...max(0, all / 2), using: &random)
        return ScaleBranch(
            id: id, least: 10, handedIn: all + marked.reduce(0, +) + none, bands: valid, marked: marked,
            subscales: [[all - high, high]])
    }

    @Test func `the solver sees through a table that hides one cell only`() throws {
        // Two classes and two bands; all sums are told and three of the four figures.
        let sums: [(of: Set<Int>, is: Int)] = [([0, 1], 40), ([2, 3], 30), ([0, 2], 55), ([1, 3], 15), ([0], 37)]
        let equations = try #require(Equations(unknowns: 4, sums))
        let seen = equations.range(of: [1])
        #expect(abs(seen.lowerBound - 3) < 1e-6 && abs(seen.upperBound - 3) < 1e-6)
        let open = try #require(Equations(unknowns: 4, Array(sums.dropLast())))
        #expect(open.range(of: [1]) == 0...15)
        #expect(Equations(unknowns: 1, [([0], 3), ([0], 4)]) == nil)
    }

    @Test func `the solver finds what careless pages give away`() throws {
        // Each page by itself hides what is under ten: a grade with 14 in the hard band, and its one class with 10.
        let careless: [(of: Set<Int>, is: Int)] = [([0, 2], 60), ([1, 3], 14), ([0], 30), ([1], 10)]
        let equations = try #require(Equations(unknowns: 4, careless))
        #expect(equations.range(of: [3]).upperBound < 5)
    }

    @Test func `the solver finds the one sheet that two tables of a class give away`() throws {
        // A hundred have handed in, as everybody knows, and the bands of ninety-nine valid sheets are told.
        let twoTables: [(of: Set<Int>, is: Int)] = [([0, 1, 2], 100), ([0], 60), ([1], 39)]
        let range = try #require(Equations(unknowns: 3, twoTables)).range(of: [2])
        #expect(abs(range.lowerBound - 1) < 1e-6 && abs(range.upperBound - 1) < 1e-6)
    }
}
