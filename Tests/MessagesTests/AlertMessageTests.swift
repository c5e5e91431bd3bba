import Access
import Care
import Foundation
import HouseKit
import Messages
import ScreeningRules
import Screenings
import Storage
import Testing
import Warnings

/// Who finds in their inbox that an alert waits, and that nothing in it tells of whom.
@Suite struct AlertMessageTests {
    private static func messages(of person: Townsperson, in town: Town) async throws -> [InboxMessage] {
        try await town.perform(ListMessages(), as: person).messages
    }

    @Test(arguments: Engine.available)
    func `a red flag of a sitting reaches the school's psychology teacher and who is on duty, once`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let stage = try await town.careStage(born: ["2007-05-06"])
            try await town.perform(TakeDuty(region: TownPlaces.northTownship), as: .northTownshipLead)
            let key = try await town.sit(stage.pupils[0], .flag(2), handsIn: false)
            try await town.workOff()
            for person in [Townsperson.northTeacher, .northTownshipLead] {
                let found = try await Self.messages(of: person, in: town)
                let message = try #require(found.first)
                #expect(found.count == 1 && message.kind == .alert && !message.isRead, "\(person)")
                let told = String(decoding: try JSONEncoder().encode(message), as: UTF8.self)
                #expect(!told.contains(Marker.north), "\(person)")
                let path = try await town.perform(OpenMessage(message: message.id), as: person).path
                let alerts = try await town.perform(ListAlerts(), as: person).alerts
                #expect(alerts.map { "/alerts/\($0.id)" } == [path])
            }
            // Held in the township, it is no message for those above it, and never one for a class teacher.
            for person in [Townsperson.northLead, .cityLead, .classTeacher, .southLead, .northAdministrator] {
                #expect(try await Self.messages(of: person, in: town).isEmpty, "\(person)")
            }
            // The same answer again is no news.
            let again = PHQ9.answers([1, 0, 1, 0, 1, 0, 1, 0, 2])
            try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 2, answers: again.chosen))
            try await town.workOff()
            #expect(try await Self.messages(of: .northTeacher, in: town).isEmpty)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM outbox_message") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `where nobody is on duty everybody hears who could take it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.raiseAlert(in: TownPlaces.northTownship)
            try await town.workOff()
            #expect(try await Self.messages(of: .cityLead, in: town).map(\.kind) == [.alert])
            #expect(try await Self.messages(of: .northTeacher, in: town).isEmpty, "it belongs to no school")
        }
    }

    @Test(arguments: Engine.available)
    func `a red flag of an employer's people reaches its own counsellor and none of a school`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let employer = try await town.addEmployer("示例厂")
            let own = try await town.unitCounsellor("counsellor.own", of: employer)
            let ofSchool = try await town.unitCounsellor("counsellor.school", of: TownPlaces.northSchool)
            let person = try await town.careStage(born: ["2007-05-06"]).pupils[0]
            try await town.move(person, kind: "staff", to: employer)
            try await town.sit(person, .flag(2), handsIn: false)
            try await town.workOff()
            #expect(try await town.office.perform(ListMessages(), as: own).messages.map(\.kind) == [.alert])
            #expect(try await town.office.perform(ListMessages(), as: ofSchool).messages.isEmpty)
            #expect(try await Self.messages(of: .northTeacher, in: town).isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `an alert that climbs reaches who answers for it then and nobody twice`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(TakeDuty(region: TownPlaces.northTownship), as: .northTownshipLead)
            try await town.perform(TakeDuty(region: TownPlaces.north), as: .northLead)
            let raised = try await town.raiseAlert(in: TownPlaces.northTownship)
            try await town.workOff()
            #expect(try await Self.messages(of: .northLead, in: town).isEmpty)
            town.clock.pass(minutes: 30)
            for _ in 1...2 {
                try await town.performBySystem(ClimbOverdueAlerts())
                try await town.workOff()
            }
            let told = try await Self.messages(of: .northLead, in: town)
            let message = try #require(told.first)
            #expect(told.count == 1 && message.kind == .alert)
            let path = try await town.perform(OpenMessage(message: message.id), as: .northLead).path
            #expect(path == "/alerts/\(raised.alert)")
            #expect(try await Self.messages(of: .northTownshipLead, in: town).count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `an alert that is heard anew after its end is told anew`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(TakeDuty(region: TownPlaces.northTownship), as: .northTownshipLead)
            let raised = try await town.raiseAlert(in: TownPlaces.northTownship)
            try await town.workOff()
            try await town.tamper(
                """
                UPDATE alert SET state = 'CLOSED', closed_by = 'somebody', proposer = 'another', outcome = 'x'
                WHERE id = \(raised.alert)
                """)
            for _ in 1...2 {
                try await town.perform(AskForCall(key: raised.key, wanted: true, name: nil, phone: nil))
                try await town.workOff()
            }
            let told = try await Self.messages(of: .northTownshipLead, in: town)
            #expect(told.map(\.kind) == [.alert, .alert])
        }
    }
}
