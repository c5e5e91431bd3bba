import Care
import Files
import HouseKit
import Reports
import Storage
import Testing

@testable import Web

/// The bytes of a file, read by the platform's reader of strangers' lists: each number in it is one that the page's
/// answer shows, as often as it shows it, and none stands there besides (rulebook E.4.9, H.7).
@Suite struct ReportFileNumbersTests {
    private static let numbered = [
        "people", "share", "lowest", "highest", "before", "change", "changeLowest", "changeHighest", "withMarked",
        "norm", "points",
    ]

    @Test(arguments: ["csv", "xlsx"], [nil, ReportedCounty.large, ReportedCounty.small])
    func `a file holds the numbers of its page and no other`(_ format: String, _ place: String?) async throws {
        try await withTown(.sqlite) { town in
            _ = try await ReportedCounty(town, request: "first", shift: 15, marked: 10)
            let county = try await ReportedCounty(town, request: "second", marked: 10)
            try await Self.keepNorm(in: town)
            let report = try await town.report(county, place)
            let path = "/reports/\(county.campaign.rawValue)"
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get(place.map { "\(path)?place=\($0)" } ?? path)
            let file = try await browser.submit("\(path)/export", ["format": format, "reason": "示例用途"])
            let list = try Table.read(file.bytes)
            let (taken, shown) = (try Self.numbers(in: list, town), Self.numbers(of: report))
            #expect(taken == shown)
            #expect(place != nil || report.gad7?.norm?.difference != nil, "the county's has all kinds of numbers")
        }
    }

    /// Every cell of the columns of figures that is not empty; whatever is no number there is a fault.
    private static func numbers(in list: Table, _ town: Town) throws -> [Double] {
        func column(_ name: String) throws -> Int {
            let head = try town.say("reports.export.column.\(name)", in: .zhHans)
            return try #require(list.header.firstIndex(of: head))
        }
        let (columns, measure) = (try numbered.map(column), try column("measure"))
        // The rate of response is told as "over" where few are missing.
        let rate = try town.say("reports.rate", in: .zhHans)
        let rows = list.rows.filter { $0.cells[measure] != rate }
        let cells = rows.flatMap { row in columns.map { row.cells[$0] } }.filter { !$0.isEmpty }
        return try cells.map { cell in try #require(number(cell), "\(cell) is no number") }.sorted()
    }

    private static func number(_ cell: String) -> Double? {
        Double(cell.replacing("%", with: "").replacing("−", with: "-"))
    }

    private static func numbers(of report: ReadReport.Outcome) -> [Double] {
        let people = [report.handedIn, report.missing].compactMap { $0 }.map(Double.init)
        let parts = report.parts.flatMap { part -> [Double] in
            zip(report.partLines, part.cells).flatMap { line, people -> [Double] in
                let share = Double(people * 1_000 / max(1, part.base)) / 10
                return line.codes.isEmpty ? [Double(people)] : [Double(people), share]
            }
        }
        return (people + report.tables.flatMap { numbers(of: $0) } + parts).sorted()
    }

    private static func numbers(of table: ReportTable) -> [Double] {
        let counts = [table.without].compactMap { $0 }.map(Double.init)
        return counts + table.lines.flatMap { numbers(of: $0) } + (table.norm?.shares ?? []) + points(of: table)
    }

    private static func numbers(of line: ReportLine) -> [Double] {
        let before = line.before.map { [$0.percent, $0.change, $0.lowest, $0.highest] } ?? []
        let marked = [line.withMarked].compactMap { $0 }.map(Double.init)
        return [Double(line.people), line.percent, line.lowest, line.highest] + before + marked
    }

    private static func points(of table: ReportTable) -> [Double] {
        guard let mean = table.mean, let deviation = table.deviation else { return [] }
        let own = [Double(table.people), mean, deviation]
        guard let norm = table.norm?.norm, let found = table.norm?.difference else { return own }
        return own + [found.lowestMean, found.highestMean, Double(norm.people), norm.mean]
            + [found.points, found.lowest, found.highest, found.standardised]
    }

    private static func keepNorm(in town: Town) async throws {
        try await town.tamper(
            """
            INSERT INTO norm (name, questionnaire, part, youngest, oldest, region, valid_from, people, mean, deviation,
                shares, population, source, brought_by, brought_in, brought_at)
            VALUES ('a norm', 'gad-7', 'total', 12, 18, \(TownPlaces.north), '2020-01-01', 400, 5000, 4000,
                'minimal 50000 mild 30000 moderate 15000 severe 5000', 'Invented pupils', 'A published source',
                'somebody', 'a list', 0)
            """)
    }
}
