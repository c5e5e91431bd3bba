import Care
import Foundation
import HouseKit
import Storage
import Testing

@testable import Web

/// The list of whom to talk with, as its page shows it.
@Suite struct FindingsPageTests {
    @Test func `every level that somebody has is counted above the list`() async throws {
        try await withTown(.sqlite) { town in
            let stage = try await town.careStage(born: ["2015-05-06", "2015-06-07", "2015-07-08", "2015-08-09"])
            for pupil in stage.pupils { try await town.sit(pupil, .veryLow) }
            try await town.lookThroughSittings()
            for (level, pupil) in zip(1...4, stage.pupils) {
                try await town.tamper(
                    "UPDATE finding SET proposed = \(level) WHERE participant = \(pupil.participant)")
            }
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let page = try await browser.get("/care").text
            let parts = page.components(separatedBy: "<ul class=\"figures\">")
            let figures = try #require(parts.dropFirst().first?.components(separatedBy: "</ul>").first)
            let counts = figures.matches(of: #/<b>([0-9]+)</b>/#).map { String($0.1) }
            #expect(counts.count == 5 && Array(counts.dropFirst()) == ["1", "1", "1", "1"], "what is late stands first")
            #expect(page.contains("class=\"watermark\""))
        }
    }
}
