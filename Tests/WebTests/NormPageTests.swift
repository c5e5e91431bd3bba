import Care
import HouseKit
import Reports
import Storage
import Testing

@testable import Web

/// A norm stands beside the bands it belongs to, on the page and in each file, and is listed with its source.
@Suite struct NormPageTests {
    @Test func `a norm stands on the page of a report and in its files with the names of places`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town, marked: 10)
            try await Self.keepNorm(in: town)
            let path = "/reports/\(county.campaign.rawValue)"
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get(path)
            #expect(browser.page.text.contains("平均分比常模略高。") && browser.page.text.contains("A published source"))
            let hidden = browser.page.hiddenFields(of: "\(path)/export")
            let file = { (format: String) in
                hidden.merging(["format": format, "reason": "示例用途"]) { _, new in new }
            }
            let csv = try await browser.post("\(path)/export", file("csv"))
            #expect(csv.status == 200 && csv.text.contains("北县"), "a file calls places by their names")
            #expect(!csv.text.unicodeScalars.contains { $0.value >= 0x10F000 }, "and holds no marks of pages")
            let lines = csv.text.split(separator: "\r\n")
            let width = try #require(lines.first).split(separator: ",", omittingEmptySubsequences: false).count
            #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == width })
            #expect(lines.contains { $0.contains("常模平均分,400,") && $0.contains(",5.0,") })
            #expect(lines.contains { $0.contains("平均分和常模相差,,") && $0.contains(",0.5,2.1,") })
            for (format, start) in [("xlsx", "PK"), ("pdf", "%PDF")] {
                let taken = try await browser.post("\(path)/export", file(format))
                #expect(taken.status == 200 && taken.bytes.starts(with: Array(start.utf8)))
            }
        }
    }

    @Test func `where a mean may not be told the page says why`() async throws {
        try await withTown(.sqlite) { town in
            for (marked, isTold) in [(2, false), (10, true)] {
                let county = try await ReportedCounty(town, request: "marked \(marked)", marked: marked)
                var browser = try town.browser()
                try await browser.signIn(as: .northAdministrator, in: town)
                try await browser.get("/reports/\(county.campaign.rawValue)")
                #expect(browser.page.status == 200 && browser.page.text.contains("平均 ") == isTold)
                #expect(browser.page.text.contains("这里不显示平均分") != isTold)
            }
        }
    }

    @Test func `where the points of few could be reckoned the page of a school says so`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town, marked: 10, isDrawn: false)
            let clicked = AnsweredClass(ReportedCounty.classes[0], [0, 0, 0, 0], marked: [10, 10, 10, 10])
            try await town.answer(clicked, in: county.campaign.rawValue, mark: "clicked")
            try await town.drawReports()
            let school = try await town.report(county, ReportedCounty.large)
            #expect(school.gad7?.without == 40 && school.gad7?.mean == nil)
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            try await browser.get("/reports/\(county.campaign.rawValue)?place=\(ReportedCounty.large)")
            #expect(browser.page.text.contains("可能推算出少数几个人的分数"))
            try await browser.get("/reports/\(county.campaign.rawValue)")
            #expect(!browser.page.text.contains("可能推算出少数几个人的分数") && browser.page.text.contains("平均 "))
        }
    }

    @Test func `norms are listed with their source and whoever may bring them finds the way`() async throws {
        try await withTown(.sqlite) { town in
            var reader = try town.browser()
            try await reader.signIn(as: .evaluator, in: town)
            try await reader.get("/norms")
            #expect(reader.page.text.contains("还没有常模") && !reader.page.text.contains("href=\"/norms/import\""))
            try await Self.keepNorm(in: town)
            try await reader.get("/norms")
            #expect(reader.page.text.contains("A published source") && reader.page.text.contains("12–18 岁"))
            #expect(try await reader.get("/norms/import").status == 403)
            var keeper = try town.browser()
            try await keeper.signIn(as: .northAdministrator, in: town)
            try await keeper.get("/norms")
            #expect(keeper.page.text.contains("href=\"/norms/import\""))
            #expect(try await keeper.get("/norms/import").status == 200)
        }
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
