import Care
import HouseKit
import ScreeningRules
import Screenings
import Testing

@Suite struct FinishTests {
    /// Source: rulebook E.4, vector 1: PHQ-9 all 1 → 9, mild.
    @Test(arguments: Engine.available)
    func `a full sheet has its score and band`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let key = try await town.startSheet(in: TownPlaces.north)
            for number in 1...9 { try await town.answer(number, 1, on: key) }
            let progress = try await town.perform(FinishSheet(key: key))
            #expect(progress.isFinished)
            let result = try await town.perform(ReadResult(key: key))
            #expect(result.total == 9)
            #expect(result.band == "mild")
            #expect(!result.isProrated)
            #expect(result.hasRedFlag)
            #expect(result.finishedAt == town.clock.now)
        }
    }

    /// Source: rulebook E.4.3: two missing answers are filled with the mean of the others.
    @Test(arguments: [(1, 9, true), (2, 9, true), (3, 0, false)])
    func `up to two answers may be missing`(_ missing: Int, _ total: Int, _ isScored: Bool) async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.startSheet(in: nil)
            let answers = PHQ9.answers(Array(repeating: 1, count: 9 - missing))
            let progress = try await town.perform(SaveAnswers(key: key, answers: answers.chosen, finish: true))
            #expect(progress.isFinished == isScored)
            #expect(progress.isTooEmpty == !isScored)
            #expect(try await town.perform(ReadSheet(key: key)).answers == answers)
            if isScored {
                let result = try await town.perform(ReadResult(key: key))
                #expect(result.total == total)
                #expect(result.isProrated)
            } else {
                await #expect(throws: ScreeningError.noSheet) { try await town.perform(ReadResult(key: key)) }
                await #expect(throws: ScreeningError.answers(.tooManyMissing(missing: 3, allowed: 2))) {
                    try await town.perform(FinishSheet(key: key))
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a finished sheet that is changed is open again until it is finished anew`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let key = try await town.startSheet(in: nil)
            let answers = PHQ9.answers([1, 1, 1, 1, 1, 1, 1, 1, 0])
            try await town.perform(SaveAnswers(key: key, answers: answers.chosen, finish: true))
            #expect(try await town.perform(ReadResult(key: key)).total == 8)
            try await town.answer(1, 3, on: key)
            #expect(try await !town.perform(ReadSheet(key: key)).isFinished)
            await #expect(throws: ScreeningError.noSheet) { try await town.perform(ReadResult(key: key)) }
            try await town.perform(FinishSheet(key: key))
            #expect(try await town.perform(ReadResult(key: key)).total == 10)
        }
    }

    @Test func `finishing with a positive ninth answer on the whole list asks for help first`() async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.startSheet(in: nil)
            let answers = PHQ9.answers([0, 0, 0, 0, 0, 0, 0, 0, 1]).chosen
            let progress = try await town.perform(SaveAnswers(key: key, answers: answers, finish: true))
            #expect(progress.help)
            #expect(progress.isFinished)
            // Sent again, it does not stand in the way a second time.
            #expect(try await !town.perform(SaveAnswers(key: key, answers: answers, finish: true)).help)
        }
    }

    @Test func `what was seen once stays seen when the answer is taken back`() async throws {
        try await withTown(.sqlite) { town in
            let key = try await town.startSheet(in: nil)
            try await town.answer(9, 2, on: key)
            try await town.answer(9, 0, on: key)
            #expect(try await town.perform(ReadSheet(key: key)).hasRedFlag)
        }
    }
}
