import Access
import Care
import HouseKit
import Screenings
import Storage
import Testing
import WarningRules
import Warnings

@Suite struct HandlingTests {
    @Test(arguments: Engine.available)
    func `whoever takes an alert up has it in hand`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            try await town.perform(AcknowledgeAlert(alert: alert), as: .northCounsellor)
            try await town.perform(AcknowledgeAlert(alert: alert), as: .northCounsellor)
            let row = try await town.row(alert)
            #expect(row.state == .acknowledged)
            #expect(row.handler == town.id(.northCounsellor).rawValue)
            #expect(try await town.history(alert) == [.raised, .acknowledged])
            await #expect(throws: WarningError.refused(.alreadyAcknowledged)) {
                try await town.perform(AcknowledgeAlert(alert: alert), as: .northLead)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `two people who take an alert up at once do not both have it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for _ in 1...3 {
                let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
                let people = [Townsperson.northLead, .secondNorthLead, .northCounsellor]
                let taken = await withTaskGroup(of: Bool.self) { group in
                    for person in people {
                        group.addTask {
                            (try? await town.perform(AcknowledgeAlert(alert: alert), as: person)) != nil
                        }
                    }
                    return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
                #expect(taken == 1)
            }
        }
    }

    /// Every use case that changes an alert, as somebody out of reach tries it.
    private static func attempts(on alert: ID<Alert>, _ town: Town) -> [@Sendable (Townsperson) async throws -> Void] {
        [
            { _ = try await town.perform(AcknowledgeAlert(alert: alert), as: $0) },
            { _ = try await town.perform(NoteOnAlert(alert: alert, note: Private("x"), request: nil), as: $0) },
            { try await town.contact(alert, .reached, by: $0) },
            {
                let handOver = HandOverAlert(alert: alert, colleague: town.id($0), note: nil, request: nil)
                _ = try await town.perform(handOver, as: $0)
            },
            { _ = try await town.perform(ProposeClosing(alert: alert, outcome: .mistaken, note: nil), as: $0) },
            { _ = try await town.perform(ConfirmClosing(alert: alert), as: $0) },
            { _ = try await town.perform(SendBackAlert(alert: alert, note: Private("x")), as: $0) },
            { _ = try await town.perform(OpenContact(alert: alert), as: $0) },
        ]
    }

    @Test(arguments: Engine.available)
    func `to a worker of another county an alert does not exist`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let before = try await town.row(alert)
            for attempt in Self.attempts(on: alert, town) {
                for person in [Townsperson.southLead, .southCounsellor] {
                    await #expect(throws: Refusal.notFound) { try await attempt(person) }
                }
            }
            #expect(try await town.row(alert) == before)
            #expect(try await town.history(alert) == [.raised])
        }
    }

    @Test func `who may not handle alerts is told so before anything is looked at`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            for attempt in Self.attempts(on: alert, town) {
                for person in [Townsperson.gridWorker, .northAdministrator, .northProgram, .evaluator] {
                    await #expect(throws: Refusal.forbidden) { try await attempt(person) }
                }
            }
            #expect(try await town.history(alert) == [.raised])
        }
    }

    @Test(arguments: Engine.available)
    func `a note is sealed, and sent twice it stands once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let note = NoteOnAlert(alert: alert, note: Private("  \(Marker.north) said so \n"), request: "same")
            try await town.perform(note, as: .northLead)
            try await town.perform(note, as: .northLead)
            let entries = try await town.read(alert).entries
            #expect(entries.map(\.note) == [nil, "\(Marker.north) said so"])
            #expect(entries.last?.worker == Townsperson.northLead.displayName)
            let bytes = try await town.database.read {
                try $0.row("SELECT note FROM alert_entry WHERE note IS NOT NULL")
            }
            let sealed = try #require(bytes)
            let text = String(decoding: try sealed("note", as: Sealed.self).bytes, as: UTF8.self)
            #expect(!text.contains("said so"))
        }
    }

    @Test func `a note is neither empty nor a book`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let longest = String(repeating: "好", count: WarningError.longestNote)
            for (text, error) in [(" \n ", WarningError.emptyNote), (longest + "好", .longNote)] {
                await #expect(throws: error) {
                    try await town.perform(
                        NoteOnAlert(alert: alert, note: Private(text), request: nil), as: .northLead)
                }
            }
            try await town.perform(NoteOnAlert(alert: alert, note: Private(longest), request: nil), as: .northLead)
            #expect(try await town.history(alert) == [.raised, .noted])
        }
    }

    @Test func `a contact is recorded only by somebody who has taken the alert up`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            await #expect(throws: WarningError.refused(.notAcknowledged)) {
                try await town.contact(alert, .reached, by: .northLead)
            }
            try await town.perform(AcknowledgeAlert(alert: alert), as: .northLead)
            try await town.contact(alert, .notReached, by: .northLead)
            #expect(try await town.row(alert).state == .inProgress)
            #expect(try await town.history(alert) == [.raised, .acknowledged, .contacted])
        }
    }

    @Test func `a contact sent twice counts once`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.alertAtWork().alert
            let contact = RecordContact(alert: alert, outcome: .notReached, note: Private("x"), request: "same")
            try await town.perform(contact, as: .northLead)
            try await town.perform(contact, as: .northLead)
            #expect(try await town.history(alert).filter { $0 == .contacted }.count == 2)
        }
    }

    @Test func `no way to reach somebody can be said only of who left no number`() async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.northVillage)
            try await town.perform(AcknowledgeAlert(alert: raised.alert), as: .northLead)
            let left = AskForCall(key: raised.key, wanted: true, name: nil, phone: Private("0990-5550199"))
            try await town.perform(left)
            await #expect(throws: WarningError.refused(.phoneWasLeft)) {
                try await town.contact(raised.alert, .noWayToReach, by: .northLead)
            }
            try await town.perform(AskForCall(key: raised.key, wanted: false, name: nil, phone: nil))
            try await town.contact(raised.alert, .noWayToReach, by: .northLead)
            #expect(try await town.row(raised.alert).due == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `an alert is handed over to a colleague who may handle it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            for person in [Townsperson.southLead, .gridWorker, .northAdministrator] {
                await #expect(throws: WarningError.unknownColleague) {
                    try await town.perform(
                        HandOverAlert(alert: alert, colleague: town.id(person), note: nil, request: nil),
                        as: .northLead)
                }
            }
            let handOver = HandOverAlert(
                alert: alert, colleague: town.id(.northCounsellor), note: Private("please"), request: "same")
            try await town.perform(handOver, as: .northLead)
            try await town.perform(handOver, as: .northLead)
            #expect(try await town.row(alert).handler == town.id(.northCounsellor).rawValue)
            let entries = try await town.read(alert).entries
            #expect(entries.map(\.kind) == [.raised, .handedOver])
            #expect(entries.last?.detail == Townsperson.northCounsellor.displayName)
        }
    }
}
