import Care
import Files
import Foundation
import HouseKit
import Reports
import Storage
import Testing
@testable import Web

/// By which marks sheets gave no result stands on the page of a report, and in each file of it as well (decision 0059).
@Suite struct ReportReasonsTests {
    /// A county in whose large school forty sheets were too fast, forty are one line, and twelve have no band.
    private static func county(_ town: Town, isDrawn: Bool = true) async throws -> ReportedCounty {
        let county = try await ReportedCounty(town, marked: 20, isDrawn: false)
        try await town.tamper(
            "UPDATE sheet SET straight_line = TRUE WHERE too_fast AND band IN ('moderate', 'severe')")
        try await town.tamper(
            """
            UPDATE sheet SET band = NULL WHERE id IN (
                SELECT id FROM sheet WHERE NOT too_fast AND band = 'minimal' AND unit = \(ReportedCounty.large)
                ORDER BY id LIMIT 12)
            """)
        if isDrawn { try await town.drawReports() }
        return county
    }

    @Test(arguments: Engine.available)
    func `a report tells by which mark sheets were left out`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let county = try await Self.county(town)
            let table = try #require(try await town.report(county).gad7)
            #expect(table.without == 92 && table.marked == 80)
            #expect(table.reasons.map(\.codes) == [["tooFast"], ["straightLine", "inconsistent"], ["other"]])
            #expect(table.reasons.map(\.people) == [40, 40, 12])
            #expect(table.reasons.map(\.percent) == [43.5, 43.5, 13.0])
            let verified = try await town.performBySystem(VerifyReport(campaign: county.campaign))
            #expect(verified.cells > 0 && verified.differing == 0, "\(verified.named)")
        }
    }

    @Test func `a report that an older version has begun tells no reasons and recounts as it was`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await Self.county(town, isDrawn: false)
            town.clock.pass(days: 60)
            try await town.workOff()
            try await town.performBySystem(StartReports())
            try await town.tamper("UPDATE report_edition SET tells_marks = FALSE")
            try await town.workOff()
            let table = try #require(try await town.report(county).gad7)
            #expect(table.marked == 80 && table.reasons.isEmpty)
            let old = try await town.performBySystem(VerifyReport(campaign: county.campaign))
            #expect(old.cells > 0 && old.differing == 0, "\(old.named)")
        }
    }

    @Test func `the page draws the reasons and has their table beside`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await Self.county(town)
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            let page = try await browser.get("/reports/\(county.campaign.rawValue)").text
            let parts = page.components(separatedBy: "<h3 id=\"reasons-")
            #expect(parts.count == 2, "red flags have no reasons")
            let told = parts[1].components(separatedBy: "</section>")[0]
            for (name, people, share) in [("tooFast", 40, "43.5"), ("other", 12, "13.0")] {
                let words = try town.say("reports.reason.\(name)", in: .zhHans)
                #expect(told.contains("<li><span>\(words)</span>") && told.contains("width=\"\(share)\""))
                #expect(told.contains("<th scope=\"row\">\(words)</th><td class=\"num\">\(people)</td>"))
            }
        }
    }

    @Test(arguments: ["csv", "xlsx"])
    func `a list of a report tells the reasons`(_ format: String) async throws {
        try await withTown(.sqlite) { town in
            let county = try await Self.county(town)
            let path = "/reports/\(county.campaign.rawValue)"
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get(path)
            let file = try await browser.submit("\(path)/export", ["format": format, "reason": "示例用途"])
            let list = try Table.read(file.bytes)
            let head = try town.say("reports.export.column.people", in: .zhHans)
            let people = try #require(list.header.firstIndex(of: head))
            let reason = try town.say("reports.reason.tooFast", in: .zhHans)
            let rows = list.rows.filter { row in row.cells.contains { $0.contains(reason) } }
            #expect(rows.map { $0.cells[people] } == ["40"])
        }
    }

    @Test func `the paper of a report tells the reasons under bars of the same length`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await Self.county(town)
            let taken = try await town.perform(
                ExportReport(campaign: county.campaign, format: .pdf, reason: "示例用途"), as: .northAdministrator)
            let visit = try town.visit()
            let parts = ReportPaper(taken: taken).paper(for: visit).parts
            let head = visit.say(Phrase("reports.reasons.column.reason"))
            let found = parts.firstIndex { part in
                guard case .table(let table) = part else { return false }
                return table.columns.first?.name == head
            }
            let place = try #require(found)
            guard case .table(let table) = parts[place], case .bars(let bars) = parts[place - 1] else {
                Issue.record("no bars stand above the table")
                return
            }
            #expect(table.rows.map { $0[1] } == ["40", "40", "12"])
            #expect(bars.bars.map(\.shown) == table.rows.map { $0[2] } && bars.full == 100)
        }
    }
}
