import Access
import App
import Care
import HouseKit
import Storage
import Testing

/// What becomes of names and of the log when somebody sets the clock of a house in which people live.
@Suite struct ClockSetTests {
    @Test(arguments: Engine.available)
    func `names stay unlike each other and the log whole over every change of the clock`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let start = town.clock.now
            let settings: [Moment] = [
                start, start.adding(hours: -24), start, start.adding(hours: 24), start,
                .china("2028-02-28", 23, 59), .china("2028-02-29", 12), .china("2027-12-31", 23, 59),
                .china("2028-01-01", 0),
            ]
            for moment in settings {
                town.clock.set(moment)
                for _ in 1...5 { _ = try await town.raiseAlert(in: TownPlaces.north) }
                try await town.performBySystem(SealAudit())
            }
            let (sheets, alerts) = (
                try await town.number("SELECT COUNT(DISTINCT id) AS number FROM sheet"),
                try await town.number("SELECT COUNT(DISTINCT id) AS number FROM alert")
            )
            #expect(sheets == 5 * settings.count && alerts == 5 * settings.count)
            let finding = try await AuditVerification(keys: town.house.keys, keptHeads: []).verify(town.database)
            #expect(finding.fault == nil && finding.unsealed == 0)
        }
    }
}
