import Care
import Foundation
import InterviewRules
import Testing
import WarningRules

/// Rulebook C.3 (chain), C.5 (who is told when a clock is over).
@Suite struct LateClockTests {
    /// Due on Wednesday, 4 March 2026, 10:00 in China.
    private static func clock(_ level: CareLevel) throws -> LateClock {
        LateClock(
            due: Moment(try #require(Day("2026-03-04")), minute: 600), level: level, under: try Shipped.policy(),
            in: try Shipped.calendar())
    }

    @Test(arguments: [
        (CareLevel.imminent, "2026-03-04", 601, "2026-03-04", 605),
        (.serious, "2026-03-04", 630, "2026-03-04", 720),
        (.moderate, "2026-03-05", 600, "2026-03-09", 600),
        (.watch, "2026-03-11", 600, "2026-03-25", 600),
    ])
    func `whoever keeps the person hears at once and the wider circles after the times of the level`(
        level: CareLevel, headDay: String, headMinute: Int, countyDay: String, countyMinute: Int
    ) throws {
        let steps = try Self.clock(level).steps
        #expect(steps.map(\.circle) == [.keeper, .head, .county])
        #expect(steps.map(\.at) == [
            Moment(try #require(Day("2026-03-04")), minute: 600),
            Moment(try #require(Day(headDay)), minute: headMinute),
            Moment(try #require(Day(countyDay)), minute: countyMinute),
        ])
    }

    @Test(arguments: [
        (false, "2026-03-06", 600, "2026-03-11", 600), (true, "2026-03-04", 1_080, "2026-03-05", 600),
    ])
    func `of a visit the wider circles hear sooner when the way began grave`(
        isGrave: Bool, headDay: String, headMinute: Int, countyDay: String, countyMinute: Int
    ) throws {
        let policies = try ReturnPolicies(json: try Shipped.data("school-return.json"), file: "school-return.json")
        let due = Moment(try #require(Day("2026-03-04")), minute: 600)
        let policy = policies.edition(for: try #require(Region("990102001000")), on: due.day)
        let steps = LateClock(due: due, isGrave: isGrave, under: policy, in: try Shipped.calendar()).steps
        #expect(steps.map(\.circle) == [.keeper, .head, .county])
        #expect(steps.map(\.at) == [
            due, Moment(try #require(Day(headDay)), minute: headMinute),
            Moment(try #require(Day(countyDay)), minute: countyMinute),
        ])
    }

    /// The class teacher has 14 days; the county hears after 14 more, and not only after the 21 of a late talk.
    @Test(arguments: [
        (CareErrand.principal, CareLevel.imminent, "2026-03-04", 601, "2026-03-04", 605),
        (.referral, .serious, "2026-03-04", 630, "2026-03-04", 720),
        (.classTeacher, .watch, "2026-03-11", 600, "2026-03-18", 600),
    ])
    func `of an errand the county hears at the latest at twice its clock`(
        errand: CareErrand, level: CareLevel, headDay: String, headMinute: Int, countyDay: String, countyMinute: Int
    ) throws {
        let due = Moment(try #require(Day("2026-03-04")), minute: 600)
        let steps = LateClock(
            ErrandDue(errand: errand, at: due), level: level, under: try Shipped.policy(), in: try Shipped.calendar()
        ).steps
        #expect(steps.map(\.circle) == [.keeper, .head, .county])
        #expect(steps.map(\.at) == [
            due, Moment(try #require(Day(headDay)), minute: headMinute),
            Moment(try #require(Day(countyDay)), minute: countyMinute),
        ])
    }

    @Test(arguments: [
        (nil, 599, []), (nil, 600, [.keeper]), (.keeper, 600, []), (.keeper, 630, [.head]),
        (nil, 720, [.keeper, .head, .county]), (.keeper, 720, [.head, .county]), (.head, 719, []), (.county, 1_000, []),
    ] as [(LateCircle?, Int, [LateCircle])])
    func `a circle that was told is not told again`(last: LateCircle?, minute: Int, circles: [LateCircle]) throws {
        let now = Moment(try #require(Day("2026-03-04")), minute: minute)
        #expect(try Self.clock(.serious).reached(after: last, at: now) == circles)
    }

    @Test(arguments: [(599, 600), (600, 630), (630, 720), (720, nil)] as [(Int, Int?)])
    func `the next look is when somebody is to be told`(minute: Int, next: Int?) throws {
        let day = try #require(Day("2026-03-04"))
        let expected = next.map { Moment(day, minute: $0) }
        #expect(try Self.clock(.serious).next(after: Moment(day, minute: minute)) == expected)
    }

    @Test func `the county stands in for what is missing above a place and the city for the county`() throws {
        let home = try #require(Region("990102001000"))
        let (county, city) = (try #require(Region("990102000000")), try #require(Region("990100000000")))
        #expect(LateCircle.head.place(above: home, manned: [county, city]) == county)
        #expect(LateCircle.head.place(above: home, manned: [home, county]) == home)
        #expect(LateCircle.county.place(above: home, manned: [home, county, city]) == county)
        #expect(LateCircle.county.place(above: home, manned: [home, city]) == city)
        #expect(LateCircle.county.place(above: home, manned: [home]) == home)
        #expect(LateCircle.county.place(above: home, manned: []) == nil)
    }
}
