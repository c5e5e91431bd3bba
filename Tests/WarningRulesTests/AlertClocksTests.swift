import Care
import Testing
import WarningRules

struct AlertClocksTests {
    @Test(arguments: [
        (Severity.imminent, "2026-03-06 22:05", "2026-03-06 22:05", nil),
        (.red, "2026-03-06 22:30", "2026-03-07 00:00", "2026-03-07 00:00"),
        (.yellow, "2026-03-09 17:30", "2026-03-09 22:00", "2026-03-07 22:00"),
        (.green, "2026-03-11 17:30", "2026-03-21 22:00", nil),
    ] as [(Severity, String, String, String?)])
    func `an alert of Friday, 22:00 is due when the rulebook says`(
        severity: Severity, acknowledge: String, contact: String, clarify: String?
    ) throws {
        let clocks = try AlertClocks(of: severity, raisedAt: moment("2026-03-06 22:00"), under: shippedLadder())
        let calendar = try shippedCalendar()
        #expect(try clocks.due(.acknowledge, in: calendar) == moment(acknowledge))
        #expect(try clocks.due(.firstContact, in: calendar) == moment(contact))
        #expect(try clocks.due(.clarify, in: calendar) == clarify.map(moment))
    }

    @Test func `the earlier of the clocks is the next thing to do`() throws {
        let calendar = try shippedCalendar()
        let yellow = try AlertClocks(of: .yellow, raisedAt: moment("2026-03-06 22:00"), under: shippedLadder())
        #expect(yellow.earliest(in: calendar)?.clock == .clarify)
        let red = try AlertClocks(of: .red, raisedAt: moment("2026-03-06 22:00"), under: shippedLadder())
        #expect(red.earliest(in: calendar)?.clock == .acknowledge)
        #expect(red.stopping([.acknowledge]).earliest(in: calendar)?.clock == .firstContact)
        #expect(red.stopping(Set(AlertClock.allCases)).earliest(in: calendar) == nil)
    }

    /// Every rise, at every hour of the days after: what was due earlier stays due then.
    @Test(arguments: [
        (Severity.green, Severity.yellow), (.green, .red), (.yellow, .red), (.yellow, .imminent), (.red, .imminent),
    ])
    func `a rise never moves a due moment later`(from: Severity, to: Severity) throws {
        let calendar = try shippedCalendar(), ladder = try shippedLadder()
        let raised = try moment("2026-03-06 22:00")
        let before = AlertClocks(of: from, raisedAt: raised, under: ladder)
        for hour in 0..<400 {
            let now = raised.adding(hours: hour)
            let after = before.raised(to: to, at: now, under: ladder)
            for clock in AlertClock.allCases {
                let new = ladder.rung(of: to).time(for: clock)?.end(from: now, in: calendar)
                let dues = [before.due(clock, in: calendar), new].compactMap { $0 }
                #expect(after.due(clock, in: calendar) == dues.min())
            }
        }
    }

    @Test func `a clock that was stopped begins anew when the rank rises, and only once`() throws {
        let calendar = try shippedCalendar(), ladder = try shippedLadder()
        let quiet = AlertClocks(of: .yellow, raisedAt: try moment("2026-03-06 22:00"), under: ladder)
            .stopping(Set(AlertClock.allCases))
        let red = quiet.raised(to: .red, at: try moment("2026-03-20 08:00"), under: ladder)
        #expect(red.running.count == 3)
        #expect(try red.due(.acknowledge, in: calendar) == moment("2026-03-20 08:30"))
        #expect(red.raised(to: .red, at: try moment("2026-03-20 09:00"), under: ladder) == red)
    }

    @Test(arguments: [(90, false, 1), (60, false, 1), (1, false, 0), (0, true, 0), (-1, true, 0), (-125, true, 2)])
    func `time is over at the due moment itself`(seconds: Int, over: Bool, minutes: Int) throws {
        let due = try moment("2026-03-06 22:00")
        let left = TimeLeft(until: due, at: due.adding(seconds: -seconds))
        #expect(left.isOver == over)
        #expect(left.minutes == minutes)
    }

    @Test func `the list is by rank, then time left, then age, then name`() throws {
        let early = try moment("2026-03-06 08:00"), late = try moment("2026-03-06 09:00")
        let order = [
            AlertOrder(severity: .imminent, due: nil, raisedAt: late, id: "a"),
            AlertOrder(severity: .red, due: early, raisedAt: late, id: "b"),
            AlertOrder(severity: .red, due: late, raisedAt: early, id: "c"),
            AlertOrder(severity: .red, due: late, raisedAt: late, id: "d"),
            AlertOrder(severity: .red, due: late, raisedAt: late, id: "e"),
            AlertOrder(severity: .red, due: nil, raisedAt: early, id: "f"),
            AlertOrder(severity: .red, due: nil, raisedAt: late, id: "0"),
            AlertOrder(severity: .green, due: early, raisedAt: early, id: "0"),
        ]
        for first in order.indices {
            for second in order.indices { #expect((order[first] < order[second]) == (first < second)) }
        }
    }
}
