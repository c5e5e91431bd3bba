import Access
import Care
import Foundation
import HouseKit
import Screenings
import Storage
import Testing

/// What a room never tells, and to whom it tells nothing.
@Suite struct RoomReachTests {
    /// The decisive property: what was answered, and what it set off, changes not one sign of what a proctor is told.
    @Test(arguments: Engine.available)
    func `a room tells the same of a grave answer as of any other`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(2, in: town)
            try await town.perform(StartRoom(room: it.room, minutes: nil), as: .northTeacher)
            for (pupil, option) in zip(it.pupils, ["LA33-6", "LA32-8"]) {
                let key = try await town.begin(pupil.code)
                try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: option))
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM alert") == 1)
            let told = try await RoomTests.read(it.room, in: town).seats.map { seat in
                var fields = try JSONSerialization.jsonObject(with: JSONEncoder().encode(seat)) as? [String: Any]
                for own in ["participant", "number", "codeEnd"] { fields?[own] = nil }
                return try JSONSerialization.data(withJSONObject: try #require(fields), options: .sortedKeys)
            }
            #expect(told.count == 2 && told[0] == told[1])
        }
    }

    @Test func `no statement of a proctor's page looks at a sheet or an answer`() async throws {
        try await withTown(.sqlite) { town in
            let it = try await RoomTests.open(2, in: town, tellsOfFlags: true)
            let pupil = it.pupils[0].participant
            let asked = try await town.database.statements {
                try await town.perform(OpenRoom(campaign: "c", unit: TownPlaces.northSchool), as: .northTeacher)
                try await town.perform(ListRooms(), as: .northTeacher)
                try await town.perform(StartRoom(room: it.room, minutes: 5), as: .northTeacher)
                try await town.perform(AddTime(room: it.room, minutes: 5), as: .northTeacher)
                try await town.perform(ReadRoom(room: it.room), as: .northTeacher)
                try await town.perform(NoteAbsent(participant: pupil, isAbsent: true), as: .northTeacher)
                try await town.perform(AnswerHand(participant: pupil), as: .northTeacher)
                try await town.perform(MoveSeat(participant: pupil, room: it.room), as: .northTeacher)
                try await town.perform(CloseRoom(room: it.room), as: .northTeacher)
            }
            #expect(asked.count > 20)
            for statement in asked {
                let names = statement.split { !$0.isLetter && $0 != "_" && !$0.isNumber }.map { $0.lowercased() }
                for table in ["answer", "sheet", "sheet_score", "alert", "published_screening", "published_member"] {
                    #expect(!names.contains(table), "\(statement)")
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `nobody of another county or role opens, reads or leads a room`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town)
            let pupil = it.pupils[0].participant
            let before = try await town.ledger(without: ["audit_line"])
            for person in Townsperson.allCases where person != .northTeacher {
                await Self.refused(by: person, it, pupil, in: town)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }

    /// A class teacher could be asked to lead a room, and was not.
    private static func refused(by person: Townsperson, _ it: RoomTests.Class, _ pupil: String, in town: Town) async {
        let refusal: Refusal = person == .classTeacher ? .notFound : .forbidden
        await #expect(throws: Refusal.forbidden) { try await town.perform(ListRooms(), as: person) }
        await #expect(throws: refusal) { try await town.perform(ReadRoom(room: it.room), as: person) }
        await #expect(throws: Refusal.forbidden) {
            try await town.perform(OpenRoom(campaign: "c", unit: TownPlaces.secondNorthClass), as: person)
        }
        await #expect(throws: refusal) {
            try await town.perform(StartRoom(room: it.room, minutes: 5), as: person)
        }
        await #expect(throws: refusal) {
            try await town.perform(NoteAbsent(participant: pupil, isAbsent: true), as: person)
        }
    }

    @Test(arguments: Engine.available)
    func `the teacher of another school finds no room and no class`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town)
            let pupil = it.pupils[0].participant
            let post = Post(role: .schoolPsychologyTeacher, region: TownPlaces.southTownship, unit: "another-school")
            let stranger = Caller.person(ID("stranger"), name: "stranger", posts: [post])
            let before = try await town.ledger(without: ["audit_line"])
            #expect(try await town.office.perform(ListRooms(), as: stranger).classes.isEmpty)
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(ReadRoom(room: it.room), as: stranger)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(OpenRoom(campaign: "c", unit: TownPlaces.northClass), as: stranger)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(AddTime(room: it.room, minutes: 5), as: stranger)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(MoveSeat(participant: pupil, room: it.room), as: stranger)
            }
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(AnswerHand(participant: pupil), as: stranger)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }
}
