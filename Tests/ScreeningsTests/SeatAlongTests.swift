import Access
import Campaigns
import Care
import HouseKit
import Screenings
import Storage
import Testing

/// Somebody whose class is changed is seen by the proctor of the new one.
@Suite struct SeatAlongTests {
    @Test(arguments: Engine.available)
    func `whose class is changed sits in the room of the new one`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses(2)
            let it = try await RoomTests.open(3, in: town)
            let second = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northSchool), as: .northTeacher
            ).room
            let (moved, late) = (it.pupils[1], it.pupils[2].participant)
            try await town.perform(MoveSeat(participant: late, room: second), as: .northTeacher)
            for participant in [moved.participant, late] {
                try await town.perform(
                    MoveParticipant(participant: ID(participant), unit: TownPlaces.secondNorthClass),
                    as: .northTeacher)
            }
            let old = try await RoomTests.read(it.room, in: town).seats.map(\.participant)
            #expect(old == [it.pupils[0].participant])
            let stayed = try await RoomTests.read(second, in: town).seats.map(\.participant)
            #expect(stayed == [late], "who was put there stays there")
            let key = try await town.begin(moved.code)
            let free = try await town.perform(ReadSitting(sittingKey: key, sheet: nil))
            #expect(!free.isWaiting, "the new class has no room to wait in")
            let new = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.secondNorthClass), as: .northTeacher
            ).room
            let there = try await RoomTests.read(new, in: town).seats
            #expect(there.map(\.participant) == [moved.participant] && there.map(\.number) == [1])
            try await town.perform(
                MoveParticipant(participant: ID(moved.participant), unit: TownPlaces.northClass), as: .northTeacher)
            let back = try await RoomTests.read(it.room, in: town).seats
            #expect(back.map(\.participant) == [it.pupils[0].participant, moved.participant])
            #expect(back.map(\.number) == [1, 4], "with a number of the list that nobody has had")
        }
    }

    /// In the middle of a question they would read that they have to wait, and the proctor in front of them would no
    /// more be asked to stay near.
    @Test(arguments: Engine.available)
    func `who answers at this hour stays in the room where they sit`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses(2)
            let it = try await RoomTests.open(3, in: town)
            let other = try await it.campaign.invite(unit: TownPlaces.secondNorthClass).participant
            let new = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.secondNorthClass), as: .northTeacher
            ).room
            let key = try await town.begin(it.pupils[0].code)
            try await town.perform(StartRoom(room: it.room, minutes: nil), as: .northTeacher)
            for pupil in it.pupils.prefix(2) {
                try await town.perform(
                    MoveParticipant(participant: ID(pupil.participant), unit: TownPlaces.secondNorthClass),
                    as: .northTeacher)
            }
            let here = try await RoomTests.read(it.room, in: town).seats.map(\.participant)
            #expect(here == [it.pupils[0].participant, it.pupils[2].participant])
            let there = try await RoomTests.read(new, in: town).seats.map(\.participant)
            #expect(there == [other, it.pupils[1].participant], "who has not begun goes along")
            let going = try await town.perform(ReadSitting(sittingKey: key, sheet: nil))
            #expect(!going.isWaiting && going.hasProctor)
        }
    }

    @Test(arguments: Engine.available)
    func `who was taken off the list is waited for no more and who has begun is still seen`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let it = try await RoomTests.open(3, in: town)
            _ = try await town.begin(it.pupils[0].code)
            for pupil in it.pupils.prefix(2) {
                try await town.perform(RemoveParticipant(participant: ID(pupil.participant)), as: .northTeacher)
            }
            let seats = try await RoomTests.read(it.room, in: town).seats.map(\.participant)
            #expect(seats == [it.pupils[0].participant, it.pupils[2].participant])
        }
    }
}
