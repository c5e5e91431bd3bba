import Access
public import Care
public import InterviewRules
public import Storage

/// Somebody's way to help outside of school, and back.
public enum CarePath {}

extension PathStep: SQLBindable, SQLReadable {}
extension PathClock: SQLBindable, SQLReadable {}

/// What a step was written down with. Lies sealed as one.
public struct PathStepContent: Codable, Sendable, Equatable {
    public var facts: [PathFact]
    public var words: String?
    /// The next appointment, the next meeting or the first day back.
    public var day: Day?

    static func sealing(of step: ID<TakenStep>) -> String { "step of a care path \(step)" }
}

/// A step as somebody reads it again.
public struct TakenStep: Codable, Sendable, Equatable {
    public let id: ID<TakenStep>
    public let step: PathStep
    public let on: Day
    public let content: PathStepContent
    public let takenBy: String
}

/// A visit that was planned for after the return.
public struct PlannedVisit: Codable, Sendable, Equatable {
    public let day: Day
    public let madeOn: Day?
    /// Nobody came, and a later one was made.
    public let isMissed: Bool

    init(_ planned: VisitPlan.Planned) {
        day = planned.day
        madeOn = planned.madeOn
        isMissed = planned.isMissed
    }
}

/// All of a way, as whoever looks after the person reads it.
public struct ShownPath: Codable, Sendable, Equatable {
    public let id: ID<CarePath>
    /// The last one.
    public let step: PathStep
    /// What may come next; nothing where it has ended.
    public let next: [PathStep]
    /// The oldest first.
    public let steps: [TakenStep]
    /// After the return.
    public let visits: [PlannedVisit]
    public let clock: PathClock?
    public let due: Moment?
    /// It began grave, and the reader has referred the person: a colleague ends it.
    public let needsColleague: Bool
    public let papers: [DoctorsAdvice]
}

/// A way as the next step needs it. The finding is held against others until the end of the transaction.
struct OpenPath {
    let id: ID<CarePath>
    var step: PathStep
    var since: Moment
    var isGrave: Bool
    var referredBy: ID<Caller>
    var backOn: Day?

    static let columns: SQL = "p.id, p.step, p.since, p.is_grave, p.referred_by, p.back_on"

    init(_ row: Row) throws {
        id = try row("id")
        step = try row("step")
        since = try row("since")
        isGrave = try row("is_grave")
        referredBy = try row("referred_by")
        backOn = try row("back_on")
    }

    init(id: ID<CarePath>, referredBy: ID<Caller>, at now: Moment, isGrave: Bool) {
        self.id = id
        self.step = .referred
        self.since = now
        self.isGrave = isGrave
        self.referredBy = referredBy
    }

    /// Whether whoever would end it has also begun it, and may not (rulebook C.5).
    func needsColleague(besides caller: ID<Caller>?, for found: OpenFinding) -> Bool {
        (isGrave || found.isGrave) && referredBy == caller
    }
}

extension OpenFinding {
    /// From a serious level on the green channel is taken, and two people end what one has begun.
    var isGrave: Bool { hasFlag || (level ?? proposed) >= .neverAlone }
}
