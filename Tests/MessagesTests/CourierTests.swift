@testable import App
import Access
import Care
import HouseKit
import Logging
import Messages
import Storage
import Testing
import Vault
import Web

/// How a message gets to the other side: at least once, with one key, and given up in sight of everybody.
@Suite struct CourierTests {
    @Test(arguments: Engine.available)
    func `what the other side does not take comes again with the same key`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town, phones: ["0990-5550201"])
                try await school.remind()
                receiver.answer(.status(503), .redirect)
                try await school.send()
                try await school.send()
                #expect(receiver.letters.count == 1, "the pause is not over")
                town.clock.pass(minutes: 1)
                try await school.send()
                #expect(receiver.letters.count == 2, "a redirection is not followed")
                #expect(try await school.outbox("last_fault = 'redirected'") == 1)
                town.clock.pass(minutes: 5)
                try await school.send()
                #expect(receiver.letters.count == 3)
                #expect(Set(receiver.letters.compactMap { $0["id"] }).count == 1)
                #expect(try await school.outbox(.delivered) == 1)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a dead gateway ends in sight of whoever looks after the place, and is tried again on demand`(
        _ engine: Engine
    ) async throws {
        try await Receiver.running { receiver, port in
            var settings = try receiver.settings(port: port)
            // Nobody listens there.
            settings.sms = try receiver.settings(port: 1).sms
            try await withTown(engine, messages: settings) { town in
                let school = try await MessageTown(town, phones: ["0990-5550201"])
                try await school.remind()
                for _ in 1...7 {
                    try await school.send()
                    // A campaign of two months is open all the while.
                    town.clock.pass(hours: 13)
                }
                #expect(try await school.outbox(.givenUp) == 1)
                let counted = try await town.performBySystem(CountOutbox())
                #expect([counted.waiting, counted.givenUp] == [0, 1])
                let seen = try await town.perform(ReadOutbox(), as: .northAdministrator)
                #expect(seen.givenUp == 1)
                #expect(seen.lines.map(\.fault) == [.unreachable])
                #expect(seen.lines.map(\.attempts) == [7])
                let message = try #require(seen.lines.first).id
                for other in [Townsperson.southAdministrator, .northSchoolAdministrator] {
                    #expect(try await town.perform(ReadOutbox(), as: other).lines.isEmpty)
                    await #expect(throws: Refusal.notFound) {
                        try await town.perform(RetryMessage(message: message), as: other)
                    }
                }
                try await town.perform(RetryMessage(message: message), as: .northAdministrator)
                await #expect(throws: MessageProblem.notGivenUp) {
                    try await town.perform(RetryMessage(message: message), as: .northAdministrator)
                }
                #expect(try await school.outbox(.givenUp) == 0)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a slow gateway is told from a dead one`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            let settings = try receiver.settings(port: port)
            try await withTown(engine, messages: settings) { town in
                let school = try await MessageTown(town, phones: ["0990-5550201"])
                try await school.remind()
                receiver.answer(.late(seconds: 3))
                let words = try Words(folder: town.house.resources.words)
                let courier = Courier(
                    office: town.office, settings: settings, words: words, metrics: town.house.metrics,
                    logger: .init(label: "test"), seconds: 0.5)
                try await courier.workOff()
                #expect(try await school.outbox("last_fault = 'slow'") == 1)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a courier that dies leaves the message to the next, and cannot close what another holds`(
        _ engine: Engine
    ) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town, phones: ["0990-5550201"])
                try await school.remind()
                let held = try #require(try await town.performBySystem(TakeOutbox(channel: .sms)).first)
                try await school.send()
                #expect(receiver.letters.isEmpty, "another courier holds it")
                town.clock.pass(seconds: TakeOutbox.leaseSeconds + 1)
                try await school.send()
                #expect(receiver.letters.map { $0["id"] } == [held.id.rawValue])
                try await town.performBySystem(
                    NoteDelivery(message: held.id, attempt: held.attempt, fault: .unreachable))
                #expect(try await school.outbox(.delivered) == 1)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `somebody without a number is given up at once`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town, phones: [nil])
                try await school.remind()
                try await school.send()
                #expect(receiver.letters.isEmpty, "the child's own number is not used")
                #expect(try await school.outbox("last_fault = 'noPhone' AND given_up_at IS NOT NULL") == 1)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a webhook is signed with the moment, once for each school`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port, webhook: true)) { town in
                let school = try await MessageTown(town)
                try await school.remind()
                try await school.send()
                let hooks = receiver.letters.filter { $0["kind"] != nil }
                let hook = try #require(hooks.first)
                #expect(hooks.count == 1)
                #expect(hook["path"] == "/campaigns/\(school.campaign)/progress")
                let seconds = town.clock.now.milliseconds / 1_000
                #expect(hook.headers["x-xinqiao-timestamp"] == "\(seconds)")
                let right = HookSignature.text(hook.body, atSeconds: seconds, secret: receiver.secret)
                #expect(hook.headers["x-xinqiao-signature"] == right)
                #expect(HookSignature.text(hook.body, atSeconds: seconds + 1, secret: receiver.secret) != right)
            }
        }
    }
}
