import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

/// Two opposite sentences that are both agreed with mark a sheet (rulebook E.4.4), in a sitting like any other.
@Suite struct ContradictionTests {
    private static func answers(_ first: String, _ second: String) -> [String: String] {
        var answers = ["awareness.9": "12356", "awareness.10": "stay-and-help"]
        for number in 1...8 { answers["awareness.\(number)"] = number % 2 == 0 ? "false" : "true" }
        answers["awareness.11"] = first
        answers["awareness.12"] = second
        return answers
    }

    @Test(arguments: Engine.available)
    func `who agrees with both of two opposite sentences has a marked sheet and nobody is alarmed`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let campaign = try await town.campaign("c", [("awareness", 18, nil)])
            for (first, second) in [("strongly-agree", "agree"), ("agree", "disagree"), ("agree", "between")] {
                let resident = try await campaign.invite(born: "1980-05")
                let key = try await town.begin(resident.code, .zhHans)
                town.clock.pass(minutes: 3)
                try await town.perform(
                    SaveSittingAnswers(sittingKey: key, sheet: 1, answers: Self.answers(first, second)))
                #expect(try await !town.perform(FinishSitting(sittingKey: key)).hasRedFlag)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet WHERE inconsistent") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM published_sitting WHERE is_marked") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 0)
        }
    }

    /// The public self-check says how somebody is; what they know is no matter of it.
    @Test func `nobody begins the questionnaire as a self-check`() async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: ScreeningError.unknownQuestionnaire) {
                try await town.perform(
                    StartSheet(
                        questionnaire: "awareness", language: .zhHans, ageGroup: .from18to59, region: nil, agreed: true,
                        request: "a random word of the form"))
            }
            for language in Language.allCases {
                let topics = try await town.perform(ListTopics(language: language))
                #expect(!topics.contains { $0.questionnaire == "awareness" } && !topics.isEmpty)
            }
        }
    }
}
