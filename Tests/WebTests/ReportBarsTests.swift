import Care
import Files
import Foundation
import HouseKit
import Reports
import Testing

@testable import Web

/// A chart is read by the eye alone, so nobody would notice a bar of the wrong length: every bar is held against the
/// table beside it, and the table against the people of whom it tells.
@Suite struct ReportBarsTests {
    @Test func `the bars of a report are as long as the table below them says`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town)
            var browser = try town.browser()
            try await browser.signIn(as: .northAdministrator, in: town)
            let page = try await browser.get("/reports/\(county.campaign.rawValue)").text
            let cards = page.components(separatedBy: "<section class=\"card chart report\"").dropFirst()
            let charts = cards.map(DrawnChart.init)
            #expect(charts.count == 2, "worry and red flags")
            // 118, 60, 37 and 24 of 239; then 224 and 15 of them.
            #expect(charts.map(\.lengths) == [[49.4, 25.1, 15.5, 10.0], [93.7, 6.3]])
            for chart in charts {
                #expect(chart.names == chart.rows.map { $0[0] })
                #expect(chart.lengths.map { "\($0)%" } == chart.rows.map { $0[2] })
                #expect(chart.intervals == chart.rows.map { $0[3] })
                expectShares(of: chart.rows.compactMap { Int($0[1]) }, chart.lengths)
            }
        }
    }

    @Test func `the bars of its paper are as long as the table below them says`() async throws {
        try await withTown(.sqlite) { town in
            let county = try await ReportedCounty(town)
            let taken = try await town.perform(
                ExportReport(campaign: county.campaign, format: .pdf, reason: "示例用途"), as: .northAdministrator)
            let parts = ReportPaper(taken: taken).paper(for: try town.visit()).parts
            var charts = 0
            for (part, next) in zip(parts, parts.dropFirst()) {
                guard case .bars(let chart) = part else { continue }
                guard case .table(let table) = next else { throw NothingThere() }
                charts += 1
                #expect(chart.full == 100, "a share of all, whatever the largest is")
                #expect(chart.bars.map(\.name) == table.rows.map { $0[0] })
                #expect(chart.bars.map(\.shown) == table.rows.map { $0[2] })
                #expect(chart.bars.map { "\($0.value)%" } == table.rows.map { $0[2] })
                let intervals = chart.bars.compactMap { $0.interval.map { "\($0.lowerBound)–\($0.upperBound)%" } }
                #expect(intervals == table.rows.map { $0[3] })
                expectShares(of: table.rows.compactMap { Int($0[1]) }, chart.bars.map(\.value))
            }
            #expect(charts == 2)
        }
    }

    /// Counted once more: so many of all of them.
    private func expectShares(of people: [Int], _ lengths: [Double]) {
        let all = people.reduce(0, +)
        #expect(people.count == lengths.count && all >= 10)
        for (count, length) in zip(people, lengths) {
            #expect(abs(length - Double(count) * 100 / Double(all)) < 0.051, "\(count) of \(all)")
        }
    }
}

/// What a browser draws of one chart, and the table below it, read from the page.
private struct DrawnChart {
    let names: [String]
    let lengths: [Double]
    /// As a table writes them: `43.1–55.7%`.
    let intervals: [String]
    /// Each with its name, its people, its share and its interval.
    let rows: [[String]]

    init(_ page: String) {
        let card = page.components(separatedBy: "</section>")[0]
        names = card.matches(of: #/<li><span>([^<]*)</span><svg viewBox="0 0 100 10"/#).map { String($0.1) }
        lengths = card.matches(of: #/<rect class="s2" x="0" y="1" width="([0-9.]+)"/#).compactMap { Double($0.1) }
        intervals = card.matches(of: #/<line class="span" x1="([0-9.]+)" x2="([0-9.]+)"/#).map { "\($0.1)–\($0.2)%" }
        rows = card.components(separatedBy: "<tr><th scope=\"row\"").dropFirst().map { row in
            "<th\(row)".matches(of: #/<t[hd][^>]*>([^<]*)</#).map { String($0.1) }
        }
    }
}
