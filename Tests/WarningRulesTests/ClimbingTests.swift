import Care
import Testing
import WarningRules

struct ClimbingTests {
    let tree: Tree
    let ladder: Ladder
    let calendar: WorkingCalendar

    init() throws {
        tree = try Tree()
        ladder = try shippedLadder()
        calendar = try shippedCalendar()
    }

    @Test(arguments: [
        // Minutes after a red alert in a village, everybody on duty. Acknowledge 30 min; contact and clarify 2 h.
        (0, "990102003004"), (29, "990102003004"), (30, "990102003000"), (59, "990102003000"),
        (60, "990102000000"), (89, "990102000000"), (90, "990100000000"), (10_000, "990100000000"),
    ])
    func `a red alert that nobody answers climbs at every half hour`(minutes: Int, place: String) throws {
        let now = try friday().adding(minutes: minutes)
        let climbs = climbing(tree.everybody).climbs(of: try clocks(.red), heldBy: tree.village, taken: [], at: now)
        #expect(try (climbs.last?.to.region ?? tree.village) == region(place))
    }

    @Test func `a red alert of Friday, 22:00 with nobody on duty in the township goes past it at once`() throws {
        let roster = tree.roster(tree.county, tree.city)
        let holder = roster.holder(for: tree.township)
        #expect(holder == Holding(region: tree.county, attended: true))
        let climbs = climbing(roster).climbs(
            of: try clocks(.red), heldBy: holder.region, taken: [], at: try moment("2026-03-06 22:30"))
        #expect(climbs.map(\.step) == [step(.acknowledge, 1, .red)])
        #expect(climbs.first?.to == Holding(region: tree.city, attended: true))
    }

    @Test func `at twice the time it goes straight to the county`() throws {
        // Acknowledged at once; from the village the first step is kept as taken, the second passes the township.
        let contact = try clocks(.red).stopping([.acknowledge])
        let first: Set = [step(.firstContact, 1, .red), step(.clarify, 1, .red)]
        let climbs = climbing(tree.everybody).climbs(
            of: contact, heldBy: tree.village, taken: first, at: try moment("2026-03-07 02:00"))
        #expect(climbs.map(\.step.number) == [2, 2])
        #expect(climbs.allSatisfy { $0.from == tree.village && $0.to.region == tree.county })
    }

    @Test func `at twice the time the county and what is above it go one level up`() throws {
        let climbs = climbing(tree.everybody).climbs(
            of: try clocks(.red).stopping([.firstContact, .clarify]), heldBy: tree.county,
            taken: [step(.acknowledge, 1, .red)], at: try moment("2026-03-06 23:00"))
        #expect(climbs.map(\.to.region) == [tree.city])
    }

    @Test func `two clocks at the same moment move an alert one level, not two`() throws {
        let climbs = climbing(tree.everybody).climbs(
            of: try clocks(.imminent), heldBy: tree.village, taken: [], at: try moment("2026-03-06 22:05"))
        #expect(Set(climbs.map(\.step)) == [step(.acknowledge, 1, .imminent), step(.firstContact, 1, .imminent)])
        #expect(climbs.allSatisfy { $0.to.region == tree.township })
    }

    @Test func `of two clocks at the same moment the one that climbs further decides`() throws {
        let start = try friday()
        let clocks = AlertClocks(running: [
            RunningClock(.acknowledge, rank: .red, start: start, allowed: .minutes(30)),
            RunningClock(.firstContact, rank: .red, start: start, allowed: .hours(1)),
        ])
        let climbs = climbing(tree.everybody).climbs(
            of: clocks, heldBy: tree.village, taken: [step(.acknowledge, 1, .red)], at: start.adding(minutes: 60))
        #expect(climbs.map(\.to.region) == [tree.county, tree.county])
    }

    @Test func `a step beside one that was taken at the same moment moves nothing more`() throws {
        let climbs = climbing(tree.everybody).climbs(
            of: try clocks(.imminent), heldBy: tree.township, taken: [step(.acknowledge, 1, .imminent)],
            at: try moment("2026-03-06 22:05"))
        #expect(climbs.map(\.step) == [step(.firstContact, 1, .imminent)])
        #expect(climbs.first?.to.region == tree.township)
    }

