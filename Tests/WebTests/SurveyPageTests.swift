import Care
import Files
import HouseKit
import Reports
import Storage
import Testing

@testable import Web

/// What a survey came to stands on the page of its report, and goes away as open data with a book that explains it.
@Suite struct SurveyPageTests {
    @Test func `a survey is read on its report and taken away as open data`() async throws {
        try await withTown(.sqlite) { town in
            let survey = try await SurveyedCounty(town)
            let path = "/reports/\(survey.campaign.rawValue)"
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get(path)
            #expect(browser.page.text.contains("知晓率") && browser.page.text.contains("55.0%"))
            #expect(browser.page.text.contains("20–29 岁"))
            let hidden = browser.page.hiddenFields(of: "\(path)/survey/export")
            let file = { (part: String, format: String, reason: String) -> [String: String] in
                hidden.merging(["part": part, "format": format, "reason": reason]) { _, new in new }
            }
            let results = try await browser.post("\(path)/survey/export", file("results", "csv", "示例用途"))
            #expect(results.status == 200 && results.type.hasPrefix("text/csv"))
            let lines = results.text.split(separator: "\r\n")
            // Seven questions, two lines each, of all and of two strata.
            #expect(lines.count == 1 + 7 * 2 * 3)
            #expect(lines.contains { $0.contains(",全部,4000,80,150,53.3,55.0,4.01,47.1,62.6,") })
            let cells = lines.flatMap { $0.split(separator: ",") }
            #expect(cells.allSatisfy { cell in !["=", "+", "-", "@"].contains(String(cell.prefix(1))) })
            let book = try await browser.post("\(path)/survey/export", file("dictionary", "csv", "示例用途"))
            #expect(book.text.contains("CC-BY-4.0") && book.text.contains("知晓率"))
            let sheet = try await browser.post("\(path)/survey/export", file("results", "xlsx", "示例用途"))
            #expect(sheet.status == 200 && sheet.bytes.starts(with: Array("PK".utf8)))
            for format in ["csv", "xlsx", "pdf"] {
                let given = hidden.merging(["format": format, "reason": "示例用途"]) { _, new in new }
                let taken = try await browser.post("\(path)/export", given)
                #expect(taken.status == 200)
                // A file is no page, so that its places have to be named before it is written.
                if format == "csv" { #expect(taken.text.contains("北县,") && !taken.text.contains("990202")) }
            }
            let wrong = try await browser.post("\(path)/survey/export", file("results", "csv", ""))
            #expect(wrong.status == 422 && wrong.text.contains("id=\"survey-reason\""))
        }
    }

    @Test func `the paper of a survey tells every question as its page does`() async throws {
        try await withTown(.sqlite) { town in
            let survey = try await SurveyedCounty(town)
            let taken = try await town.perform(
                ExportReport(campaign: survey.campaign, format: .pdf, reason: "示例用途"), as: .northAdministrator)
            let visit = try town.visit()
            let parts = ReportPaper(taken: taken).paper(for: visit).parts
            let tables = parts.compactMap { part -> PDFTable? in
                guard case .table(let table) = part else { return nil }
                return table
            }
            let answer = visit.say(Phrase("reports.survey.column.answer"))
            let questions = tables.filter { $0.columns.first?.name == answer }
            #expect(questions.count == SurveyedCounty.items.count)
            let figures = ["80", "53.3", "55.0", "4.01", "47.1–62.6%"]
            #expect(questions.first?.rows.contains { Array($0.dropFirst()) == figures } == true)
            #expect(tables.filter { $0.columns.dropFirst().first?.name == answer }.count == questions.count)
            for table in tables { #expect(table.rows.allSatisfy { $0.count == table.columns.count }) }
            let csv = try await town.perform(
                ExportReport(campaign: survey.campaign, format: .csv, reason: "示例用途"), as: .northAdministrator)
            #expect(csv.survey == nil, "that file has open data of its own beside it")
        }
    }
}
