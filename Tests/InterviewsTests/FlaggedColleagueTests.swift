import Access
import Care
import HouseKit
import Interviews
import Rosters
import Storage
import Testing
import Warnings

/// The red flag of somebody of a school's staff: for the duty lead and the place, and for no colleague (decision 0040).
@Suite struct FlaggedColleagueTests {
    /// The alert of a colleague at the northern school.
    private static func raise(in town: Town) async throws -> AlertCard {
        let person = try await town.careStage(born: ["2007-05-06"]).pupils[0]
        try await town.move(person, kind: "staff", to: TownPlaces.northSchool)
        try await town.sit(person, .flag(2), handsIn: false)
        return try #require(try await town.perform(ListAlerts(), as: .northLead).alerts.first)
    }

    @Test(arguments: Engine.available)
    func `no colleague learns whose red flag it is or where they sat`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await Self.raise(in: town)
            let open = OpenFlagged(alert: alert.id.rawValue, reason: .findNow)
            let seen = try await town.perform(ReadAlert(alert: alert.id), as: .northTeacher)
            #expect(seen.card.sitting == nil)
            let listed = try await town.perform(ListAlerts(), as: .northTeacher).alerts
            #expect(listed.map(\.id) == [alert.id] && listed.allSatisfy { $0.sitting == nil })
            await #expect(throws: Refusal.notFound) { try await town.perform(open, as: .northTeacher) }
            // Taking it up makes nobody less of a colleague.
            try await town.tamper("UPDATE alert SET handler = \(town.id(.northTeacher)) WHERE id = \(alert.id)")
            await #expect(throws: Refusal.notFound) { try await town.perform(open, as: .northTeacher) }
            let care = FindCareOfAlert(alert: alert.id.rawValue)
            #expect(try await town.perform(care, as: .northTeacher).finding == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `the duty lead who has taken it up opens who it is and the place finds the care`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let alert = try await Self.raise(in: town)
            #expect(alert.sitting != nil)
            let open = OpenFlagged(alert: alert.id.rawValue, reason: .findNow)
            await #expect(throws: RosterError.takeUpFirst) { try await town.perform(open, as: .northLead) }
            try await town.perform(AcknowledgeAlert(alert: alert.id), as: .northLead)
            #expect(try await town.perform(open, as: .northLead).name == "\(Marker.north) 小care0")
            let care = FindCareOfAlert(alert: alert.id.rawValue)
            #expect(try await town.perform(care, as: .northCounsellor).finding != nil)
            #expect(try await town.perform(care, as: .southCounsellor).finding == nil)
        }
    }
}
