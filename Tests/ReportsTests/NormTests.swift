import Access
import Care
import Files
import HouseKit
import Imports
import ReportRules
import Reports
import Storage
import Testing

@Suite struct NormTests {
    static let bands = "minimal=50; mild=30; moderate=15; severe=5"

    /// By hand, of 239 sheets with 1508 points and 15676 squares: mean 6.31, deviation 5.09, told as 6.3 and 5.1.
    /// Standard error 5.1 ÷ √239 = 0.3299, t 1.9700, half 0.650, with the rounding 0.700. Difference from 400 people
    /// with 5.0 and 4.0: error √(0.10883 + 0.04) = 0.38578, t of 412 degrees 1.9657, half 0.758 + 0.05; pooled 4.443.
    @Test(arguments: Engine.available)
    func `a county is set beside the norm that applies to it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town, marked: 10)
            #expect(try await town.report(county).gad7?.norm == nil)
            let done = try await town.bring(NormRow(shares: Self.bands).text)
            #expect([done.good, done.bad] == [1, 0])
            let table = try #require(try await town.report(county).gad7)
            #expect(table.mean == 6.3 && table.deviation == 5.1)
            let norm = try #require(table.norm)
            #expect(norm.norm.source == "Somebody 2020, Journal 1: 2" && norm.norm.population == "Pupils")
            #expect(norm.norm.group.region == TownPlaces.north && !norm.higherIsBetter)
            #expect(norm.shares == [50, 30, 15, 5])
            let difference = try #require(norm.difference)
            #expect(difference.points == 1.3 && difference.lowest == 0.5 && difference.highest == 2.1)
            #expect(difference.lowestMean == 5.6 && difference.highestMean == 7.0)
            #expect(difference.standardised == 0.29 && difference.size == .little && difference.isClear)
            let taken = try await town.perform(
                ExportReport(campaign: county.campaign, format: .csv, reason: "x"), as: .northAdministrator)
            #expect(taken.report.tables.contains { $0.norm == norm })
        }
    }

    /// Nine in ten are fourteen years old; the norm of the nearest region is the newest that held at the close.
    @Test(arguments: Engine.available)
    func `only the norm that applies is taken`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await ReportedCounty(town, marked: 10)
            let others = [
                NormRow(ages: "15,18", mean: "1.1"), NormRow(sex: "女", mean: "1.2"),
                NormRow(version: "1.0.0", mean: "4.4"), NormRow(mean: "1.4", day: "2026-12-01"),
                NormRow(mean: "1.5", day: "2010-01-01"),
            ]
            try await town.bring(NormRow(mean: "1.6", region: TownPlaces.city, day: "2025-06-01").text,
                as: .platformAdministrator)
            #expect(try await town.norm(county)?.norm.mean == 1.6)
            let done = try await town.bring(([NormRow().text] + others.map(\.line)).joined())
            #expect([done.good, done.bad] == [6, 0])
            #expect(try await town.norm(county)?.norm.mean == 4.4)
            try await town.bring(NormRow(mean: "3.3", day: "2021/2/1").text)
            #expect(try await town.norm(county)?.norm.mean == 3.3)
            let school = try await town.report(county, ReportedCounty.large)
            #expect(school.tables.allSatisfy { ($0.norm?.difference == nil) || $0.mean != nil })
        }
    }

    @Test func `where no mean may be told nothing is compared`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town, marked: 2)
            try await town.bring(NormRow(shares: Self.bands).text)
            let report = try await town.report(county)
            #expect(report.gad7?.mean == nil && report.tables.allSatisfy { $0.norm == nil })
        }
    }

    @Test(arguments: Engine.available)
    func `a list that comes twice takes the place of the first`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.bring(NormRow().text)
            let again = try await town.preview(NormRow(mean: "7.25").text)
            let found = try await town.perform(ReadImport<NormImport>(draft: again.id), as: .northAdministrator)
            #expect(found.remarks.map(\.phrase) == [Phrase("reports.norm.fault.replaces")])
            try await town.perform(ConfirmImport<NormImport>(draft: again.id), as: .northAdministrator)
            try await town.workOff()
            // Confirmed once more, it is done already; nothing is written twice.
            let done = try await town.perform(ConfirmImport<NormImport>(draft: again.id), as: .northAdministrator)
            try await town.workOff()
            #expect(done.done == 1 && done.toDo == 1)
            let listed = try await town.perform(ListNorms(), as: .evaluator).norms
            #expect(listed.map(\.norm.mean) == [7.25] && listed.first?.titles["en"]?.isEmpty == false)
            try await town.bring(NormRow(day: "2025-01-01").text)
            #expect(try await town.perform(ListNorms(), as: .southAdministrator).norms.map(\.norm.mean) == [5, 7.25])
        }
    }

    @Test(arguments: [
        (NormRow(scale: "phq-99"), "scale"), (NormRow(part: "heart"), "part"), (NormRow(version: "9.9.9"), "version"),
        (NormRow(ages: "18,12"), "oldest"), (NormRow(ages: "-1,12"), "youngest"), (NormRow(sex: "x"), "sex"),
        (NormRow(people: "0"), "people"), (NormRow(people: "1"), "people"), (NormRow(people: "1e3"), "people"),
        (NormRow(mean: "=1+1"), "mean"), (NormRow(mean: "22"), "mean"), (NormRow(mean: ""), "mean"),
        (NormRow(deviation: "-4"), "deviation"), (NormRow(deviation: "0"), "deviation"),
        (NormRow(deviation: "11"), "deviation"), (NormRow(day: "2026-02-30"), "validFrom"),
        (NormRow(shares: "minimal=50; mild=30; moderate=15; severe=6"), "shares"),
        (NormRow(shares: "minimal=70; mild=30"), "shares"), (NormRow(shares: "50; 30; 15; 5"), "shares"),
        (NormRow(shares: "minimal=50; minimal=30; moderate=15; severe=5"), "shares"),
        (NormRow(source: ""), "source"), (NormRow(population: ""), "population"),
        (NormRow(region: TownPlaces.nowhere), nil), (NormRow(region: TownPlaces.south), nil),
        (NormRow(region: TownPlaces.city), nil),
    ])
    func `each bad row is told by its column and nothing of it is kept`(
        _ row: NormRow, _ column: String?
    ) async throws {
        try await withTown(.sqlite) { town in
            let draft = try await town.preview(row.text)
            #expect([draft.good, draft.bad] == [0, 1])
            let found = try await town.perform(ReadImport<NormImport>(draft: draft.id), as: .northAdministrator)
            #expect(found.badRows.first?.faults.map(\.column) == [column])
            await #expect(throws: ImportProblem.notWaiting) {
                try await town.perform(ConfirmImport<NormImport>(draft: draft.id), as: .northAdministrator)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM norm") == 0)
        }
    }

    /// Which of the two is right only whoever brings the list can say.
    @Test(arguments: [
        (NormRow(), NormRow(part: "total", mean: "6.0")), (NormRow(scale: "gad-7", sex: "女"), NormRow(sex: "female")),
        (NormRow(sex: "男"), NormRow(sex: "Male", mean: "6.0")), (NormRow(), NormRow(mean: "6.0")),
    ])
    func `the same norm twice in one file is told by its row however it is named`(
        _ first: NormRow, _ second: NormRow
    ) async throws {
        try await withTown(.sqlite) { town in
            let draft = try await town.preview(first.text + second.line)
            #expect([draft.good, draft.bad] == [1, 1])
            let found = try await town.perform(ReadImport<NormImport>(draft: draft.id), as: .northAdministrator)
            #expect(found.badRows.map(\.faults) == [[RowFault(nil, Phrase("imports.row.twice", ["row": "2"]))]])
            try await town.perform(ConfirmImport<NormImport>(draft: draft.id), as: .northAdministrator)
            try await town.workOff()
            let listed = try await town.perform(ListNorms(), as: .evaluator).norms
            #expect(listed.map(\.norm.mean) == [5])
        }
    }

    @Test func `the same norm far below in a long file is told as well`() async throws {
        try await withTown(.sqlite) { town in
            let others = (0..<700).map { NormRow(ages: "12,\(13 + $0 % 50)", day: "20\(10 + $0 / 50)-01-01").line }
            let draft = try await town.preview(
                NormRow(day: "2009-01-01").text + others.joined() + NormRow(part: "Total", day: "2009-01-01").line)
            #expect([draft.good, draft.bad] == [701, 1])
            let found = try await town.perform(ReadImport<NormImport>(draft: draft.id), as: .northAdministrator)
            #expect(found.badRows.map(\.faults) == [[RowFault(nil, Phrase("imports.row.twice", ["row": "2"]))]])
        }
    }

    @Test func `a file with NUL is refused as a whole`() async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: FileFault.self) { try await town.preview(NormRow(source: "a\u{0}b").text) }
        }
    }

    @Test func `nobody else brings norms and no stranger reads a list`() async throws {
        try await withTown(.sqlite) { town in
            let draft = try await town.preview(NormRow().text)
            for person in [Townsperson.southAdministrator, .platformAdministrator] {
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ReadImport<NormImport>(draft: draft.id), as: person)
                }
            }
            let others: [Townsperson] = [
                .northTeacher, .northSchoolAdministrator, .classTeacher, .evaluator, .northLead,
            ]
            for person in others {
                await #expect(throws: Refusal.forbidden) { try await town.preview(NormRow().text, as: person) }
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(ListNorms(), as: .classTeacher) }
        }
    }
}

/// A row of a list of norms, with its head.
struct NormRow: Sendable {
    var scale = "GAD-7"
    var part = ""
    var version = ""
    var ages = "12,18"
    var sex = ""
    var people = "400"
    var mean = "5.0"
    var deviation = "4"
    var shares = ""
    var population = "Pupils"
    var source = "\"Somebody 2020, Journal 1: 2\""
    var region = TownPlaces.north
    var day = "2020-01-01"

    var line: String {
        [
            scale, part, version, ages, sex, people, mean, deviation, shares, population, source, region.code, day,
        ].joined(separator: ",") + "\n"
    }

    var text: String {
        "scale,part,version,youngest,oldest,sex,people,mean,deviation,shares,population,source,region,validFrom\n"
            + line
    }
}

extension Town {
    @discardableResult
    fileprivate func preview(
        _ text: String, as person: Townsperson = .northAdministrator
    ) async throws -> ImportDraft {
        let file = UploadedFile(name: "norms.csv", bytes: Array(text.utf8))
        return try await perform(PreviewImport<NormImport>(file: file), as: person)
    }

    @discardableResult
    func bring(_ text: String, as person: Townsperson = .northAdministrator) async throws -> ImportDraft {
        let draft = try await preview(text, as: person)
        try await perform(ConfirmImport<NormImport>(draft: draft.id), as: person)
        try await workOff()
        return try await perform(ReadImport<NormImport>(draft: draft.id), as: person).draft
    }

    fileprivate func norm(_ county: ReportedCounty) async throws -> NormComparison? {
        try await report(county).gad7?.norm
    }
}
