import Care
import HouseKit
import Screenings
import Testing

@testable import Web

/// Whoever is asked to come to a seat finds the child by the slip in their hand.
@Suite struct RoomSlipTests {
    @Test func `a room for latecomers tells the slip of a seat and of a call`() async throws {
        try await withTown(.sqlite) { town in
            try await town.addClasses(1)
            let campaign = try await town.campaign("c", [("who-5", 9, nil)])
            for _ in 1...2 { try await campaign.invite() }
            let late = try await campaign.invite()
            let own = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northClass), as: .northTeacher
            ).room
            let school = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northSchool), as: .northTeacher
            ).room
            try await town.perform(MoveSeat(participant: late.participant, room: school), as: .northTeacher)
            try await town.perform(StartRoom(room: school, minutes: nil), as: .northTeacher)
            let key = try await town.perform(BeginSitting(code: late.code, language: .zhHans)).sittingKey
            try await town.perform(RaiseHand(sittingKey: key, isUp: true))
            let seat = try #require(try await town.perform(ReadRoom(room: school), as: .northTeacher).seats.first)
            let slip = try #require(seat.slip)
            #expect(seat.number == 1 && slip.number == 3)
            let name = try #require(slip.unitNames["zh-Hans"])
            let told = try town.say("rooms.seat.slip", ["class": name, "number": "3"], in: .zhHans)
            var browser = try town.browser()
            try await browser.signIn(as: .northTeacher, in: town)
            let there = try await browser.get("/rooms/\(school.rawValue)")
            #expect(there.text.ranges(of: told).count == 2, "in the tile and in the sentence")
            let here = try await browser.get("/rooms/\(own.rawValue)")
            #expect(!here.text.contains("纸条上写的是"), "the seat is the number of the slip")
        }
    }

    /// "Class 1, seat 1" is another child of that class.
    @Test func `an alert from there names the slip and the room beside the seat`() async throws {
        try await withTown(.sqlite) { town in
            try await town.addClasses(1)
            let campaign = try await town.campaign("c", [("asq", 8, nil)])
            for _ in 1...2 { try await campaign.invite() }
            let late = try await campaign.invite()
            try await town.perform(OpenRoom(campaign: "c", unit: TownPlaces.northClass), as: .northTeacher)
            let school = try await town.perform(
                OpenRoom(campaign: "c", unit: TownPlaces.northSchool), as: .northTeacher
            ).room
            try await town.perform(MoveSeat(participant: late.participant, room: school), as: .northTeacher)
            let key = try await town.perform(BeginSitting(code: late.code, language: .zhHans)).sittingKey
            try await town.perform(SaveSittingAnswer(sittingKey: key, sheet: 1, item: "asq.1", option: "LA33-6"))
            let slip = try town.say("warnings.slip", ["number": "3"], in: .zhHans)
            let seat = try town.say("warnings.seat", ["seat": "1"], in: .zhHans)
            var browser = try town.browser()
            try await browser.signIn(as: .northLead, in: town)
            let list = try await browser.get("/duty")
            let line = list.text.split(separator: "\n").first { $0.contains(slip) }
            #expect(line?.contains(seat) == true)
        }
    }
}
