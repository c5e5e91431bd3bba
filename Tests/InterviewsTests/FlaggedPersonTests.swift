import Access
import Care
import Foundation
import HouseKit
import Interviews
import Rosters
import Screenings
import Storage
import Testing
import WarningRules
import Warnings

/// From the red flag of a sitting to the person: for whoever has to go there, and for nobody else.
@Suite struct FlaggedPersonTests {
    private struct Flag {
        let alert: ID<Alert>
        let pupil: CareStage.Pupil
        let campaign: String

        func open(_ reason: FlaggedReason = .findNow) -> OpenFlagged {
            OpenFlagged(alert: alert.rawValue, reason: reason)
        }
    }

    /// A pupil of age in the first seat of a class of the northern school.
    private static func raise(in town: Town) async throws -> Flag {
        try await town.addClasses()
        let member = try await town.perform(
            AddMember(
                unit: Town.northClass(1), kind: .pupil, name: Private("\(Marker.north) 小路"), born: Day("2007-05-06"),
                guardian: Private("\(Marker.north) 路家长"), guardianPhone: Private("0990-5550161"),
                phone: Private("0990-5550162")),
            as: .northTeacher
        ).member
        let stage = try await town.careStage(of: [member], request: "flagged")
        let room = try await town.perform(
            OpenRoom(campaign: stage.campaign, unit: stage.schoolClass), as: .northTeacher
        ).room
        try await town.perform(StartRoom(room: room, minutes: 40), as: .northTeacher)
        try await town.sit(stage.pupils[0], .flag(2), handsIn: false)
        let alerts = try await town.perform(ListAlerts(), as: .northTeacher).alerts
        let card = try #require(alerts.first)
        return Flag(alert: card.id, pupil: stage.pupils[0], campaign: stage.campaign)
    }

    private static func neighbour(_ town: Town) async throws -> Caller {
        let school = try await town.addSchool(
            "邻校", in: TownPlaces.northTownship, by: .northAdministrator)
        return try await town.colleague(
            "neighbour", .schoolPsychologyTeacher, in: TownPlaces.northTownship, of: school)
    }

