import Access
import Care
import HouseKit
import Screenings
import Storage
import Testing

/// The languages of the plan bind: nobody is asked in one in which they were told nothing.
@Suite struct SittingLanguageTests {
    @Test(arguments: Engine.available)
    func `a sitting begins in a language of the plan only`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)], languages: "zh-Hans")
            let child = try await campaign.invite()
            let before = try await town.ledger(without: ["audit_line"])
            await #expect(throws: SittingProblem.notInThisLanguage(offered: [.zhHans])) {
                try await town.begin(child.code, .en)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
            let key = try await town.begin(child.code, .zhHans)
            let opened = try await town.perform(ReadSitting(sittingKey: key, sheet: nil))
            #expect(opened.language == .zhHans && opened.languages == [.zhHans])
            // Whoever goes on elsewhere has begun already: another page's language is no reason to keep them out.
            let again = try await town.begin(child.code, .en)
            #expect(try await town.perform(ReadSitting(sittingKey: again, sheet: nil)).language == .zhHans)
        }
    }

    @Test(arguments: Engine.available)
    func `who enters for others takes a language of the plan`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("who-5", 9, nil)], languages: "en")
            let child = try await campaign.invite()
            await #expect(throws: SittingProblem.notInThisLanguage(offered: [.en])) {
                try await town.perform(
                    BeginInterview(campaign: "c", code: child.code, language: .zhHans), as: .northTeacher)
            }
            let key = try await town.perform(
                BeginInterview(campaign: "c", code: child.code), as: .northTeacher
            ).sittingKey
            #expect(try await town.perform(ReadSitting(sittingKey: key, sheet: nil)).language == .en)
        }
    }
}
