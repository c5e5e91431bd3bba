import Care
import Files
import HouseKit
import Reports
import Testing

@testable import Web

/// What the page of a report says of the last time, of doubtful sheets and of the response rate stands in each file of
/// it as well: whoever reads the paper has no page beside it.
@Suite struct ReportChangeTests {
    /// A county whose second screening has eight more in the mildest band, and forty sheets that were clicked through.
    private static func county(_ town: Town) async throws -> ReportedCounty {
        _ = try await ReportedCounty(town, request: "first", shift: 15, marked: 10)
        return try await ReportedCounty(town, request: "second", marked: 10)
    }

    @Test func `the paper of a report tells the change and what doubtful sheets would add`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await Self.county(town)
            let table = try #require(try await town.report(county).gad7)
            let before = try #require(table.lines.first?.before)
            #expect(before.percent == 43.1 && before.change == 6.3)
            let taken = try await town.perform(
                ExportReport(campaign: county.campaign, format: .pdf, reason: "示例用途"), as: .northAdministrator)
            let visit = try town.visit()
            let tables = ReportPaper(taken: taken).paper(for: visit).parts.compactMap { part -> PDFTable? in
                guard case .table(let table) = part else { return nil }
                return table
            }
            let changes = tables.filter { $0.heads.contains(visit.say(Phrase("reports.column.change"))) }
            let first = try #require(changes.first?.rows.first)
            #expect(Array(first[1...2]) == ["43.1%", "+6.3"] && first[3] == visit.points(before.lowest, before.highest))
            #expect(changes.allSatisfy { table in table.rows.allSatisfy { $0.count == table.heads.count } })
            let doubtful = visit.say(Phrase("reports.column.withMarked"))
            let bands = try #require(tables.first { $0.heads.contains(doubtful) })
            let place = try #require(bands.heads.firstIndex(of: doubtful))
            #expect(bands.rows.map { $0[place] } == ["128", "70", "47", "–"])
            let rate = try #require(taken.report.response(visit))
            #expect(tables.first?.rows.last == [visit.say(Phrase("reports.rate")), rate])
        }
    }

    @Test(arguments: ["csv", "xlsx"])
    func `a list of a report tells the change and the mean`(_ format: String) async throws {
        try await withTown(.sqlite) { town in
            let county = try await Self.county(town)
            let path = "/reports/\(county.campaign.rawValue)"
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get(path)
            let file = try await browser.submit("\(path)/export", ["format": format, "reason": "示例用途"])
            let list = try Table.read(file.bytes)
            let column = { (name: String) throws -> Int in
                let head = try town.say("reports.export.column.\(name)", in: .zhHans)
                return try #require(list.header.firstIndex(of: head))
            }
            let (share, before) = (try column("share"), try column("before"))
            let (change, marked) = (try column("change"), try column("withMarked"))
            let mildest = try #require(list.rows.first { $0.cells[share] == "49.4%" })
            #expect([before, change, marked].map { mildest.cells[$0] } == ["43.1%", "6.3", "128"])
            let (band, points) = (try column("band"), try column("points"))
            let mean = try town.say("reports.norm.export.here", in: .zhHans)
            let means = list.rows.filter { $0.cells[band] == mean }
            #expect(means.map { $0.cells[points] } == ["6.3"])
        }
    }
}

extension PDFTable {
    fileprivate var heads: [String] { columns.map(\.name) }
}