    @Test(arguments: Engine.available)
    func `an alert of a sitting tells where to go and not who it is`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let flag = try await Self.raise(in: town)
            for person in [Townsperson.northTeacher, .northLead, .northCounsellor, .cityLead] {
                let read = try await town.perform(ReadAlert(alert: flag.alert), as: person)
                let sitting = try #require(read.card.sitting)
                #expect(sitting.seat == 1)
                #expect(sitting.classNames != nil && sitting.roomNames == sitting.classNames)
                #expect(read.card.unitNames != nil)
                let listed = try await town.perform(ListAlerts(), as: person).alerts.first { $0.id == flag.alert }
                #expect(listed == read.card)
                let told = String(decoding: try JSONEncoder().encode(read), as: UTF8.self)
                #expect(!told.contains("小路") && !told.contains("5550161"), "\(person)")
            }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadAlert(alert: flag.alert), as: .southLead)
            }
        }
    }

    /// The class has a child of the seat's number, and it is another one.
    @Test(arguments: Engine.available)
    func `an alert from the room for latecomers tells the number of the slip as well`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let flag = try await Self.raise(in: town)
            let card = try await town.perform(ReadAlert(alert: flag.alert), as: .northLead).card
            let there = try #require(card.sitting)
            #expect(there.seat == 1 && there.slip == nil, "the seat is the number of the slip")
            let late = try await town.perform(
                OpenRoom(campaign: flag.campaign, unit: TownPlaces.northSchool), as: .northTeacher
            ).room
            try await town.tamper("UPDATE participant SET number = 7 WHERE id = \(flag.pupil.participant)")
            try await town.perform(
                MoveSeat(participant: flag.pupil.participant, room: late), as: .northTeacher)
            let moved = try await town.perform(ReadAlert(alert: flag.alert), as: .northLead).card
            let here = try #require(moved.sitting)
            #expect(here.seat == 1 && here.slip == 7 && here.roomNames != here.classNames)
        }
    }

    @Test(arguments: Engine.available)
    func `the psychology teacher of the school opens who it is and the log keeps what for`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let flag = try await Self.raise(in: town)
            let opened = try await town.perform(flag.open(.tellGuardian), as: .northTeacher)
            #expect(opened.name == "\(Marker.north) 小路" && opened.guardian == "\(Marker.north) 路家长")
            #expect(opened.guardianPhone == "0990-5550161" && opened.phone == "0990-5550162")
            let subject = "member \(flag.pupil.member)"
            let lines = try await town.number(
                """
                SELECT COUNT(*) AS number FROM audit_line
                WHERE use_case = 'OpenFlagged' AND outcome = 'done' AND subject = \(subject)
                    AND reason = 'tellGuardian'
                """)
            #expect(lines == 1)
            let lead = try await town.colleague(
                "centre.lead", .centreLead, in: TownPlaces.northTownship, of: TownPlaces.northSchool)
            let seen = try await town.office.perform(ListFileLooks(), as: lead).lines
            #expect(seen.filter { $0.useCase == "OpenFlagged" }.map(\.reason) == ["tellGuardian"])
            // Below 18 nobody calls the pupil past the guardian.
            let younger = try await town.perform(
                AddMember(
                    unit: Town.northClass(1), kind: .pupil, name: Private("\(Marker.north) 小童"),
                    born: Day("2012-05-06"), guardianPhone: Private("0990-5550163"), phone: Private("0990-5550164")),
                as: .northTeacher
            ).member
            try await town.tamper("UPDATE participant SET member = \(younger) WHERE id = \(flag.pupil.participant)")
            let child = try await town.perform(flag.open(), as: .northTeacher)
            #expect(child.phone == nil && child.guardianPhone == "0990-5550163")
        }
    }

    @Test(arguments: Engine.available)
    func `a duty lead opens who it is after taking the alert up, and only as long as it is theirs`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let flag = try await Self.raise(in: town)
            for person in [Townsperson.northTownshipLead, .northLead, .cityLead] {
                await #expect(throws: RosterError.takeUpFirst, "\(person)") {
                    try await town.perform(flag.open(), as: person)
                }
            }
            try await town.perform(AcknowledgeAlert(alert: flag.alert), as: .northLead)
            #expect(try await town.perform(flag.open(), as: .northLead).guardianPhone == "0990-5550161")
            try await town.perform(
                HandOverAlert(alert: flag.alert, colleague: town.id(.secondNorthLead), note: nil, request: nil),
                as: .northLead)
            await #expect(throws: RosterError.takeUpFirst) { try await town.perform(flag.open(), as: .northLead) }
            #expect(try await town.perform(flag.open(), as: .secondNorthLead).name == "\(Marker.north) 小路")
            #expect(try await town.perform(flag.open(), as: .northTeacher).name == "\(Marker.north) 小路")
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else opens who it is`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let flag = try await Self.raise(in: town)
            await #expect(throws: Refusal.notFound) { try await town.perform(flag.open(), as: .southLead) }
            let neighbour = try await Self.neighbour(town)
            await #expect(throws: Refusal.notFound) { try await town.office.perform(flag.open(), as: neighbour) }
            let others: [Townsperson] = [
                .platformAdministrator, .northAdministrator, .northSchoolAdministrator, .northCounsellor, .classTeacher,
                .gridWorker, .evaluator, .northProgram,
            ]
            for person in others {
                await #expect(throws: Refusal.forbidden, "\(person)") {
                    try await town.perform(flag.open(), as: person)
                }
            }
            await #expect(throws: Refusal.notSignedIn) { try await town.perform(flag.open()) }
            // An alert in the hands of a counsellor opens for the school, and not for the counsellor.
            try await town.perform(AcknowledgeAlert(alert: flag.alert), as: .northCounsellor)
            await #expect(throws: Refusal.forbidden) { try await town.perform(flag.open(), as: .northCounsellor) }
        }
    }

    @Test(arguments: Engine.available)
    func `a sheet without a name leads to nobody, and neither does an alert that is closed`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let nameless = try await town.raiseAlert(in: TownPlaces.northTownship).alert
            try await town.perform(AcknowledgeAlert(alert: nameless), as: .northLead)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(OpenFlagged(alert: nameless.rawValue, reason: .findNow), as: .northLead)
            }
            #expect(try await town.perform(ReadAlert(alert: nameless), as: .northLead).card.sitting == nil)
            let flag = try await Self.raise(in: town)
            try await town.tamper(
                """
                UPDATE alert SET state = 'CLOSED', closed_by = 'somebody', proposer = 'another', outcome = 'x'
                WHERE id = \(flag.alert)
                """)
            await #expect(throws: Refusal.notFound) { try await town.perform(flag.open(), as: .northTeacher) }
        }
    }

    @Test(arguments: Engine.available)
    func `the alert leads the school's psychology teacher to the care of the person`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let flag = try await Self.raise(in: town)
            let asked = FindCareOfAlert(alert: flag.alert.rawValue)
            let finding = try await town.finding(of: flag.pupil).id
            #expect(try await town.perform(asked, as: .northTeacher).finding == finding)
            let neighbour = try await Self.neighbour(town)
            #expect(try await town.office.perform(asked, as: neighbour).finding == nil)
            await #expect(throws: Refusal.forbidden) { try await town.perform(asked, as: .northLead) }
        }
    }
}
