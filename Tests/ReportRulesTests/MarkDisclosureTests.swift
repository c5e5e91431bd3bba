import EquationKit
import ReportRules
import Testing

/// By which mark sheets are left out is one more table of people whom other tables tell of (decision 0059). Somebody
/// reads all of them on every page, and reckons; subscales tell nothing of whom they leave out, and stay away here.
@Suite struct MarkDisclosureTests {
    /// Among the unknowns of a class: two bands, the marked by band, no band, not valid, and the marked by mark.
    private static let (bands, marked, others, marks) = ([0, 1], [2, 3], [4, 5], [6, 7, 8])
    private static let width = 9

    @Test(arguments: 1...24)
    func `no mark that is hidden can be reckoned to within ten people`(_ seed: Int) throws {
        var random = Seeded(seed)
        let county = county(&random)
        let tables = Suppression().tables(of: county)
        guard let everybody = tables.everybody else { return }
        var known = Self.known(of: county)
        known.read(everybody, Self.cells(Self.bands) + [Self.marked + Self.others])
        tables.leftOut.map { known.read($0, Self.cells(Self.marked) + [Self.others]) }
        tables.marks.map { known.read($0, Self.cells(Self.marks)) }
        tables.others.map { known.read($0, Self.cells(Self.others)) }
        let seen = try known.tooWell(Self.wanted)
        #expect(seen.isEmpty, "\(seen)")
    }

    @Test func `marks beside others who are too few to be told would give the others away`() throws {
        let room = ScaleBranch(
            id: "class", least: 10, handedIn: 144, bands: [60, 39], marked: [22, 20], subscales: [],
            marks: [20, 12, 10], notValid: 1)
        let tables = Suppression().tables(of: room)
        #expect(tables.everybody?.cells == [60, 39, 45] && tables.leftOut?.cells == [22, 23] && tables.marks == nil)
        var known = Self.known(of: room)
        tables.everybody.map { known.read($0, Self.cells(Self.bands) + [Self.marked + Self.others]) }
        tables.leftOut.map { known.read($0, Self.cells(Self.marked) + [Self.others]) }
        let hidden = try known.tooWell(Self.wanted)
        #expect(hidden.isEmpty, "\(hidden)")
        // Decided by themselves they come to forty-two, and three are left.
        Suppression().shown(of: room.marksAlone).map { known.read($0, Self.cells(Self.marks)) }
        let seen = try known.tooWell(Self.wanted)
        #expect(!seen.isEmpty)
    }

    @Test func `in some counties marks are told and in some they are not`() {
        let told = (1...24).map { seed in
            var random = Seeded(seed)
            return Suppression().tables(of: county(&random)).marks.map { $0.depth > 1 } ?? false
        }
        #expect(told.contains(true) && told.contains(false))
    }

    @Test(arguments: [
        ([20, 12, 10], 11, [20, 12, 10]), ([20, 18, 4], 11, [20, 22]), ([4, 28, 10], 11, [42]),
        ([20, 12, 10], 9, nil), ([20, 12, 9], 11, nil),
    ] as [([Int], Int, [Int]?)])
    func `marks are told where all who are left out are told apart and all of them have a mark`(
        _ marks: [Int], _ none: Int, _ told: [Int]?
    ) {
        let room = ScaleBranch(
            id: "class", least: 10, handedIn: 141 + none, bands: [60, 39], marked: [22, 20], subscales: [],
            marks: marks, notValid: 0)
        #expect(Suppression().tables(of: room).marks?.cells == told)
    }

    @Test(arguments: [(12, [11, 12]), (9, [23]), (14, [23])])
    func `who is not valid is told where ten are and ten others`(_ notValid: Int, _ told: [Int]) {
        let room = ScaleBranch(
            id: "class", least: 10, handedIn: 99 + 42 + 23, bands: [60, 39], marked: [22, 20], subscales: [],
            marks: [20, 12, 10], notValid: notValid)
        #expect(Suppression().tables(of: room).others?.cells == told)
    }

    private static var wanted: [[Int]] {
        cells(Array(0..<width)) + [marked, others, marked + others, [marks[0], marks[1]], [marks[1], marks[2]]]
    }

    private static func cells(_ columns: [Int]) -> [[Int]] { columns.map { [$0] } }

    /// How many of each class have handed in, counted by band and once more by mark.
    private static func known(of county: ScaleBranch) -> Known {
        var known = Known(county, width: width)
        for (place, people) in known.handedIn {
            known.add([place], bands + marked + others, people)
            known.add([place], bands + marks + others, people)
        }
        return known
    }

    /// A county of invented schools where here and there many click through, one by one in ways of their own.
    private func county(_ random: inout Seeded) -> ScaleBranch {
        let schools = (1...Int.random(in: 2...3, using: &random)).map { school in
            let grades = (1...Int.random(in: 1...2, using: &random)).map { grade in
                let classes = (1...Int.random(in: 1...2, using: &random)).map { number in
                    room("\(school).\(grade).\(number)", &random)
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

    private func room(_ id: String, _ random: inout Seeded) -> ScaleBranch {
        func people(_ cells: Int, _ most: Int, _ random: inout Seeded) -> [Int] {
            (0..<cells).map { Int.random(in: 0...max(1, most >> $0), using: &random) }
        }
        let valid = people(2, [90, 60, 25].shuffled(using: &random)[0], &random)
        let marked = people(2, [60, 40, 14, 0].shuffled(using: &random)[0], &random)
        let none = [0, 4, 15, 30].shuffled(using: &random)[0]
        let all = marked.reduce(0, +)
        let fast = Int.random(in: all / 3...max(all / 3, all), using: &random)
        let straight = Int.random(in: 0...(all - fast), using: &random)
        return ScaleBranch(
            id: id, least: 10, handedIn: valid.reduce(0, +) + all + none, bands: valid, marked: marked,
            subscales: [], marks: [fast, straight, all - fast - straight],
            notValid: Int.random(in: 0...none, using: &random))
    }
}

extension ScaleBranch {
    /// The marked sheets by their mark, and nothing asked of any other table.
    fileprivate var marksAlone: Branch {
        Branch(id: id, least: least, cells: marks, parts: parts.map(\.marksAlone))
    }
}
