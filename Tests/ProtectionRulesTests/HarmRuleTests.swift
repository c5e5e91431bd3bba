import Care
import Foundation
import ProtectionRules
import Testing
import WarningRules

/// The files that ship.
private enum Shipped {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Content/Policies")

    static func policy() throws -> HarmPolicy {
        let all = try HarmPolicies(json: try data("harm-reports.json"), file: "harm-reports.json")
        return all.edition(for: try region("990102001000"), on: try #require(Day("2026-03-04")))
    }

    static func calendar() throws -> WorkingCalendar {
        let all = try WorkingCalendars(json: try data("working-days.json"), file: "working-days.json")
        return all.edition(for: try region("990102001000"), on: try #require(Day("2026-03-04")))
    }

    static func region(_ code: String) throws -> Region { try #require(Region(code)) }

    private static func data(_ file: String) throws -> Data { try Data(contentsOf: folder.appending(path: file)) }
}

@Suite struct HarmRuleTests {
    private static let found = Moment(milliseconds: 1_772_589_600_000)

    private static func course(
        told: Bool = false, acknowledged: Bool = false, closed: Bool = false
    ) throws -> HarmCourse {
        let times = HarmTimes(
            foundAt: found, raisedAt: found.adding(minutes: 10), under: try Shipped.policy(),
            in: try Shipped.calendar())
        return HarmCourse(
            times: times, toldAt: told ? found : nil, acknowledgedAt: acknowledged ? found : nil,
            closedAt: closed ? found : nil)
    }

    /// Rulebook H.4: the nine situations of the opinion of 2020, and violence at home.
    @Test func `there are ten situations`() {
        #expect(HarmSituation.allCases.count == 10)
    }

    @Test func `an authority knows within two hours of finding and a second person within half an hour of writing`()
        throws
    {
        let times = try Self.course().times
        #expect(times.tell == .init(due: Self.found.adding(hours: 2), twice: Self.found.adding(hours: 4)))
        #expect(times.acknowledge == .init(due: Self.found.adding(minutes: 40), twice: Self.found.adding(minutes: 70)))
        #expect(try Shipped.policy().keepYears >= 10)
    }

    @Test(arguments: [
        // minutes after finding, told, acknowledged, steps
        (30, false, false, []),
        (40, false, false, ["acknowledge above"]),
        (70, false, false, ["acknowledge above", "acknowledge county"]),
        (120, false, false, ["tell above", "acknowledge above", "acknowledge county"]),
        (120, true, false, ["acknowledge above", "acknowledge county"]),
        (120, false, true, ["tell above"]),
        (240, false, true, ["tell above", "tell county"]),
        (240, true, true, []),
    ] as [(Int, Bool, Bool, [String])])
    func `each clock tells the place above when it is over and the county at twice its time`(
        minutes: Int, told: Bool, acknowledged: Bool, steps: [String]
    ) throws {
        let course = try Self.course(told: told, acknowledged: acknowledged)
        #expect(course.steps(at: Self.found.adding(minutes: minutes)).map(\.key) == steps)
    }

    @Test func `the clock that ends first is next and nothing runs after the end`() throws {
        #expect(try Self.course().next?.clock == .acknowledge)
        #expect(try Self.course(acknowledged: true).next?.clock == .tell)
        #expect(try Self.course(told: true, acknowledged: true).next == nil)
        #expect(try Self.course(closed: true).running.isEmpty)
        #expect(try Self.course().isLate(at: Self.found.adding(minutes: 41)))
        #expect(try !Self.course().isLate(at: Self.found.adding(minutes: 40)))
    }

    @Test func `whoever has raised it neither answers for it nor ends it`() throws {
        let ready = try Self.course(told: true, acknowledged: true)
        #expect(throws: HarmRefusal.ownReport) { try HarmHands.checkAcknowledging(Self.course(), isOwn: true) }
        #expect(throws: HarmRefusal.ownReport) { try HarmHands.checkClosing(ready, isOwn: true) }
        try HarmHands.checkAcknowledging(Self.course(), isOwn: false)
        try HarmHands.checkClosing(ready, isOwn: false)
    }

    @Test func `nothing ends of which no authority knows or for which nobody answers`() throws {
        #expect(throws: HarmRefusal.notTold) {
            try HarmHands.checkClosing(Self.course(acknowledged: true), isOwn: false)
        }
        #expect(throws: HarmRefusal.notAcknowledged) {
            try HarmHands.checkClosing(Self.course(told: true), isOwn: false)
        }
        #expect(throws: HarmRefusal.isClosed) {
            try HarmHands.checkClosing(Self.course(told: true, acknowledged: true, closed: true), isOwn: false)
        }
    }

    @Test(arguments: [
        (HarmedPerson.minor, 17, false), (.minor, 18, true), (.adultWithoutCapacity, 18, false),
        // Whose birthday is this month may be a year older than is certain.
        (.adultWithoutCapacity, 17, false), (.adultWithoutCapacity, 16, true),
    ] as [(HarmedPerson, Int, Bool)])
    func `a birth month on the roster rules out only what it rules out for certain`(
        harmed: HarmedPerson, age: Int, isRuledOut: Bool
    ) {
        #expect(harmed.isRuledOut(byAge: age) == isRuledOut)
    }

    @Test(arguments: [
        // circle, places with a duty lead, who is told
        (HarmCircle.nearest, ["990102001000", "990102000000"], "990102001000"),
        (.above, ["990102001000", "990102000000", "990100000000"], "990102000000"),
        (.above, ["990102000000"], "990102000000"),
        (.county, ["990102001000", "990102000000", "990100000000"], "990102000000"),
        (.county, ["990102001000", "990100000000"], "990100000000"),
        (.county, ["990102001000"], "990102001000"),
        (.nearest, [], nil), (.nearest, ["990103000000"], nil),
    ] as [(HarmCircle, [String], String?)])
    func `a circle is the place that has somebody on duty from the person upwards`(
        circle: HarmCircle, manned: [String], told: String?
    ) throws {
        let places = Set(try manned.map(Shipped.region))
        #expect(circle.place(above: try Shipped.region("990102001002"), manned: places)?.code == told)
    }

    @Test func `a report of 29 February is kept no shorter than ten years`() throws {
        let day = try #require(Day("2028-02-29"))
        #expect(try Shipped.policy().keepUntil(from: day) >= Day("2038-02-28") ?? day)
        let other = try #require(Day("2026-03-04"))
        #expect(try Shipped.policy().keepUntil(from: other) == Day("2036-03-04"))
    }

    @Test(arguments: [
        #"[{"region": "*", "validFrom": "2026-01-01", "source": "x", "tell": {"hours": 2}, "keepYears": 10}]"#,
        #"""
        [{"region": "*", "validFrom": "2026-01-01", "source": "x", "tell": {"hours": 2}, "acknowledge": {"hours": 1},
        "keepYears": 0}]
        """#,
        #"""
        [{"region": "*", "validFrom": "2026-01-01", "source": "x", "tel": {"hours": 2}, "acknowledge": {"hours": 1},
        "keepYears": 10}]
        """#,
    ])
    func `a policy with a clock missing misspelt or kept for no time is refused`(json: String) {
        #expect(throws: PolicyFault.self) { try HarmPolicies(json: Data(json.utf8), file: "harm-reports.json") }
    }
}
