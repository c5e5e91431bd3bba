import Access
import Accounts
import Care
import HouseKit
import Testing
import Warnings

/// A school has no roster: its people hear which place is on duty for them, and no more.
@Suite struct UnitDutyTests {
    private static func answering(_ person: Townsperson, in town: Town) async throws -> SeeWhoIsOnDuty.Answering? {
        let found = try await town.perform(SeeWhoIsOnDuty(), as: person)
        #expect(found.places.isEmpty)
        return found.units.first
    }

    @Test(arguments: Engine.available)
    func `a school's teacher hears which place is on duty, and no names`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let nobody = try #require(try await Self.answering(.northTeacher, in: town))
            #expect(nobody.region == TownPlaces.northTownship)
            #expect(nobody.holder == TownPlaces.city && !nobody.attended)
            try await town.takeDuty(.northLead)
            let county = try #require(try await Self.answering(.northTeacher, in: town))
            #expect(county.holder == TownPlaces.north && county.attended)
            try await town.plan(.northTownshipLead, "08:00", "18:00")
            let township = try #require(try await Self.answering(.northTeacher, in: town))
            #expect(township.holder == TownPlaces.northTownship && township.attended)
        }
    }

    @Test func `whoever has a place of their own sees its roster, and no unit's`() async throws {
        try await withTown(.sqlite) { town in
            let found = try await town.perform(SeeWhoIsOnDuty(), as: .northLead)
            #expect(found.units.isEmpty)
            #expect(found.places.map(\.region) == [TownPlaces.north])
        }
    }

    @Test func `whose unit sees no alerts hears nothing of the duty`() async throws {
        try await withTown(.sqlite) { town in
            for person in [Townsperson.classTeacher, .northSchoolAdministrator] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(SeeWhoIsOnDuty(), as: person) }
            }
        }
    }
}
