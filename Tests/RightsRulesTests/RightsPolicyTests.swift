import Care
import Foundation
import RightsRules
import Testing
import WarningRules

@Suite struct RightsPolicyTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Content/Policies")

    private func data(_ file: String) throws -> Data { try Data(contentsOf: Self.folder.appending(path: file)) }

    @Test func `an answer is due after fifteen working days`() throws {
        let region = try #require(Region("990102001000"))
        let day = try #require(Day("2026-03-04"))
        let policies = try RightsPolicies(json: data("rights-desk.json"), file: "rights-desk.json")
        let calendars = try WorkingCalendars(json: data("working-days.json"), file: "working-days.json")
        let policy = policies.edition(for: region, on: day)
        #expect(policy.answer == .workingDays(15))
        // A Wednesday in March, without a holiday: the Wednesday three weeks later, at the same minute.
        let due = policy.answer.end(from: Moment(day, minute: 600), in: calendars.edition(for: region, on: day))
        #expect(due == Moment(day.adding(days: 21), minute: 600))
        for language in Language.allCases { #expect(policy.complaints[language.rawValue]?.isEmpty == false) }
    }

    @Test(arguments: [
        #"[{"region":"*","validFrom":"2026-01-01","source":"x","answer":{"days":1},"fileOpen":{"days":1},"#
            + #""proof":{"days":1},"complaints":{"en":"here"}}]"#,
        #"[{"region":"*","validFrom":"2026-01-01","source":"x","answer":{"days":0},"fileOpen":{"days":1},"#
            + #""proof":{"days":1},"complaints":{"en":"here","zh-Hans":"这里"}}]"#,
        #"[{"region":"*","validFrom":"2026-01-01","source":"x","fileOpen":{"days":1},"proof":{"days":1},"#
            + #""complaints":{"en":"here","zh-Hans":"这里"}}]"#,
    ])
    func `a broken file is refused`(_ json: String) {
        #expect(throws: PolicyFault.self) { try RightsPolicies(json: Data(json.utf8), file: "x.json") }
    }
}
