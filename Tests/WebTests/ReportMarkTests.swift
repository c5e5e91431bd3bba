import Care
import FileKit
import Files
import HouseKit
import Testing

@testable import Reports
@testable import Web

/// Who took a report and when stands wherever somebody could cut a piece off: on each page, in each row (rulebook H.7).
@Suite struct ReportMarkTests {
    /// The line that must be found again, from the moment that the test's clock shows.
    private func mark(_ town: Town) throws -> String {
        let visit = try town.visit()
        let mark = visit.say(
            Phrase("reports.export.taken", ["who": "admin.north", "when": visit.date(town.clock.now)]))
        #expect(mark.contains("admin.north") && mark.contains("2026") && mark.contains(town.clock.now.clockText))
        return mark
    }

    @Test(arguments: ["xlsx", "csv"])
    func `each row of a list ends with who took it and when`(_ format: String) async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town)
            let path = "/reports/\(county.campaign.rawValue)"
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get(path)
            let file = try await browser.submit("\(path)/export", ["format": format, "reason": "示例用途"])
            let table = try Table.read(file.bytes)
            #expect(table.header.last == (try town.say("reports.export.column.taken", in: .zhHans)))
            // Three of who took part, six of two tables, eight of two parts.
            #expect(table.rows.count == 17)
            let mark = try mark(town)
            for row in table.rows { #expect(row.cells.last == mark, "row \(row.number)") }
        }
    }

    @Test func `each page of a long paper bears who took it and when, on A4`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town)
            var taken = try await town.perform(
                ExportReport(campaign: county.campaign, format: .pdf, reason: "示例用途"), as: .northAdministrator)
            taken = ExportReport.Outcome(
                report: taken.report.withParts(200), format: .pdf, takenBy: taken.takenBy, takenAt: taken.takenAt)
            let pdf = try ReportPaper(taken: taken).bytes(try town.visit())
            #expect(try Poppler.isOnA4(pdf))
            let pages = try #require(try Poppler.pages(pdf))
            #expect(pages >= 3)
            let mark = try mark(town).filter { !$0.isWhitespace }
            for page in 1...pages {
                let text = try Poppler.text(pdf, page: page).filter { !$0.isWhitespace }
                #expect(text.ranges(of: mark).count == 6, "five times across page \(page), once below it")
            }
        }
    }
}

extension ReadReport.Outcome {
    /// The same with so many parts, as a county with so many schools has them.
    fileprivate func withParts(_ count: Int) -> Self {
        Self(
            card: card, place: place, path: path, handedIn: handedIn, missing: missing, tables: tables,
            partsBy: partsBy, partMeasures: partMeasures, partLines: partLines,
            parts: Array(repeating: parts[0], count: count), hasMore: false, comparedWith: comparedWith)
    }
}
