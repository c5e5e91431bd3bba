import EquationKit
import ReportRules
import Testing

@Suite struct ToldStratumTests {
    private func stratum(_ id: String, _ cells: [Int], marked: Int = 0) -> CountedStratum {
        CountedStratum(id: id, frame: 1_000, drawn: 100, cells: cells, marked: marked)
    }

    @Test func `strata that are large enough stand apart and a small one with its smallest brother`() {
        let told = Suppression().told([
            stratum("20", [30, 25, 12]), stratum("40", [40, 20, 15]), stratum("80", [8, 3, 1]),
        ])
        #expect(told.map(\.strata) == [["40"], ["20", "80"]])
        #expect(told.map(\.cells) == [[40, 20, 15], [38, 28, 13]] && told.map(\.frame) == [1_000, 2_000])
    }

    @Test func `no answer stands with the last answer where it is rare and so do marked sheets`() {
        let told = Suppression().told([stratum("20", [30, 25, 2], marked: 4), stratum("40", [40, 20, 3])])
        #expect(told.map(\.cells) == [[30, 31], [40, 23]])
    }

    @Test func `nothing is told of fewer than thirty or where all answered alike`() {
        #expect(Suppression().told([stratum("", [15, 14, 0])]).isEmpty)
        #expect(Suppression().told([stratum("", [400, 5, 1])]).isEmpty)
        #expect(Suppression().told([stratum("", [30])]).map(\.people) == [30])
    }

    /// Somebody knows how many of each stratum have handed in, and how many sheets were marked, and reads every line.
    @Test(arguments: 1...60)
    func `nothing hidden of a question can be reckoned to within ten people`(_ seed: Int) throws {
        var random = Seeded(seed)
        let width = seed % 3 + 3
        let strata = (0..<Int.random(in: 1...5, using: &random)).map { number in
            let most = [90, 60, 25, 9].shuffled(using: &random)[0]
            let cells = (0..<width).map { Int.random(in: 0...max(1, most >> ($0 / 2)), using: &random) }
            return stratum("\(number)", cells, marked: Int.random(in: 0...12, using: &random))
        }
        let told = Suppression().told(strata)
        let places = { (ids: [String], cells: [Int]) -> Set<Int> in
            Set(ids.flatMap { id in cells.map { (Int(id) ?? 0) * width + $0 } })
        }
        let all = Array(0..<width)
        var sums = strata.map { (of: places([$0.id], all), is: $0.cells.reduce(0, +)) }
        for line in told {
            let marked = strata.filter { line.strata.contains($0.id) }.reduce(0) { $0 + $1.marked }
            for (number, people) in line.cells.enumerated() {
                #expect(people >= 10)
                let isLast = number == line.cells.count - 1
                let cells = Array(number..<(isLast ? width : number + 1))
                sums.append((places(line.strata, cells), people - (isLast ? marked : 0)))
            }
        }
        let equations = try #require(Equations(unknowns: strata.count * width, sums))
        let known = Set(sums.map(\.of))
        for (id, cell) in strata.flatMap({ stratum in all.map { (stratum, $0) } }) {
            let set = places([id.id], [cell])
            let range = equations.range(of: set)
            let open = range.upperBound.rounded(.down) - range.lowerBound.rounded(.up)
            let isFine = known.contains(set) || range.lowerBound >= 10 - 1e-6
                || open >= Double(min(SmallNumbers.cell, id.cells.reduce(0, +))) - 1e-6
            #expect(isFine, "stratum \(id.id) cell \(cell) lies in \(range)")
        }
    }
}
