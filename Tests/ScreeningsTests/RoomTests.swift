import Access
import CampaignRules
import Care
import Foundation
import HouseKit
import Screenings
import Storage
import Testing

/// The proctor's room: who has begun and who is done, and nothing else.
@Suite struct RoomTests {
    struct Class {
        let campaign: TownCampaign
        let room: ID<Room>
        let pupils: [TownCampaign.Invited]
    }

    static func open(_ count: Int, in town: Town, tellsOfFlags: Bool? = nil) async throws -> Class {
        let campaign = try await town.campaign("c", [("who-5", 9, nil), ("asq", 8, nil)])
        var pupils: [TownCampaign.Invited] = []
        for _ in 0..<count { pupils.append(try await campaign.invite()) }
        if tellsOfFlags == true { try await campaign.set(tellsOfFlags: true) }
        let opened = try await town.perform(
            OpenRoom(campaign: "c", unit: TownPlaces.northClass, tellsOfFlags: tellsOfFlags), as: .northTeacher)
        return Class(campaign: campaign, room: opened.room, pupils: pupils)
    }

    static func read(_ room: ID<Room>, in town: Town) async throws -> ReadRoom.Outcome {
        try await town.perform(ReadRoom(room: room), as: .northTeacher)
    }

    static func seat(_ pupil: TownCampaign.Invited, in room: ReadRoom.Outcome) throws -> ReadRoom.Seat {
        let seat = room.seats.first { $0.participant == pupil.participant }
        return try #require(seat)
    }

