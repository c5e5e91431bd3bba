import Care
import HouseKit
import Testing
import WarningRules
import Warnings

/// Which clock is the earlier one. Source: rulebook C.2 (acknowledge, first contact) and E.4.2 (clarify).
@Suite struct ClockTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let points: Int
        let raised: Moment
        let clock: AlertClock
        let due: Moment
        var testDescription: String { "\(points) points, \(raised.day) \(raised.clockText)" }
    }

    @Test(
        arguments: [
            // Red, any time: 30 minutes to acknowledge (C.2), before the 2 hours of E.4.
            Example(
                points: 2, raised: .china("2026-03-04", 10), clock: .acknowledge, due: .china("2026-03-04", 10, 30)),
            Example(
                points: 3, raised: .china("2026-03-06", 22), clock: .acknowledge, due: .china("2026-03-06", 22, 30)),
            // Yellow before opening: the working day ends at closing time, before the 24 hours of E.4.
            Example(
                points: 1, raised: .china("2026-03-04", 8), clock: .acknowledge, due: .china("2026-03-04", 17, 30)),
            // Yellow on a Friday afternoon: 24 hours end on Saturday, before the working day does on Monday.
            Example(points: 1, raised: .china("2026-03-06", 16), clock: .clarify, due: .china("2026-03-07", 16)),
            // Over midnight into a leap day, out of it, and into a new year.
            Example(
                points: 2, raised: .china("2028-02-28", 23, 45), clock: .acknowledge,
                due: .china("2028-02-29", 0, 15)),
            Example(
                points: 2, raised: .china("2028-02-29", 23, 45), clock: .acknowledge,
                due: .china("2028-03-01", 0, 15)),
            Example(
                points: 2, raised: .china("2027-12-31", 23, 45), clock: .acknowledge,
                due: .china("2028-01-01", 0, 15)),
        ])
    func `the earlier of both clocks decides when an alert is due`(_ example: Example) async throws {
        try await withTown(.sqlite) { town in
            town.clock.set(example.raised)
            let row = try await town.row(town.raiseAlert(in: TownPlaces.north, points: example.points).alert)
            #expect(row.clock == example.clock.rawValue)
            #expect(row.due == example.due)
        }
    }

    @Test func `acknowledging leaves the clocks of contact and clarification running`() async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.north)
            town.clock.pass(minutes: 10)
            try await town.perform(AcknowledgeAlert(alert: raised.alert), as: .northLead)
            let row = try await town.row(raised.alert)
            #expect(row.clock == AlertClock.firstContact.rawValue)
            #expect(row.due == .china("2026-03-04", 12))
        }
    }

    @Test func `a rise starts the shorter clocks and lets no due moment move later`() async throws {
        try await withTown(.sqlite) { town in
            town.clock.set(.china("2026-03-04", 17, 15))
            let raised = try await town.raiseAlert(in: TownPlaces.north, points: 1)
            town.clock.set(.china("2026-03-05", 17, 10))
            try await town.answer(9, 2, on: raised.key)
            #expect(try await town.row(raised.alert).due == .china("2026-03-05", 17, 15))
            try await town.perform(AcknowledgeAlert(alert: raised.alert), as: .northLead)
            // The yellow alert's 24 hours to clarify go on beside the red one's two.
            let clocks = try await town.read(raised.alert).clocks
            #expect(clocks.first?.due == .china("2026-03-05", 17, 15))
            #expect(clocks.map(\.due).contains(.china("2026-03-05", 19, 10)))
        }
    }

    @Test func `a person who was reached stops the clocks and one who was not does not`() async throws {
        try await withTown(.sqlite) { town in
            let raised = try await town.raiseAlert(in: TownPlaces.north)
            try await town.perform(AcknowledgeAlert(alert: raised.alert), as: .northLead)
            try await town.contact(raised.alert, .notReached, by: .northLead)
            #expect(try await town.row(raised.alert).due == .china("2026-03-04", 12))
            try await town.contact(raised.alert, .reached, by: .northLead)
            #expect(try await town.row(raised.alert).due == nil)
        }
    }
}
