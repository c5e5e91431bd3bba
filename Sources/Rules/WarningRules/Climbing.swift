public import Care

/// How an alert that waits too long climbs the tree of places.
///
/// Source: rulebook C.5: overdue at any clock, to the next level; at twice the time, to the county. Every clock
/// climbs by itself, so of two that run for the same alert the earlier one moves it first.
public struct Climbing: Sendable {
    public let roster: DutyRoster
    public let calendar: WorkingCalendar

    public init(roster: DutyRoster, calendar: WorkingCalendar) {
        self.roster = roster
        self.calendar = calendar
    }

    /// The steps that are due and not taken yet, in the order in which they fell due.
    ///
    /// Each starts where the one before it ended, so that after a standstill the alert ends where it would be. Steps
    /// of several clocks at the same moment move it once, as far as the furthest of them.
    ///
    /// - Parameters:
    ///   - holder: the place that holds the alert now.
    ///   - taken: the steps that were kept before; they are not repeated, whatever the clock says.
    public func climbs(
        of clocks: AlertClocks, heldBy holder: Region, taken: Set<ClimbStep>, at now: Moment
    ) -> [Climb] {
        let due = Dictionary(grouping: stepsDue(of: clocks, at: now), by: \.due)
        var place = holder
        var climbs: [Climb] = []
        for moment in due.keys.sorted() {
            let steps = (due[moment] ?? []).map(\.step)
            let open = steps.filter { !taken.contains($0) }
            guard !open.isEmpty else { continue }
            // If a step of this moment was taken before, the alert has moved for this moment already.
            let goal = open.count == steps.count ? furthest(open, from: place) : roster.holder(for: place)
            climbs += open.map { Climb(step: $0, due: moment, from: place, to: goal) }
            place = goal.region
        }
        return climbs
    }

    /// When the next step falls due that was not taken; `nil` when none is left. For the job that is to wake then.
    public func nextDue(of clocks: AlertClocks, taken: Set<ClimbStep>) -> Moment? {
        steps(of: clocks).filter { !taken.contains($0.step) }.map(\.due).min()
    }

    private func stepsDue(of clocks: AlertClocks, at now: Moment) -> [(step: ClimbStep, due: Moment)] {
        steps(of: clocks).filter { $0.due <= now }
    }

    private func steps(of clocks: AlertClocks) -> [(step: ClimbStep, due: Moment)] {
        clocks.running.flatMap { running in
            (1...ClimbStep.last).map { number in
                let step = ClimbStep(clock: running.clock, number: number, rank: running.rank)
                return (step, running.due(step: number, in: calendar))
            }
        }
    }

    private func furthest(_ steps: [ClimbStep], from place: Region) -> Holding {
        let goals = steps.map { goal(of: $0, from: place) }
        return goals.min { $0.region.prefix.count < $1.region.prefix.count } ?? roster.holder(for: place)
    }

    private func goal(of step: ClimbStep, from place: Region) -> Holding {
        guard step.number == 2, let county = roster.county(above: place) else { return roster.nextHolder(above: place) }
        return roster.holder(for: county)
    }
}
