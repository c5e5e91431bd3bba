import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

/// One sitting at a time on one device, and what it costs at the bell.
@Suite struct SittingDeviceTests {
    @Test(arguments: Engine.available)
    func `another device goes on where the first one was, and the first one is told`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign().invite()
            let first = try await town.begin(child.code)
            let who = try SittingTests.answers(2, to: "who-5", in: town)
            try await town.perform(SaveSittingAnswers(sittingKey: first, sheet: 1, answers: who))
            // As people write it.
            let second = try await town.begin(" \(child.code.lowercased().replacing("-", with: " ")) ")
            #expect(second != first)
            let there = try await town.perform(ReadSitting(sittingKey: second, sheet: nil))
            #expect(there.next == 2 && there.sheet == 2 && there.unanswered == [0, 7])
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE twice_at IS NULL") == 1)
            await #expect(throws: SittingProblem.elsewhere) {
                try await town.perform(ReadSitting(sittingKey: first, sheet: nil))
            }
            let item = try #require(who.keys.sorted().first)
            let late = try await town.perform(
                SaveSittingAnswer(sittingKey: first, sheet: 1, item: item, option: nil))
            #expect(late.isElsewhere && !late.help)
            let kept = try await town.perform(ReadSitting(sittingKey: second, sheet: 1))
            #expect(kept.answers.chosen == who, "what the first device sends now is not kept")
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting WHERE twice_at IS NULL") == 0)
            await #expect(throws: SittingProblem.elsewhere) {
                try await town.perform(FinishSitting(sittingKey: first))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `twenty devices with one code at once begin one sitting`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let child = try await town.campaign().invite()
            let keys = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 1...20 { group.addTask { try await town.begin(child.code) } }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            #expect(Set(keys).count == 20)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sitting") == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 2)
            var open = 0
            for key in keys where (try? await town.perform(ReadSitting(sittingKey: key, sheet: nil))) != nil {
                open += 1
            }
            #expect(open == 1, "one device at a time")
        }
    }

    /// Decision 0019 counts what a sheet costs; at the bell each of these comes a thousand times a second.
    @Test func `beginning costs six statements and an answer four`() async throws {
        try await withTown(.sqlite) { town in
            let child = try await town.campaign().invite()
            let begun = try await town.database.statements { try await town.begin(child.code) }
            #expect(begun.count <= 6, "\(begun)")
            let key = try await town.begin(child.code)
            let (item, option) = try #require(try SittingTests.answers(1, to: "who-5", in: town).first)
            let saved = try await town.database.statements {
                try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 1, item: item, option: option))
            }
            #expect(saved.count <= 4, "\(saved)")
            let who = try SittingTests.answers(1, to: "who-5", in: town)
            try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: who))
            let worries = try SittingTests.answers(1, to: "gad-7", in: town)
            try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 2, answers: worries))
            let handedIn = try await town.database.statements {
                try await town.perform(FinishSitting(sittingKey: key))
            }
            // The end, the sitting with its sheets, the answers, two scores, the line of the audit log; and the mark,
            // because these look clicked through.
            #expect(handedIn.count <= 7, "\(handedIn)")
        }
    }
}
