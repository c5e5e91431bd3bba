import Access
import CampaignRules
import Care
import HouseKit
import Screenings
import Storage
import Testing

/// What a proctor is told follows the plan; a school may have less told, and never more.
@Suite struct RoomTellingTests {
    private static func raiseFlag(_ it: RoomTests.Class, in town: Town) async throws {
        try await town.perform(StartRoom(room: it.room, minutes: nil), as: .northTeacher)
        let key = try await town.begin(it.pupils[0].code)
        try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: "LA33-6"))
    }

    @Test(arguments: Engine.available)
    func `a school has less told in its room and goes back to the plan`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town, tellsOfFlags: true)
            try await Self.raiseFlag(it, in: town)
            #expect(try await RoomTests.read(it.room, in: town).seats.map(\.stayNear) == [true])
            try await town.perform(ChangeRoom(room: it.room, stuckMinutes: 2), as: .northTeacher)
            let strict = try await RoomTests.read(it.room, in: town)
            #expect(!strict.tellsOfFlags && strict.stuckMinutes == 2 && strict.seats.map(\.stayNear) == [false])
            #expect(strict.plan == RoomPolicy(tellsOfFlags: true, stuckMinutes: 5))
            try await town.perform(ChangeRoom(room: it.room, tellsOfFlags: true), as: .northTeacher)
            let planned = try await RoomTests.read(it.room, in: town)
            #expect(planned.tellsOfFlags && planned.stuckMinutes == 5 && planned.seats.map(\.stayNear) == [true])
        }
    }

    @Test(arguments: Engine.available)
    func `a school that wants more than the plan says is refused`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town)
            let before = try await town.ledger(without: ["audit_line"])
            await #expect(throws: RoomProblem.notPlanned) {
                try await town.perform(ChangeRoom(room: it.room, tellsOfFlags: true), as: .northTeacher)
            }
            await #expect(throws: RoomProblem.laterThanPlanned(most: 5)) {
                try await town.perform(ChangeRoom(room: it.room, stuckMinutes: 6), as: .northTeacher)
            }
            await #expect(throws: RoomProblem.stuckMinutes) {
                try await town.perform(ChangeRoom(room: it.room, stuckMinutes: 0), as: .northTeacher)
            }
            await #expect(throws: RoomProblem.notPlanned) {
                try await town.perform(
                    OpenRoom(campaign: "c", unit: TownPlaces.northSchool, tellsOfFlags: true), as: .northTeacher)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }

    /// In the room for latecomers sit pupils of many classes.
    @Test(arguments: Engine.available)
    func `a class teacher who was asked is told of no seat of the own class`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town, tellsOfFlags: true)
            try await Self.raiseFlag(it, in: town)
            let school = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northSchool, tellsOfFlags: true), as: .northTeacher
            ).room
            try await town.perform(MoveSeat(participant: it.pupils[0].participant, room: school), as: .northTeacher)
            try await town.perform(HandRoom(room: school, colleague: town.id(.classTeacher)), as: .northTeacher)
            let read = ReadRoom(room: school)
            #expect(try await town.perform(read, as: .classTeacher).seats.map(\.stayNear) == [true])
            try await town.tamper(
                """
                INSERT INTO post (id, account, role, region, unit, from_day)
                SELECT 'of the class', account, role, region, \(TownPlaces.northClass), from_day FROM post
                WHERE account = \(town.id(.classTeacher))
                """)
            #expect(try await town.perform(read, as: .classTeacher).seats.map(\.stayNear) == [false])
            #expect(try await town.perform(read, as: .northTeacher).seats.map(\.stayNear) == [true])
        }
    }

    /// Such as a room that was opened before the plan had a say.
    @Test(arguments: Engine.available)
    func `what a room says beyond the plan counts nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town)
            try await town.tamper("UPDATE sitting_room SET tells_of_flags = TRUE, stuck_minutes = 60")
            try await Self.raiseFlag(it, in: town)
            let room = try await RoomTests.read(it.room, in: town)
            #expect(!room.tellsOfFlags && room.stuckMinutes == 5 && room.seats.map(\.stayNear) == [false])
        }
    }
}