    @Test(arguments: Severity.allCases)
    func `minute by minute or after a long standstill, an alert ends in the same place and no step comes twice`(
        severity: Severity
    ) throws {
        let clocks = try clocks(severity)
        let climbing = climbing(tree.roster(tree.village, tree.township, tree.city))
        let pace = severity >= .red ? 5 : 30
        let minutes = 70 * 1_440
        var place = tree.village
        var taken: Set<ClimbStep> = []
        for tick in stride(from: 0, through: severity >= .red ? 2_880 : minutes, by: pace) {
            let now = try friday().adding(minutes: tick)
            let climbs = climbing.climbs(of: clocks, heldBy: place, taken: taken, at: now)
            for climb in climbs { #expect(taken.insert(climb.step).inserted) }
            place = climbs.last?.to.region ?? place
        }
        let end = try friday().adding(minutes: minutes)
        let atOnce = climbing.climbs(of: clocks, heldBy: tree.village, taken: [], at: end)
        #expect(atOnce.last?.to.region == place)
        #expect(Set(atOnce.map(\.step)) == taken)
        #expect(atOnce.count == taken.count)
        #expect(taken.count == clocks.running.count * ClimbStep.last)
        #expect(climbing.nextDue(of: clocks, taken: taken) == nil)
    }

    @Test func `a clock set back repeats no step and takes none early`() throws {
        let climbing = climbing(tree.everybody)
        let taken = Set(climbing.climbs(
            of: try clocks(.red), heldBy: tree.village, taken: [], at: try moment("2026-03-06 23:00")).map(\.step))
        #expect(taken.count == 2)
        for back in ["2026-03-06 22:30", "2026-03-06 21:00", "2025-01-01 00:00", "2026-03-06 23:00"] {
            #expect(try climbing.climbs(of: clocks(.red), heldBy: tree.county, taken: taken, at: moment(back)).isEmpty)
        }
        #expect(try climbing.nextDue(of: clocks(.red), taken: taken) == moment("2026-03-06 23:30"))
    }

    @Test func `a stopped clock does not climb`() throws {
        let quiet = try clocks(.red).stopping(Set(AlertClock.allCases))
        #expect(try climbing(tree.everybody).climbs(
            of: quiet, heldBy: tree.village, taken: [], at: moment("2027-01-01 00:00")).isEmpty)
    }

    @Test func `with nobody above on duty an alert reaches the top unattended and stays there`() throws {
        let climbs = climbing(tree.roster(tree.village)).climbs(
            of: try clocks(.red), heldBy: tree.village, taken: [], at: try moment("2026-03-08 22:00"))
        #expect(climbs.allSatisfy { $0.to == Holding(region: tree.city, attended: false) })
        #expect(climbs.dropFirst().allSatisfy { $0.from == tree.city })
    }

    @Test func `a yellow alert over the weekend climbs by its clarification first, then when Monday closes`() throws {
        let clocks = try clocks(.yellow)
        let climbing = climbing(tree.everybody)
        #expect(try climbing.nextDue(of: clocks, taken: []) == moment("2026-03-07 22:00"))
        let known = clocks.stopping([.firstContact, .clarify])
        let steps = try climbing.climbs(of: known, heldBy: tree.village, taken: [], at: moment("2026-03-13 00:00"))
        #expect(try steps.map(\.due) == ["2026-03-09 17:30", "2026-03-10 17:30", "2026-03-11 17:30", "2026-03-12 17:30"]
            .map(moment))
        #expect(steps.map(\.to.region) == [tree.township, tree.county, tree.city, tree.city])
    }

    @Test func `after a rise the steps of the new rank are steps of their own`() throws {
        let early: Set = [step(.acknowledge, 1, .yellow)]
        let risen = try clocks(.yellow).stopping([.firstContact, .clarify])
            .raised(to: .red, at: moment("2026-03-09 18:00"), under: ladder)
        let climbing = climbing(tree.everybody)
        let before = try climbing.climbs(of: risen, heldBy: tree.township, taken: early, at: moment("2026-03-09 18:29"))
        #expect(before.isEmpty)
        let climbs = try climbing.climbs(of: risen, heldBy: tree.township, taken: early, at: moment("2026-03-09 18:30"))
        #expect(climbs.map(\.step.key) == ["acknowledge/1/3"])
        #expect(climbs.map(\.to.region) == [tree.county])
    }

    private func friday() throws -> Moment { try moment("2026-03-06 22:00") }

    private func clocks(_ severity: Severity) throws -> AlertClocks {
        AlertClocks(of: severity, raisedAt: try friday(), under: ladder)
    }

    private func climbing(_ roster: DutyRoster) -> Climbing { Climbing(roster: roster, calendar: calendar) }

    private func step(_ clock: AlertClock, _ number: Int, _ rank: Severity) -> ClimbStep {
        ClimbStep(clock: clock, number: number, rank: rank)
    }
}
