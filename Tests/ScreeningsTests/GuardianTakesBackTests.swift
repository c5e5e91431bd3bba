import Access
import CampaignRules
import Care
import Consents
import HouseKit
import Screenings
import Storage
import Testing
import Warnings

/// From the slip in a guardian's hand to the answers that are gone (rulebook G.2.2, PIPL art. 15 and 47).
@Suite struct GuardianTakesBackTests {
    /// A class of the north with one child of eleven, asked by WHO-5 and the ASQ.
    private static func stage(in town: Town) async throws -> ConsentStage {
        let stage = try await town.consentStage(born: ["2014-05"])
        try await town.tamper("UPDATE campaign SET languages = 'zh-Hans en' WHERE id = \(stage.campaign)")
        try await town.tamper(
            """
            INSERT INTO campaign_scale (campaign, position, questionnaire, youngest)
            VALUES (\(stage.campaign), 2, 'asq', 8)
            """)
        return stage
    }

    @Test(arguments: Engine.available)
    func `what a guardian takes back by the link stops the sitting and leaves the red flag`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await Self.stage(in: town)
            let child = try #require(stage.children.first)
            let slip = try #require(try await town.slips(stage).first)
            let (code, secret) = (child.code, slip.secret)
            await #expect(throws: SittingProblem.self, "nobody sits down before the guardian agrees") {
                try await town.begin(code, .en)
            }
            try await town.agree(secret)
            let key = try await town.begin(code, .en)
            try await town.perform(
                SaveSittingAnswer(sittingKey: key, sheet: 1, item: "who-5.1", option: "more-than-half"))
            let step = try await town.perform(
                SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: "LA33-6"))
            #expect(step.help && step.isGrave)
            let answered = try await town.number("SELECT COUNT(*) AS number FROM answer")
            #expect(answered == 2)

            town.clock.pass(minutes: 1)
            let said = try await town.perform(WithdrawGuardianConsent(secret: secret))
            #expect(said.standing == .withdrawn)
            for table: SQL in ["sheet", "answer", "sitting"] {
                let left = try await town.number("SELECT COUNT(*) AS number FROM \(table)")
                #expect(left == 0)
            }
            let alerts = try await town.perform(ListAlerts(), as: .northTeacher).alerts
            #expect(alerts.count == 1, "whoever may be in danger is not forgotten")
            await #expect(throws: SittingProblem.noSitting) {
                try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: [:]))
            }
            await #expect(throws: SittingProblem.self, "the code opens nothing while the guardian says no") {
                try await town.begin(code, .en)
            }
            // Taken back once more, nothing else happens.
            let again = try await town.perform(WithdrawGuardianConsent(secret: secret))
            #expect(again.standing == .withdrawn)
            let kept = try await town.perform(ListAlerts(), as: .northTeacher).alerts
            #expect(kept.count == 1)
        }
    }
}
