import EquationKit
import ReportRules
import Testing

/// A sample drawn in strata tells how many there are, were drawn and have handed in; whoever takes them from each other
/// must not find fewer than ten people (rulebook H.9, decision 0036).
@Suite struct StratumTurnoutTests {
    private func turnout(_ id: String, _ frame: Int, _ drawn: Int, _ handedIn: Int) -> StratumTurnout {
        StratumTurnout(strata: [id], frame: frame, drawn: drawn, handedIn: handedIn)
    }

    @Test func `a stratum where fewer than ten are missing stands with the smallest of the others`() {
        let told = StratumTurnout.told([
            turnout("20", 1_000, 100, 80), turnout("40", 1_200, 120, 117), turnout("60", 700, 70, 50),
        ])
        #expect(told == [
            turnout("20", 1_000, 100, 80),
            StratumTurnout(strata: ["40", "60"], frame: 1_900, drawn: 190, handedIn: 167),
        ])
    }

    @Test func `a stratum of which fewer than ten were not drawn stands with another`() {
        let told = StratumTurnout.told([
            turnout("20", 1_000, 100, 80), turnout("40", 103, 98, 60), turnout("60", 700, 70, 50),
        ])
        #expect(told.map(\.strata) == [["20"], ["40", "60"]])
    }

    @Test func `where fewer than ten are missing of all nobody is told how many were drawn`() {
        let told = StratumTurnout.told([turnout("20", 1_000, 100, 96), turnout("40", 1_000, 100, 98)])
        #expect(told == [StratumTurnout(strata: ["20", "40"], frame: 2_000, drawn: 194, handedIn: 194)])
        // Everybody was asked, and nearly all have answered.
        #expect(StratumTurnout.told([turnout("", 200, 200, 193)]) == [turnout("", 193, 193, 193)])
        #expect(StratumTurnout.told([turnout("", 200, 200, 190)]) == [turnout("", 200, 200, 190)])
        // Nearly everybody was drawn: then not how many there are.
        #expect(StratumTurnout.told([turnout("", 203, 200, 150)]) == [turnout("", 150, 200, 150)])
    }

    @Test func `a frame that is not told weighs as much as it can at most`() {
        let hidden = ToldStratum(strata: [""], frame: 150, drawn: 200, cells: [90, 60])
        #expect(!hidden.tellsFrame && hidden.tellsDrawn && hidden.weight == 209)
        let told = ToldStratum(strata: [""], frame: 400, drawn: 150, cells: [90, 60])
        #expect(told.tellsFrame && !told.tellsDrawn && told.weight == 400)
    }

    /// Somebody reads the strata of a survey and of two of its questions, and the report's number of who is missing.
    @Test(arguments: 1...80)
    func `nobody who is missing can be reckoned to within ten people`(_ seed: Int) throws {
        let sample = sample(seed)
        let told = StratumTurnout.told(sample)
        let seen = try tooWell(sample, told, lines: told.map(\.strata) + questions(sample, told, seed))
        #expect(seen.isEmpty, "\(seen)")
    }

    @Test func `strata told apart with all their numbers give away who is missing`() throws {
        // As they were told before: by how many have handed in alone.
        let seen = try (1...20).flatMap { seed in
            let sample = sample(seed).filter { $0.handedIn >= SmallNumbers.house }
            return try tooWell(sample, sample, lines: sample.map(\.strata))
        }
        #expect(!seen.isEmpty)
    }

    private func sample(_ seed: Int) -> [StratumTurnout] {
        var random = Seeded(seed)
        return (0..<Int.random(in: 1...6, using: &random)).map { number in
            let handedIn = Int.random(in: 0...[200, 60, 35, 12].shuffled(using: &random)[0], using: &random)
            let drawn = handedIn + Int.random(in: 0...[40, 15, 6].shuffled(using: &random)[0], using: &random)
            let more = [400, 30, 8, 0].shuffled(using: &random)[0]
            return turnout("\(number)", drawn + Int.random(in: 0...more, using: &random), drawn, handedIn)
        }
    }

    /// In which lines two questions with answers by chance stand.
    private func questions(_ sample: [StratumTurnout], _ told: [StratumTurnout], _ seed: Int) -> [[String]] {
        var random = Seeded(seed + 1_000)
        return (0..<2).flatMap { _ in
            let counted = sample.map { stratum in
                let first = Int.random(in: 0...stratum.handedIn, using: &random)
                return CountedStratum(
                    id: stratum.strata[0], frame: stratum.frame, drawn: stratum.drawn,
                    cells: [first, stratum.handedIn - first, 0])
            }
            return Suppression().told(counted.taken(as: told)).map { line in
                line.strata.flatMap { $0.split(separator: " ").map(String.init) }
            }
        }
    }

    /// What is known to within ten people of who has handed in, who is missing and who was not drawn.
    /// - Parameter lines: strata of which some table tells together how many have handed in.
    private func tooWell(
        _ sample: [StratumTurnout], _ told: [StratumTurnout], lines: [[String]]
    ) throws -> [String] {
        let cells = Dictionary(uniqueKeysWithValues: sample.map {
            ($0.strata[0], [$0.handedIn, $0.drawn - $0.handedIn, $0.frame - $0.drawn])
        })
        func unknowns(_ ids: [String], _ cell: Int) -> Set<Int> { Set(ids.map { (Int($0) ?? 0) * 3 + cell }) }
        func people(_ ids: [String], _ cell: Int) -> Int { ids.reduce(0) { $0 + (cells[$1]?[cell] ?? 0) } }
        var sums = lines.map { (of: unknowns($0, 0), is: people($0, 0)) }
        for line in told {
            let (tellsDrawn, tellsFrame) = (line.drawn > line.handedIn, line.frame > line.handedIn)
            if tellsDrawn { sums.append((unknowns(line.strata, 1), line.drawn - line.handedIn)) }
            if tellsFrame {
                sums.append((unknowns(line.strata, 1).union(unknowns(line.strata, 2)), line.frame - line.handedIn))
            }
        }
        let (all, missing) = (sample.flatMap(\.strata), people(sample.flatMap(\.strata), 1))
        if missing >= SmallNumbers.cell { sums.append((unknowns(all, 1), missing)) }
        // Whoever lives elsewhere makes it a town of which everybody knows the size.
        let elsewhere = 3 * (1 + (all.compactMap { Int($0) }.max() ?? 0))
        sums.append((Set(0...elsewhere), 100_000))
        let equations = try #require(Equations(unknowns: elsewhere + 1, sums))
        let wanted = all.map { [$0] } + told.map(\.strata) + [all]
        return wanted.flatMap { ids in
            (1...2).compactMap { cell in
                let range = equations.range(of: unknowns(ids, cell))
                let open = range.upperBound.rounded(.down) - range.lowerBound.rounded(.up)
                // Nobody at all were not drawn where everybody was asked, as every report says.
                let isFine = range.lowerBound >= 10 - 1e-6 || open >= 10 - 1e-6 || cell == 2 && range.upperBound < 0.5
                return isFine ? nil : "\(ids) cell \(cell) lies in \(range)"
            }
        }
    }
}
