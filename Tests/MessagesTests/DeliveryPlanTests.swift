import Care
@testable import Messages
import Testing

/// When a message is tried again, and when a telephone may ring.
@Suite struct DeliveryPlanTests {
    private static func at(_ hour: Int, _ minute: Int = 0, on day: String = "2026-03-04") throws -> Moment {
        Moment(try #require(Day(day)), minute: hour * 60 + minute)
    }

    @Test func `pauses grow and end`() throws {
        let now = try Self.at(10)
        let pauses = (1...6).compactMap { DeliveryPlan.next(after: $0, at: now)?.seconds(since: now) }
        #expect(pauses == [60, 300, 900, 3_600, 14_400, 43_200])
        #expect(DeliveryPlan.next(after: DeliveryPlan.lastAttempt, at: now) == nil)
        #expect(DeliveryPlan.next(after: 0, at: now) == nil)
    }

    @Test(arguments: [
        (7, 59, "2026-03-04", 8), (8, 0, "2026-03-04", 8), (20, 59, "2026-03-04", 20), (21, 0, "2026-03-05", 8),
        (23, 59, "2026-03-05", 8), (0, 0, "2026-03-04", 8),
    ])
    func `a telephone rings between eight and nine in the evening`(
        _ hour: Int, _ minute: Int, _ day: String, _ rings: Int
    ) throws {
        let asked = try Self.at(hour, minute)
        let sent = SendingHours.next(at: asked)
        #expect(sent.day.description == day)
        #expect(sent.minuteOfDay / 60 == rings)
        #expect(sent >= asked)
    }
}
