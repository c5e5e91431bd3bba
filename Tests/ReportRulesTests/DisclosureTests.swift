import ReportRules
import Testing

/// Somebody reads one measure on every page of every level and reckons. Whatever was not shown of it must stay open by
/// ten people or more. What two measures tell of each other is not tried here (decision 0028, price).
@Suite struct DisclosureTests {
    /// Everything that is known when two figures tell of it: which classes and which cells, and how many people.
    private struct Known {
        var sums: [(of: Set<Int>, is: Int)] = []
        let leaves: [String: [String]]
        let width: Int
        let places: [String: Int]

        init(_ whole: Branch) {
            width = whole.cells.count
            var leaves: [String: [String]] = [:]
            Self.collect(whole, into: &leaves)
            self.leaves = leaves
            let classes = leaves.filter { $0.value == [$0.key] }.keys.sorted()
            places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($0.element, $0.offset) })
        }

        static func collect(_ branch: Branch, into leaves: inout [String: [String]]) {
            branch.parts.forEach { collect($0, into: &leaves) }
            leaves[branch.id] = branch.parts.isEmpty ? [branch.id] : branch.parts.flatMap { leaves[$0.id] ?? [] }
        }

        func unknowns(_ branch: String, _ cells: Range<Int>) -> Set<Int> {
            Set((leaves[branch] ?? []).flatMap { leaf in cells.map { (places[leaf] ?? 0) * width + $0 } })
        }

        mutating func add(_ branches: [String], _ cells: [Int]) {
            for (number, people) in cells.enumerated() {
                let range = number..<(number == cells.count - 1 ? width : number + 1)
                sums.append((branches.reduce(into: []) { $0.formUnion(unknowns($1, range)) }, people))
            }
        }

        mutating func read(_ shown: ShownBranch) {
            add([shown.id], shown.cells)
            if let rest = shown.rest { add(rest.parts, rest.cells) }
            shown.parts.forEach { read($0) }
        }
    }

    /// A county of invented schools; some small, some with a class of seven, some where nobody is in the hard bands.
    private func county(_ random: inout Seeded, width: Int) -> Branch {
        let schools = (1...Int.random(in: 2...4, using: &random)).map { school in
            let grades = (1...Int.random(in: 1...2, using: &random)).map { grade in
                let classes = (1...Int.random(in: 1...3, using: &random)).map { number in
                    Branch(
                        id: "\(school).\(grade).\(number)", least: 10, cells: people(&random, width: width))
                }
                return whole("\(school).\(grade)", 10, classes)
            }
            return whole("\(school)", 30, grades)
        }
        return whole("county", 30, schools)
    }

    private func whole(_ id: String, _ least: Int, _ parts: [Branch]) -> Branch {
        let cells = parts[0].cells.indices.map { cell in parts.reduce(0) { $0 + $1.cells[cell] } }
        return Branch(id: id, least: least, cells: cells, parts: parts)
    }

    private func people(_ random: inout Seeded, width: Int) -> [Int] {
        let most = [60, 25, 14, 9].shuffled(using: &random)[0]
        return (0..<width).map { Int.random(in: 0...max(1, most >> $0), using: &random) }
    }

    @Test(arguments: 1...40)
    func `nothing that is hidden can be reckoned to within ten people`(_ seed: Int) throws {
        var random = Seeded(seed)
        let whole = county(&random, width: seed % 3 + 2)
        guard let shown = Suppression(leavesOutEmpty: false).shown(of: whole) else { return }
        var known = Known(whole)
        known.read(shown)
        #expect(known.sums.allSatisfy { $0.is >= SmallNumbers.cell })
        let equations = try #require(Equations(unknowns: known.places.count * known.width, known.sums))
        let told = Set(known.sums.map(\.of))
        for branch in known.leaves.keys {
            for cell in 0..<known.width {
                let wanted = known.unknowns(branch, cell..<cell + 1)
                let range = equations.range(of: wanted)
                let width = range.upperBound.rounded(.down) - range.lowerBound.rounded(.up)
                #expect(
                    told.contains(wanted) || width >= 10 - 1e-6 || isLargeAnyway(range),
                    "\(branch) cell \(cell) lies in \(range)")
            }
        }
    }

    /// What follows from figures that may be shown may be known as well, when it is itself ten people or more.
    private func isLargeAnyway(_ range: ClosedRange<Double>) -> Bool {
        range.upperBound - range.lowerBound < 1e-6 && range.lowerBound >= 10 - 1e-6
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
}

/// Numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
