import Care
import HouseKit
import InterviewRules
import Interviews
import Storage
import Testing

@testable import Web

/// What is not shown is said, so that nobody looks for it; and what the head reads is level and plan alone.
@Suite struct PlanSightPageTests {
    @Test func `a page says what the plan does not show, and shows it where the plan does`() async throws {
        try await withTown(.sqlite) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            let finding = try await town.finding(of: stage.pupils[0]).id.rawValue
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let paths = ["/care/people/\(stage.pupils[0].participant)", "/care/findings/\(finding)", "/care"]
            let hidden = try ["noResults", "noAdvice", "noReports"].map {
                try town.say("interviews.plan.\($0)", in: .zhHans)
            }
            let shown = try ["teacher.total", "do.advice", "reports.do"].map {
                try town.say("interviews.\($0)", in: .zhHans)
            }
            for number in paths.indices {
                let page = try await browser.get(paths[number])
                #expect(page.status == 200 && page.text.contains(shown[number]), "\(paths[number])")
                #expect(!page.text.contains(hidden[number]), "\(paths[number])")
            }
            try await town.tamper("UPDATE campaign SET sights = '' WHERE id = \(stage.campaign)")
            for number in paths.indices {
                let page = try await browser.get(paths[number])
                #expect(page.status == 200 && page.text.contains(hidden[number]), "\(paths[number])")
            }
            #expect(!(try await browser.get(paths[0]).text.contains(shown[0])))
            #expect(!(try await browser.get(paths[1]).text.contains("/advice\"")))
        }
    }

    @Test func `the head reads level and plan on a page of their own, and the teacher knows`() async throws {
        try await withTown(.sqlite) { town in
            let stage = try await town.careStage(born: ["2015-05-06"])
            try await town.sit(stage.pupils[0], .veryLow)
            try await town.lookThroughSittings()
            try await town.tamper(
                "UPDATE campaign SET sights = sights || ' level-unitLead' WHERE id = \(stage.campaign)")
            let finding = try await town.finding(of: stage.pupils[0]).id
            var teacher = try town.browser()
            try await teacher.signIn(as: .northTeacher, in: town)
            let form = try await teacher.get("/care/findings/\(finding.rawValue)/talk")
            #expect(form.text.contains(try town.say("interviews.field.planHintHead", in: .zhHans)))
            try await town.perform(
                RecordInterview(
                    finding: finding, heldOn: town.clock.now.day,
                    risk: RiskAnswers(thoughts: .no, plan: .no, means: .no, soon: .no, attempt: .no, others: .no),
                    functioning: .harder, said: Private("睡不好"), level: .serious, nextStep: .lookAgain,
                    plan: Private("每周聊一次"), nextLook: town.clock.now.day.adding(days: 1),
                    guardianWhyNot: .later, referral: .advised, request: "talk"),
                as: .northTeacher)
            var head = try town.browser()
            try await head.signIn(as: .northSchoolAdministrator, in: town)
            #expect(try await head.get("/me").text.contains("href=\"/care-plans\""))
            let page = try await head.get("/care-plans")
            #expect(page.status == 200 && page.text.contains("每周聊一次") && page.text.contains("小care0"))
            #expect(!page.text.contains("睡不好") && !page.text.contains("WHO-5"))
            #expect(try await head.get("/care/findings/\(finding.rawValue)").status == 403)
            #expect(try await teacher.get("/care-plans").status == 403)
        }
    }
}
