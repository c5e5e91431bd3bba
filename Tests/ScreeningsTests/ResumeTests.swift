import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing

@Suite struct ResumeTests {
    @Test(arguments: Engine.available)
    func `the code brings a half-finished sheet back on another device`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let ticket = try await town.startTicket(in: nil)
            try await town.answer(1, 2, on: ticket.key)
            let key = try await town.perform(ResumeSheet(code: ticket.code)).key
            #expect(key != ticket.key)
            try await town.answer(2, 3, on: key)
            #expect(try await town.perform(ReadSheet(key: ticket.key)).answers == PHQ9.answers([2, 3]))
        }
    }

    @Test func `the code may be typed as people type`() async throws {
        try await withTown(.sqlite) { town in
            let ticket = try await town.startTicket(in: nil)
            let plain = ticket.code.filter { $0 != "-" }
            for written in [plain, plain.lowercased(), " \(ticket.code) ", ticket.code.replacing("-", with: "－")] {
                await #expect(throws: Never.self, "\(written.count)") {
                    try await town.perform(ResumeSheet(code: written))
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the code opens for a day and not a second longer`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let ticket = try await town.startTicket(in: nil)
            town.clock.pass(seconds: 59, minutes: 59, hours: 23)
            _ = try await town.perform(ResumeSheet(code: ticket.code))
            town.clock.pass(seconds: 1)
            await #expect(throws: ScreeningError.noSuchCode) {
                try await town.perform(ResumeSheet(code: ticket.code))
            }
        }
    }

    @Test func `the code of a finished sheet opens nothing`() async throws {
        try await withTown(.sqlite) { town in
            let ticket = try await town.startTicket(in: nil)
            let answers = PHQ9.answers([0, 0, 0, 0, 0, 0, 0, 0, 0]).chosen
            try await town.perform(SaveAnswers(key: ticket.key, answers: answers, finish: true))
            await #expect(throws: ScreeningError.noSuchCode) {
                try await town.perform(ResumeSheet(code: ticket.code))
            }
        }
    }

    @Test(arguments: ["", "AAAA-AAAA", "nonsense", "12345678901234567890"])
    func `a code that was never given out opens nothing`(_ code: String) async throws {
        try await withTown(.sqlite) { town in
            _ = try await town.startTicket(in: nil)
            await #expect(throws: ScreeningError.noSuchCode) { try await town.perform(ResumeSheet(code: code)) }
        }
    }

    @Test(arguments: Engine.available)
    func `a half-finished sheet is forgotten after its day and a finished one is not`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let half = try await town.startSheet(in: nil)
            let done = try await town.startSheet(in: nil)
            let answers = PHQ9.answers([0, 0, 0, 0, 0, 0, 0, 0, 0]).chosen
            try await town.perform(SaveAnswers(key: done, answers: answers, finish: true))
            town.clock.pass(hours: 24)
            try await town.performBySystem(ForgetUnfinishedSheets())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sheet") == 2)
            town.clock.pass(seconds: 1)
            try await town.performBySystem(ForgetUnfinishedSheets())
            await #expect(throws: ScreeningError.noSheet) { try await town.perform(ReadSheet(key: half)) }
            #expect(try await town.perform(ReadResult(key: done)).total == 0)
        }
    }
}
