import Access
import CampaignRules
import Care
import HouseKit
import Screenings
import Storage
import Testing

/// A colleague who was asked leads one room on one day, and nothing more.
@Suite struct HandedRoomTests {
    private static func handOver(_ it: RoomTests.Class, day: String? = nil, in town: Town) async throws {
        try await town.perform(
            HandRoom(room: it.room, colleague: town.id(.classTeacher), day: day), as: .northTeacher)
    }

    private static func expectNothing(_ it: RoomTests.Class, in town: Town) async throws {
        #expect(try await town.perform(ListHandedRooms(), as: .classTeacher).isEmpty)
        await #expect(throws: Refusal.notFound) { try await town.perform(ReadRoom(room: it.room), as: .classTeacher) }
        await #expect(throws: Refusal.notFound) {
            try await town.perform(StartRoom(room: it.room, minutes: 5), as: .classTeacher)
        }
        await #expect(throws: Refusal.notFound) {
            try await town.perform(NoteAbsent(participant: it.pupils[0].participant, isAbsent: true), as: .classTeacher)
        }
    }

    @Test(arguments: Engine.available)
    func `a colleague who was asked leads this room until it is closed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(2, in: town)
            try await Self.expectNothing(it, in: town)
            try await Self.handOver(it, in: town)
            #expect(try await town.perform(ListHandedRooms(), as: .classTeacher).map(\.room) == [it.room])
            let seats = try await town.perform(ReadRoom(room: it.room), as: .classTeacher).seats
            #expect(seats.map(\.participant).sorted() == it.pupils.map(\.participant).sorted())
            try await town.perform(StartRoom(room: it.room, minutes: 20), as: .classTeacher)
            try await town.perform(AddTime(room: it.room, minutes: 5), as: .classTeacher)
            let key = try await town.begin(it.pupils[0].code)
            try await town.perform(RaiseHand(sittingKey: key, isUp: true))
            try await town.perform(AnswerHand(participant: it.pupils[0].participant), as: .classTeacher)
            try await town.perform(
                NoteAbsent(participant: it.pupils[1].participant, isAbsent: true), as: .classTeacher)
            let room = try await RoomTests.read(it.room, in: town)
            #expect(room.endsAt == town.clock.now.adding(minutes: 25))
            #expect(try RoomTests.seat(it.pupils[1], in: room).state == .absent)
            #expect(try !RoomTests.seat(it.pupils[0], in: room).hasHandUp)
            try await town.perform(CloseRoom(room: it.room), as: .classTeacher)
            try await Self.expectNothing(it, in: town)
            try await town.perform(StartRoom(room: it.room, minutes: 20), as: .northTeacher)
            try await Self.expectNothing(it, in: town)
        }
    }

    @Test(arguments: Engine.available)
    func `who leads one room sees no other, and sends a latecomer there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(2, in: town)
            let school = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northSchool), as: .northTeacher
            ).room
            try await Self.handOver(it, in: town)
            #expect(try await town.perform(ReadRoom(room: it.room), as: .classTeacher).others.map(\.room) == [school])
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadRoom(room: school), as: .classTeacher)
            }
            let latecomer = it.pupils[0].participant
            try await town.perform(MoveSeat(participant: latecomer, room: school), as: .classTeacher)
            #expect(try await RoomTests.read(school, in: town).seats.map(\.participant) == [latecomer])
            await #expect(throws: Refusal.notFound) {
                try await town.perform(MoveSeat(participant: latecomer, room: it.room), as: .classTeacher)
            }
            let other = try await town.campaign("other", [("who-5", 9, nil)])
            try await other.invite()
            let foreign = try await town.perform(
                OpenRoom(campaign: "other", unit: TownPlaces.northClass), as: .northTeacher
            ).room
            await #expect(throws: Refusal.notFound) {
                try await town.perform(
                    MoveSeat(participant: it.pupils[1].participant, room: foreign), as: .classTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whoever was asked is not the proctor of the school`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town)
            try await Self.handOver(it, in: town)
            let before = try await town.ledger(without: ["audit_line"])
            await #expect(throws: Refusal.forbidden) { try await town.perform(ListRooms(), as: .classTeacher) }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(ListRoomColleagues(room: it.room), as: .classTeacher)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(OpenRoom(campaign: "c", unit: TownPlaces.northSchool), as: .classTeacher)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(ChangeRoom(room: it.room, stuckMinutes: 1), as: .classTeacher)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(
                    HandRoom(room: it.room, colleague: town.id(.classTeacher)), as: .classTeacher)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(TakeRoomBack(room: it.room), as: .classTeacher)
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
        }
    }

    @Test(arguments: Engine.available)
    func `a room ends with its day, its campaign, its post or when it is taken back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town)
            let tomorrow = town.clock.now.day.adding(days: 1)
            try await Self.handOver(it, day: tomorrow.description, in: town)
            try await Self.expectNothing(it, in: town)
            town.clock.pass(days: 1)
            #expect(try await town.perform(ListHandedRooms(), as: .classTeacher).map(\.room) == [it.room])
            town.clock.pass(days: 1)
            try await Self.expectNothing(it, in: town)
            try await Self.handOver(it, in: town)
            try await town.perform(TakeRoomBack(room: it.room), as: .northTeacher)
            try await Self.expectNothing(it, in: town)
            try await Self.handOver(it, in: town)
            try await it.campaign.set(state: "closed")
            try await Self.expectNothing(it, in: town)
            try await it.campaign.set(state: "open")
            #expect(try await town.perform(ListHandedRooms(), as: .classTeacher).map(\.room) == [it.room])
            try await town.tamper(
                "UPDATE post SET ended_at = \(town.clock.now) WHERE account = \(town.id(.classTeacher))")
            try await Self.expectNothing(it, in: town)
        }
    }

    @Test(arguments: Engine.available)
    func `only a colleague of the school is asked, and not in front of the own class`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town)
            try await it.campaign.invite(unit: TownPlaces.secondNorthClass)
            let second = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.secondNorthClass), as: .northTeacher
            ).room
            let asked = try await town.perform(ListRoomColleagues(room: it.room), as: .northTeacher)
            #expect(asked.colleagues.map(\.account) == [town.id(.classTeacher)] && asked.ledBy == nil)
            let before = try await town.ledger(without: ["audit_line"])
            for person in Townsperson.allCases where person != .classTeacher {
                await #expect(throws: RoomProblem.notAColleague, "\(person)") {
                    try await town.perform(HandRoom(room: it.room, colleague: town.id(person)), as: .northTeacher)
                }
            }
            for day in ["yesterday", "2000-01-01", "2999-01-01"] {
                await #expect(throws: RoomProblem.day) { try await Self.handOver(it, day: day, in: town) }
            }
            #expect(try await town.ledger(without: ["audit_line"]) == before)
            try await town.tamper(
                """
                INSERT INTO post (id, account, role, region, unit, from_day)
                SELECT 'of the class', account, role, region, \(TownPlaces.northClass), from_day FROM post
                WHERE account = \(town.id(.classTeacher))
                """)
            await #expect(throws: RoomProblem.notAColleague) { try await Self.handOver(it, in: town) }
            try await town.perform(
                HandRoom(room: second, colleague: town.id(.classTeacher)), as: .northTeacher)
            #expect(try await town.perform(ListHandedRooms(), as: .classTeacher).map(\.room) == [second])
        }
    }

    @Test func `a token for leading alone reaches no room of the school`() async throws {
        try await withTown(.sqlite) { town in
            let it = try await RoomTests.open(1, in: town)
            let posts = [Townsperson.northTeacher.post]
            let narrow = Caller.program(ID("narrow"), name: "narrow", posts: posts, granted: [.leadRooms])
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(ReadRoom(room: it.room), as: narrow)
            }
            let whole = Caller.program(
                ID("whole"), name: "whole", posts: posts, granted: [.leadRooms, .proctorSittings])
            #expect(try await town.office.perform(ReadRoom(room: it.room), as: whole).room == it.room)
        }
    }

    /// A room that was handed to somebody who then works elsewhere, and a colleague of another school whose name stands
    /// in the row by whatever mistake.
    @Test(arguments: Engine.available)
    func `a name in the row of a room of another school opens nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(1, in: town)
            let neighbour = try await town.addSchool(
                "next door", in: TownPlaces.northTownship, by: .northAdministrator)
            try await Self.handOver(it, in: town)
            try await town.tamper("UPDATE sitting_room SET house = \(neighbour)")
            let post = Post(role: .classTeacher, region: TownPlaces.northTownship, unit: neighbour)
            let colleague = Caller.person(ID("next door"), name: "next door", posts: [post])
            #expect(try await town.office.perform(ListHandedRooms(), as: colleague).isEmpty)
            await #expect(throws: Refusal.notFound) {
                try await town.office.perform(ReadRoom(room: it.room), as: colleague)
            }
            try await Self.expectNothing(it, in: town)
        }
    }
}