    @Test(arguments: Engine.available)
    func `a class waits, begins together, and its seats tell how far everybody is`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await Self.open(4, in: town)
            let again = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northClass), as: .northTeacher)
            #expect(again.room == it.room, "opened twice, it is one room")
            let empty = try await Self.read(it.room, in: town)
            #expect(empty.seats.map(\.number) == [1, 2, 3, 4])
            #expect(Set(empty.seats.map(\.state)) == [.notBegun])
            let key = try await town.begin(it.pupils[0].code)
            #expect(try await town.perform(ReadSitting(sittingKey: key, sheet: nil)).isWaiting)
            let here = try Self.seat(it.pupils[0], in: try await Self.read(it.room, in: town))
            #expect(here.state == .here)
            #expect(here.codeEnd == String(it.pupils[0].code.suffix(2)))
            try await town.perform(NoteAbsent(participant: it.pupils[3].participant, isAbsent: true), as: .northTeacher)
            try await town.perform(StartRoom(room: it.room, minutes: 40), as: .northTeacher)
            try await town.perform(StartRoom(room: it.room, minutes: 5), as: .northTeacher)
            let begun = try await town.perform(ReadSitting(sittingKey: key, sheet: nil))
            #expect(!begun.isWaiting)
            #expect(begun.endsAt == town.clock.now.adding(minutes: 40), "pressed twice, it has started once")
            let second = try await town.begin(it.pupils[1].code)
            try await town.perform(RaiseHand(sittingKey: second, isUp: true))
            town.clock.pass(minutes: 4)
            let who = try SittingTests.answers(1, to: "who-5", in: town)
            try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: who))
            town.clock.pass(minutes: 1)
            let later = try await Self.read(it.room, in: town)
            let states = try it.pupils.map { try Self.seat($0, in: later).state }
            #expect(states == [.answering, .stuck, .notBegun, .absent])
            #expect(try Self.seat(it.pupils[0], in: later).quietMinutes == 1)
            #expect(try Self.seat(it.pupils[1], in: later).hasHandUp)
            try await town.perform(AnswerHand(participant: it.pupils[1].participant), as: .northTeacher)
            try await town.perform(FinishSitting(sittingKey: key))
            let done = try await Self.read(it.room, in: town)
            #expect(try Self.seat(it.pupils[0], in: done).state == .finished)
            #expect(try !Self.seat(it.pupils[1], in: done).hasHandUp)
        }
    }

    @Test(arguments: Engine.available)
    func `time is added for all, and a room that was closed can start again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await Self.open(1, in: town)
            await #expect(throws: RoomProblem.notStarted) {
                try await town.perform(AddTime(room: it.room, minutes: 5), as: .northTeacher)
            }
            await #expect(throws: RoomProblem.notStarted) {
                try await town.perform(CloseRoom(room: it.room), as: .northTeacher)
            }
            let start = town.clock.now
            try await town.perform(StartRoom(room: it.room, minutes: 20), as: .northTeacher)
            try await town.perform(AddTime(room: it.room, minutes: 5), as: .northTeacher)
            #expect(try await Self.read(it.room, in: town).endsAt == start.adding(minutes: 25))
            town.clock.pass(minutes: 30)
            try await town.perform(AddTime(room: it.room, minutes: 5), as: .northTeacher)
            #expect(try await Self.read(it.room, in: town).endsAt == start.adding(minutes: 35))
            for _ in 1...2 {
                try await town.perform(AddTime(room: it.room, minutes: 5, request: "one press"), as: .northTeacher)
            }
            let once = try await Self.read(it.room, in: town).endsAt
            #expect(once == start.adding(minutes: 40), "sent twice, added once")
            try await town.perform(AddTime(room: it.room, minutes: 5, request: "another"), as: .northTeacher)
            #expect(try await Self.read(it.room, in: town).endsAt == start.adding(minutes: 45))
            try await town.perform(CloseRoom(room: it.room), as: .northTeacher)
            let closed = try await Self.read(it.room, in: town)
            #expect(closed.isClosed && closed.endsAt == town.clock.now)
            let key = try await town.begin(it.pupils[0].code)
            let who = try SittingTests.answers(1, to: "who-5", in: town)
            let late = try await town.perform(SaveSittingAnswers(sittingKey: key, sheet: 1, answers: who))
            #expect(!late.isElsewhere, "an answer that is refused is an answer lost")
            try await town.perform(StartRoom(room: it.room, minutes: nil), as: .northTeacher)
            let open = try await Self.read(it.room, in: town)
            #expect(!open.isClosed && open.endsAt == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever comes late sits in another room of the school`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await Self.open(3, in: town)
            let newcomer = try await it.campaign.invite()
            let school = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northSchool), as: .northTeacher
            ).room
            #expect(try await Self.read(school, in: town).seats.isEmpty)
            try await town.perform(MoveSeat(participant: it.pupils[1].participant, room: school), as: .northTeacher)
            try await town.perform(MoveSeat(participant: it.pupils[1].participant, room: school), as: .northTeacher)
            let seats = try await Self.read(school, in: town).seats
            #expect(seats.map(\.participant) == [it.pupils[1].participant] && seats.map(\.number) == [1])
            _ = try await town.begin(newcomer.code)
            let room = try await Self.read(it.room, in: town)
            #expect(room.seats.count == 3 && room.others.map(\.room) == [school])
            let taken = room.seats.filter { $0.participant != newcomer.participant }.map(\.number).max() ?? 0
            #expect(try Self.seat(newcomer, in: room).number == taken + 1, "a seat behind the others")
            let other = try await town.campaign("other", [("who-5", 9, nil)])
            try await other.invite()
            let foreign = try await town.perform(
                OpenRoom(campaign: "other", unit: TownPlaces.northClass), as: .northTeacher
            ).room
            await #expect(throws: RoomProblem.otherCampaign) {
                try await town.perform(
                    MoveSeat(participant: it.pupils[0].participant, room: foreign), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a seat bears the number of the slip and says so where it cannot`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await Self.open(12, in: town)
            let room = try await Self.read(it.room, in: town)
            let numbers = try it.pupils.map { try Self.seat($0, in: room).number }
            #expect(numbers == Array(1...12), "as they stand on the list of the class")
            #expect(room.seats.allSatisfy { $0.slip == nil })
            let other = try await it.campaign.invite(unit: TownPlaces.secondNorthClass)
            let second = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.secondNorthClass), as: .northTeacher
            ).room
            let pupil = it.pupils[4].participant
            try await town.perform(MoveSeat(participant: pupil, room: second), as: .northTeacher)
            let away = try await Self.read(second, in: town)
            #expect(away.seats.map(\.participant) == [other.participant, pupil])
            #expect(away.seats.map(\.number) == [1, 2] && away.seats.map(\.slip?.number) == [nil, 5])
            try await town.perform(MoveSeat(participant: pupil, room: it.room), as: .northTeacher)
            let back = try Self.seat(it.pupils[4], in: try await Self.read(it.room, in: town))
            #expect(back.number == 5 && back.slip == nil, "the own place is still free")
        }
    }

    @Test(arguments: Engine.available)
    func `where the plan says so, the proctor is asked to stay near a seat`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await Self.open(2, in: town, tellsOfFlags: true)
            try await town.perform(StartRoom(room: it.room, minutes: nil), as: .northTeacher)
            let key = try await town.begin(it.pupils[0].code)
            try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 2, item: "asq.1", option: "LA33-6"))
            let room = try await Self.read(it.room, in: town)
            #expect(try Self.seat(it.pupils[0], in: room).stayNear)
            #expect(try !Self.seat(it.pupils[1], in: room).stayNear)
        }
    }

    @Test(arguments: Engine.available)
    func `a school's list counts its classes, who has begun and who is done`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let it = try await Self.open(3, in: town)
            try await it.campaign.invite(unit: TownPlaces.secondNorthClass)
            let key = try await town.begin(it.pupils[0].code)
            _ = try await town.begin(it.pupils[1].code)
            try await town.perform(FinishSitting(sittingKey: key))
            let lines = try await town.perform(ListRooms(), as: .northTeacher).classes
            #expect(lines.map(\.unit) == [TownPlaces.northClass, TownPlaces.secondNorthClass])
            #expect(lines.map(\.invited) == [3, 1] && lines.map(\.begun) == [2, 0] && lines.map(\.finished) == [1, 0])
            #expect(lines.map(\.room) == [it.room, nil])
            try await it.campaign.set(state: "ended")
            #expect(try await town.perform(ListRooms(), as: .northTeacher).classes.isEmpty)
        }
    }

    @Test func `minutes that make no sense are refused`() async throws {
        try await withTown(.sqlite) { town in
            let it = try await Self.open(1, in: town)
            for minutes in [0, -1, 481] {
                await #expect(throws: RoomProblem.minutes) {
                    try await town.perform(StartRoom(room: it.room, minutes: minutes), as: .northTeacher)
                }
            }
            for minutes in [0, 61] {
                await #expect(throws: RoomProblem.stuckMinutes) {
                    try await town.perform(
                        OpenRoom(campaign: "c", unit: TownPlaces.secondNorthClass, stuckMinutes: minutes),
                        as: .northTeacher)
                }
            }
        }
    }
}
