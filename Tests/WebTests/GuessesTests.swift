import Care
import HouseKit
import Testing

@testable import Web

/// Who tries one code after the other waits, and nobody else does.
@Suite struct GuessesTests {
    private let start = Moment.china("2026-03-04", 10)

    @Test func `three wrong codes are free, and each further one doubles the wait up to a quarter of an hour`() {
        let guesses = Guesses(patience: 1)
        let waits = (1...14).map { _ in
            guesses.noteWrong(from: "a", at: start)
            return guesses.secondsToWait(for: "a", at: start)
        }
        #expect(waits == [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
        #expect(guesses.secondsToWait(for: "b", at: start) == 0)
    }

    @Test func `the wait grows shorter as time passes, and then the next try is welcome`() {
        let guesses = Guesses(patience: 1)
        for _ in 1...7 { guesses.noteWrong(from: "a", at: start) }
        #expect(guesses.secondsToWait(for: "a", at: start) == 16)
        #expect(guesses.secondsToWait(for: "a", at: start.adding(seconds: 15)) == 1)
        #expect(guesses.secondsToWait(for: "a", at: start.adding(seconds: 16)) == 0)
        guesses.noteWrong(from: "a", at: start.adding(seconds: 16))
        #expect(guesses.secondsToWait(for: "a", at: start.adding(seconds: 16)) == 32)
    }

    @Test func `after an hour without a wrong code all is forgotten`() {
        let guesses = Guesses(patience: 1)
        for _ in 1...20 { guesses.noteWrong(from: "a", at: start) }
        let later = start.adding(seconds: Guesses.memorySeconds)
        guesses.noteWrong(from: "a", at: later)
        #expect(guesses.secondsToWait(for: "a", at: later) == 0)
    }

    @Test func `a demo has twenty times the patience and then waits as well`() {
        let guesses = Guesses(patience: Door.demoFactor)
        for _ in 1...60 { guesses.noteWrong(from: "a", at: start) }
        #expect(guesses.secondsToWait(for: "a", at: start) == 0)
        guesses.noteWrong(from: "a", at: start)
        #expect(guesses.secondsToWait(for: "a", at: start) == 2)
    }

    @Test func `ever new addresses push out only who has been quiet longest`() {
        let guesses = Guesses(patience: 1)
        for _ in 1...9 { guesses.noteWrong(from: "quiet", at: start) }
        for _ in 1...9 { guesses.noteWrong(from: "busy", at: start.adding(seconds: 1)) }
        let now = start.adding(seconds: 2)
        for number in 2..<Guesses.mostAddresses { guesses.noteWrong(from: "\(number)", at: now) }
        #expect(guesses.secondsToWait(for: "quiet", at: now) == 62)
        guesses.noteWrong(from: "one more", at: now)
        #expect(guesses.secondsToWait(for: "quiet", at: now) == 0)
        #expect(guesses.secondsToWait(for: "busy", at: now) == 63)
    }
}
