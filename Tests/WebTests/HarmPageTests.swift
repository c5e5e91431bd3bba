import Care
import HouseKit
import Storage
import Testing
import WarningRules
import Warnings

/// What somebody has written about harm is kept or comes back, whatever has happened meanwhile (rulebook H.4).
@Suite struct HarmPageTests {
    private static let facts = "手臂上有新旧伤痕"

    private static func fields(_ town: Town) -> [String: String] {
        [
            "harmed": "adultWithoutCapacity", "situation": "injuries", "who": "小禾", "facts": facts,
            "foundOn": "\(town.clock.now.day)", "foundTime": "00:00",
        ]
    }

    /// A red answer that a duty lead has taken up.
    private static func takenUp(_ town: Town) async throws -> ID<Alert> {
        let stage = try await town.careStage(born: ["2007-05-06"])
        try await town.sit(stage.pupils[0], .flag(2), handsIn: false)
        let alert = try #require(try await town.perform(ListAlerts(), as: .northTeacher).alerts.first).id
        try await town.perform(AcknowledgeAlert(alert: alert), as: .northLead)
        return alert
    }

    @Test func `a report that was begun before its alert was closed is kept`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await Self.takenUp(town)
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let path = "/alerts/\(alert.rawValue)/harm"
            let form = try await browser.get(path)
            #expect(form.status == 200)
            try await town.perform(
                RecordContact(alert: alert, outcome: .reached, note: nil, request: nil), as: .northLead)
            try await town.perform(
                ProposeClosing(alert: alert, outcome: .clarifiedNoRisk, note: nil), as: .northLead)
            try await town.perform(ConfirmClosing(alert: alert), as: .secondNorthLead)
            try await browser.submit(path, Self.fields(town))
            #expect(browser.page.location?.hasPrefix("/protection/") == true)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM harm_report") == 1)
        }
    }

    private static func comesBack(
        _ paths: [String], _ hidden: [String: String], saying away: String, to browser: inout Browser,
        _ given: [String: String]
    ) async throws {
        let disclosure = ["reason": "harm", "recipient": "police", "toWhom": "示例", "content": facts]
        for gone in paths {
            let fields = hidden.merging(given) { _, given in given }.merging(disclosure) { kept, _ in kept }
            let back = try await browser.post(gone, fields)
            #expect(back.status == 404 && back.text.contains(away), "\(gone)")
            #expect(back.text.contains("action=\"\(gone)\"") && back.text.contains(facts), "\(gone)")
        }
    }

    @Test func `a report about somebody who cannot be opened comes back with every word of it`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await Self.takenUp(town)
            let path = "/alerts/\(alert.rawValue)/harm"
            var browser = try town.browser()
            // Sees the alert and has not taken it up.
            try await browser.signIn(as: .secondNorthLead, in: town)
            try await browser.get(path)
            let hidden = browser.page.hiddenFields(of: path)
            let away = try town.say("protection.problem.away", in: .zhHans)
            try await Self.comesBack(
                [path, "/alerts/nobody/harm"], hidden, saying: away, to: &browser, Self.fields(town))
            // Whose care record it would be is for the psychology teacher to ask.
            var teacher = try town.browser()
            try await teacher.signIn(as: .northTeacher, in: town)
            try await teacher.get(path)
            try await Self.comesBack(
                ["/care/findings/nobody/harm", "/care/findings/nobody/disclosure"],
                teacher.page.hiddenFields(of: path), saying: away, to: &teacher, Self.fields(town))
            #expect(try await town.number("SELECT COUNT(*) AS number FROM harm_report") == 0)
        }
    }

    /// A browser without script sends whatever stands in its fields.
    @Test func `a report with a day that is none comes back with every word of it`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await Self.takenUp(town)
            let path = "/alerts/\(alert.rawValue)/harm"
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            try await browser.get(path)
            var fields = Self.fields(town)
            fields["foundOn"] = "yesterday"
            let back = try await browser.submit(path, fields)
            #expect(back.status == 422 && back.text.contains("href=\"#foundOn\"") && back.text.contains(Self.facts))
        }
    }

    @Test func `what was told with a day that is none comes back with every word of it`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await Self.takenUp(town)
            let path = "/alerts/\(alert.rawValue)/harm"
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            try await browser.get(path)
            try await browser.submit(path, Self.fields(town))
            try await browser.follow()
            let action = browser.page.text.firstMatch(of: /action="(\/protection\/[^"\/]+)\/tell"/)
            let report = try #require(action).1
            let back = try await browser.submit(
                "\(report)/tell",
                ["authorities.police": "yes", "toldOn": "yesterday", "toldTime": "00:00", "number": "示例 0042"])
            #expect(back.status == 422 && back.text.contains("href=\"#tell-toldOn\""))
            #expect(back.text.contains("示例 0042"))
        }
    }
}
