import Care
import FileKit
import HouseKit
import InterviewRules
import Interviews
import Storage
import Testing

@testable import Web

/// Whoever has the code reads their words, and keeps them as a file that says nothing of who they are.
@Suite struct OwnReportPageTests {
    @Test func `words are kept as a PDF by the same code, and a wrong one opens neither`() async throws {
        try await withTown(.sqlite) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .well)
            try await town.lookThroughSittings()
            try await town.perform(ReleaseReports(campaign: stage.campaign), as: .northTeacher)
            var browser = try town.browser()
            try await browser.get("/s/report")
            try await browser.submit("/s/report", ["code": stage.pupils[0].code])
            #expect(browser.page.status == 200 && browser.page.text.contains("action=\"/s/report/paper\""))
            let paper = try await browser.submit("/s/report/paper")
            #expect(paper.status == 200 && paper.type == "application/pdf")
            #expect(paper.bytes.starts(with: Array("%PDF".utf8)))
            #expect(try Poppler.isOnA4(paper.bytes))
            #expect(paper["Content-Disposition"]?.contains("my-words.pdf") == true)
            #expect(paper["Cache-Control"]?.contains("no-store") == true)
            try await browser.get("/s/report")
            let hidden = browser.page.hiddenFields(of: "/s/report")
            let wrong = try await browser.post(
                "/s/report/paper", hidden.merging(["code": "ZZZZ-ZZZZ"]) { _, code in code })
            #expect(wrong.status == 422 && wrong.text.contains("id=\"code\""))
            #expect(
                try await town.number(
                    "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'TakeOwnReport' AND outcome = 'done'"
                ) == 1)
        }
    }

    @Test func `the way to help and back stands below the words, in plain words and without what was noted`()
        async throws
    {
        try await withTown(.sqlite) { town in
            let stage = try await town.careStage()
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let (finding, today) = (try await town.finding(of: stage.pupils[0]).id, town.clock.now.day)
            try await town.perform(
                RecordInterview(
                    finding: finding, heldOn: today,
                    risk: RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no),
                    functioning: .usual, level: .calm, nextStep: .nothing, request: "talk"),
                as: .northTeacher)
            try await town.perform(
                ReleaseReport(finding: finding, sentences: ["thanks": true], request: "words"), as: .northTeacher)
            var browser = try town.browser()
            try await browser.get("/s/report")
            try await browser.submit("/s/report", ["code": stage.pupils[0].code])
            #expect(browser.page.status == 200 && !browser.page.text.contains("id=\"own-path\""))
            try await town.perform(
                TakePathStep(
                    finding: finding, step: .referred, on: today,
                    facts: ["mentalHospital": true, "guardianAgrees": true], words: Private("只给老师看的话"),
                    request: "way"),
                as: .northTeacher)
            try await browser.get("/s/report")
            try await browser.submit("/s/report", ["code": stage.pupils[0].code])
            #expect(browser.page.text.contains("id=\"own-path\""))
            #expect(try browser.page.text.contains(town.say("paths.own.referred", in: .zhHans)))
            #expect(!browser.page.text.contains("只给老师看的话"))
            #expect(try !browser.page.text.contains(town.say("paths.fact.mentalHospital", in: .zhHans)))
            let paper = try await browser.submit("/s/report/paper")
            let printed = try Poppler.text(paper.bytes).filter { !$0.isWhitespace }
            for key in ["paths.own.title", "paths.own.referred", "paths.own.promise"] {
                #expect(try printed.contains(town.say(key, in: .zhHans)), "\(key)")
            }
            #expect(!printed.contains("只给老师看的话"))
            #expect(try !printed.contains(town.say("paths.fact.mentalHospital", in: .zhHans)))
        }
    }
}
