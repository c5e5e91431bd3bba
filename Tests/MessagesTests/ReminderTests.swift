@testable import App
import Access
import Care
import Consents
import HouseKit
import Messages
import Storage
import Testing

/// One reminder to those who have not begun, through the outbox, and to nobody who has said no.
@Suite struct ReminderTests {
    @Test(arguments: Engine.available)
    func `whoever has not begun is reminded once, by the guardian's telephone`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town)
                #expect(try await school.count().notBegun == 3)
                #expect(try await school.remind() == 3)
                #expect(receiver.letters.isEmpty)
                try await school.send()
                #expect(receiver.letters.compactMap { $0["to"] }.sorted() == MessageTown.guardianPhones)
                #expect(try await school.outbox(.delivered) == 3)
                let counted = try await school.count()
                #expect(counted.notBegun == 0)
                #expect(counted.remindedAt == town.clock.now)
                await #expect(throws: ConsentError.nobodyToRemind) { try await school.remind() }
                try await school.send()
                #expect(receiver.letters.count == 3)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a message tells nothing of the person, the school or the screening`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port, webhook: true)) { town in
                let school = try await MessageTown(town)
                try await school.remind()
                try await school.send()
                #expect(receiver.letters.count == 4)
                for letter in receiver.letters {
                    let text = String(decoding: letter.body, as: UTF8.self)
                    for word in [Marker.north, "示例", "普查", "筛查", "心理", "量表"] + school.participants {
                        #expect(!text.contains(word), "\(word) stands in \(text)")
                    }
                    #expect(letter.headers["idempotency-key"] == letter["id"])
                }
                #expect(receiver.letters.compactMap { $0["text"] }.allSatisfy { $0.contains("自愿") })
            }
        }
    }

    @Test(arguments: Engine.available)
    func `each opening of a number stands in the log, and the number nowhere`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town)
                try await school.remind()
                try await school.send()
                #expect(
                    try await town.number(
                        """
                        SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'OpenPhone' AND outcome = 'done'
                            AND caller_kind = 'system' AND caller_name = 'courier' AND reason = 'message'
                        """) == 3)
                for phone in MessageTown.guardianPhones { #expect(try await !town.holdsInTheOpen(phone)) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a no is reminded of nothing, and no number tells that it was one`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town)
                try await school.decline(school.participants[1])
                #expect(try await school.count().notBegun == 3)
                #expect(try await school.remind() == 3)
                #expect(try await school.count().notBegun == 0)
                try await school.send()
                #expect(receiver.letters.count == 2)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a no that comes before the message leaves keeps it here`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town)
                town.clock.pass(hours: 13)
                try await school.remind()
                try await school.send()
                #expect(receiver.letters.isEmpty, "it is eleven at night")
                try await school.decline(school.participants[0])
                town.clock.pass(hours: 10)
                try await school.send()
                #expect(receiver.letters.count == 2)
                #expect(try await school.outbox(.withdrawn) == 1)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was reminded with a slip gets no message`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town)
                _ = try await town.perform(
                    MakeSlips(campaign: school.campaign.rawValue, unit: Town.northClass(1), request: "slips"),
                    as: .northTeacher)
                try await town.perform(
                    RemindOnce(campaign: school.campaign.rawValue, participant: school.participants[2]),
                    as: .northTeacher)
                #expect(try await school.remind() == 2)
                await #expect(throws: ConsentError.remindedAlready) {
                    try await town.perform(
                        RemindOnce(campaign: school.campaign.rawValue, participant: school.participants[0]),
                        as: .northTeacher)
                }
                try await school.send()
                #expect(receiver.letters.count == 2)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `those who carry it out are told how many it is with those who said no among them`(
        _ engine: Engine
    ) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port, webhook: true)) { town in
                let school = try await MessageTown(town)
                try await school.decline(school.participants[1])
                let closesAt = try await school.count().closesAt
                try await school.remind()
                let told = try await town.perform(ListMessages(), as: .northTeacher).messages
                let message = try #require(told.first)
                #expect(told.count == 1 && message.kind == .notBegunHere)
                #expect(message.count == 3 && message.at == closesAt)
                for other in [Townsperson.classTeacher, .northSchoolAdministrator] {
                    let heard = try await town.perform(ListMessages(all: true), as: other).messages
                    #expect(heard.isEmpty)
                }
                // What colleagues are told stays in the house: two telephones and the one note of the reminder.
                try await school.send()
                #expect(receiver.letters.count == 3)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `without a gateway colleagues alone are told and nobody is noted as reminded`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let school = try await MessageTown(town)
            for _ in 1...2 {
                let outcome = try await town.perform(
                    RemindNotBegun(campaign: school.campaign.rawValue), as: .northTeacher)
                #expect(outcome.considered == 3 && !outcome.rings)
            }
            let told = try await town.perform(ListMessages(), as: .northTeacher).messages
            #expect(told.map(\.kind) == [.notBegunHere] && told.map(\.count) == [3])
            #expect(try await school.outbox("TRUE") == 0)
            #expect(try await school.count().notBegun == 3)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM consent_reminder") == 0)
            #expect(try await !town.perform(ReadChannels(), as: .northTeacher).sms)
        }
    }

    @Test(arguments: Engine.available)
    func `another school, another role and another county remind nobody`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town)
                let tries: [(Caller, Refusal)] = [
                    (town.southTeacher, .notFound), (town.neighbourTeacher, .notFound),
                    (town.caller(.classTeacher), .forbidden), (town.caller(.northSchoolAdministrator), .forbidden),
                    (town.caller(.northAdministrator), .forbidden), (.anyone, .notSignedIn),
                ]
                for (caller, refusal) in tries {
                    await #expect(throws: refusal, "\(caller.name)") {
                        let remind = RemindNotBegun(campaign: school.campaign.rawValue)
                        _ = try await town.office.perform(remind, as: caller)
                    }
                    await #expect(throws: refusal, "\(caller.name)") {
                        _ = try await town.office.perform(CountNotBegun(campaign: school.campaign.rawValue), as: caller)
                    }
                }
                #expect(try await school.outbox("TRUE") == 0)
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(RemindNotBegun(campaign: "nothing"), as: .northTeacher)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `after the close nobody is reminded, and what waits stays here`(_ engine: Engine) async throws {
        try await Receiver.running { receiver, port in
            try await withTown(engine, messages: receiver.settings(port: port)) { town in
                let school = try await MessageTown(town)
                try await school.remind()
                town.clock.pass(days: 400)
                await #expect(throws: ConsentError.notOpen) { try await school.remind() }
                try await school.send()
                #expect(receiver.letters.isEmpty)
                #expect(try await school.outbox(.withdrawn) == 3)
            }
        }
    }
}
