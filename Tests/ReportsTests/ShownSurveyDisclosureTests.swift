import EquationKit
import HouseKit
import ReportRules
import Reports
import Testing

/// The same of a survey of residents: what its page and its open data tell of each stratum, question by question,
/// beside the report of the same people (rulebook H.9; decision 0036).
@Suite struct ShownSurveyDisclosureTests {
    struct Sample: Sendable, CustomTestStringConvertible {
        /// The age where each begins, its frame, how many answered and how many of them know.
        let strata: [(age: Int, frame: Int, people: Int, right: Int)]
        /// How many more of each were drawn.
        let missing: Int
        var testDescription: String { "\(strata.map { "\($0.people)" }.joined(separator: " ")), \(missing) missing" }

        /// Right answers, wrong ones, and none.
        static let width = 3

        func unknowns(_ names: [String], _ cells: [Int]) -> Set<Int> {
            let places = strata.indices.filter { names.contains("\(strata[$0].age)") }
            return Set(places.flatMap { place in cells.map { place * Self.width + $0 } })
        }

        func truth(_ set: Set<Int>) -> Int {
            set.reduce(0) { sum, unknown in
                let stratum = strata[unknown / Self.width]
                return sum + [stratum.right, stratum.people - stratum.right, 0][unknown % Self.width]
            }
        }

        var names: [String] { strata.map { "\($0.age)" } }
    }

    @Test(
        arguments: [
            Sample(strata: [(20, 1_000, 30, 11), (40, 1_200, 29, 12), (60, 900, 31, 20)], missing: 15),
            Sample(strata: [(20, 1_000, 45, 9), (40, 2_000, 64, 31), (60, 300, 9, 4)], missing: 11),
            Sample(strata: [(20, 400, 50, 20), (40, 420, 31, 10), (60, 90, 30, 19)], missing: 9),
            Sample(strata: [(20, 70, 45, 22), (40, 2_000, 60, 35)], missing: 20),
        ])
    func `nothing hidden follows from all that a survey shows`(_ sample: Sample) async throws {
        try await withTown(.sqlite) { town in
            let survey = try await SurveyedCounty(town, missing: sample.missing, sample.strata)
            let found = try await town.perform(ReadSurvey(campaign: survey.campaign), as: .northAdministrator)
            let file = ExportSurvey(campaign: survey.campaign, part: .results, format: .csv, reason: "to reckon")
            let taken = try await town.perform(file, as: .northAdministrator)
            #expect(taken.survey == found && !found.items.isEmpty)
            for item in found.items { try expectHidden(item, of: sample) }
            let report = try await town.perform(ReadReport(campaign: survey.campaign), as: .northAdministrator)
            #expect(report.handedIn == found.strata.reduce(0) { $0 + $1.handedIn })
            expectNobodyMissing(found.strata, report.missing, sample)
        }
    }

    private func expectHidden(_ item: SurveyItem, of sample: Sample) throws {
        var sums = sample.names.map { name -> (of: Set<Int>, is: Int) in
            let set = sample.unknowns([name], [0, 1, 2])
            return (set, sample.truth(set))
        }
        for (set, people) in told(item, of: sample) {
            #expect(people == sample.truth(set) && people >= SmallNumbers.cell, "\(item.item) \(set)")
            sums.append((set, people))
        }
        let known = Set(sums.map(\.of))
        var reckoner = try #require(Reckoner(unknowns: sample.strata.count * Sample.width, sums))
        for (name, cell) in sample.names.flatMap({ name in [0, 1, 2].map { (name, $0) } }) {
            let set = sample.unknowns([name], [cell])
            let people = sample.truth(sample.unknowns([name], [0, 1, 2]))
            let range = reckoner.range(of: set, openBy: min(SmallNumbers.cell, people))
            let isFine =
                known.contains(set) || range.lowerBound >= SmallNumbers.cell || range.isOpen(among: people)
            #expect(isFine, "\(item.item) of \(name), cell \(cell), lies in \(range)")
        }
    }

    /// Every line of a question, of all strata and of each that stands apart.
    private func told(_ item: SurveyItem, of sample: Sample) -> [(Set<Int>, Int)] {
        var told: [(Set<Int>, Int)] = []
        for (number, line) in item.lines.enumerated() {
            var cells = line.codes.contains("LA6571-9") ? [0] : []
            if line.codes.contains("LA6568-5") { cells.append(1) }
            if line.hasWithout { cells.append(2) }
            told.append((sample.unknowns(sample.names, cells), line.people))
            for stratum in item.strata {
                told.append((sample.unknowns(stratum.strata, cells), stratum.cells[number].people))
            }
        }
        if let without = item.without { told.append((sample.unknowns(sample.names, [2]), without)) }
        return told
    }

    /// Who is missing and who was not drawn: each number that follows is of ten people or more, or of nobody.
    private func expectNobodyMissing(_ told: [SurveyStratum], _ missing: Int?, _ sample: Sample) {
        for stratum in told {
            let drawn = stratum.drawn.map { $0 - stratum.handedIn }
            let frame = stratum.frame.map { $0 - (stratum.drawn ?? stratum.handedIn) }
            #expect([drawn, frame].compactMap { $0 }.allSatisfy { $0 == 0 || $0 >= SmallNumbers.cell })
        }
        let shown = told.compactMap { stratum in stratum.drawn.map { $0 - stratum.handedIn } }.reduce(0, +)
        guard let missing else { return }
        #expect(missing == sample.missing * sample.strata.count)
        #expect(missing == shown || missing - shown >= SmallNumbers.cell)
    }
}
