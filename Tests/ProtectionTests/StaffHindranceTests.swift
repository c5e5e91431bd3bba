import Access
import Care
import HouseKit
import Messages
import Protection
import ProtectionRules
import Storage
import Testing

/// Whoever is not to be employed and still has account and post is told of a day after the note, whoever notes it.
@Suite struct StaffHindranceTests {
    @Test(arguments: Engine.available)
    func `who notes a hindrance once more in the evening gains no other day`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for note in ["in the morning", "in the evening"] {
                if note == "in the evening" { town.clock.pass(hours: 20) }
                try await town.perform(
                    NoteStaffCheck(
                        account: town.id(.classTeacher), unit: TownPlaces.northSchool, queriedOn: town.clock.now.day,
                        outcome: .hinders, request: note), as: .northSchoolAdministrator)
            }
            let notes = try await town.number("SELECT COUNT(*) AS number FROM staff_check")
            #expect(notes == 2)
            town.clock.pass(hours: 4)
            try await town.performBySystem(TellOfStaffChecks())
            let told = try await town.perform(ListMessages(), as: .northAdministrator).messages
            #expect(told.filter { $0.kind == .staffHindrance }.count == 1)
        }
    }
}
