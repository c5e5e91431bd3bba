public import Care
public import WarningRules

/// Who is told that a talk or a visit is over its time, and how far from the person they are.
///
/// Source: rulebook C.3 (school centre → principal → county) and C.5 (overdue → the next level; then the county).
public enum LateCircle: String, Sendable, Codable, CaseIterable {
    /// Whoever looks after the person: the psychology teachers, the counsellors.
    case keeper
    /// Whoever answers for the unit; for residents the duty leads of the nearest place.
    case head
    /// The duty leads of the county.
    case county

    /// The place whose people are told; `nil` where no place above has any.
    /// - Parameters:
    ///   - home: where the person is.
    ///   - manned: places that have somebody for it.
    public func place(above home: Region, manned: Set<Region>) -> Region? {
        let upwards = home.upwards.filter(manned.contains)
        // A county without a duty lead is answered for by the city.
        return self == .county ? upwards.first { $0.level <= .county } ?? upwards.last : upwards.first
    }
}

/// How long after the end of a time the wider circles are told. Those who keep the person are told at once.
public struct LateTimes: Sendable, Equatable, Decodable {
    public let head: TimeAllowed
    public let county: TimeAllowed

    private enum Keys: String, CodingKey, CaseIterable {
        case head, county
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        head = try container.decode(TimeAllowed.self, forKey: .head)
        county = try container.decode(TimeAllowed.self, forKey: .county)
        guard head.isNoLonger(than: county) else { throw decoder.fault("the county is told before the head") }
    }
}

/// A time that is over, and when each circle is told of it: of a talk or an errand by its level, of a visit by how
/// grave it began.
public struct LateClock: Sendable, Equatable {
    public struct Step: Sendable, Equatable {
        public let circle: LateCircle
        public let at: Moment
    }

    /// The nearer circle first.
    public let steps: [Step]

    /// Of a talk.
    public init(due: Moment, level: CareLevel, under policy: CarePolicy, in calendar: WorkingCalendar) {
        self.init(due: due, policy.step(of: level)?.late, in: calendar)
    }

    /// Of an errand: as of a talk, but the county at the latest when the errand's own time has passed once more
    /// (rulebook C.5: at twice the clock).
    public init(_ due: ErrandDue, level: CareLevel, under policy: CarePolicy, in calendar: WorkingCalendar) {
        let step = policy.step(of: level)
        let twice = step?.errands[due.errand]?.end(from: due.at, in: calendar)
        self.init(due: due.at, step?.late, noLaterThan: twice, in: calendar)
    }

    /// Of whatever somebody's way to help and back waits for.
    public init(due: Moment, isGrave: Bool, under policy: ReturnPolicy, in calendar: WorkingCalendar) {
        self.init(due: due, isGrave ? policy.lateGrave : policy.late, in: calendar)
    }

    private init(
        due: Moment, _ times: LateTimes?, noLaterThan latest: Moment? = nil, in calendar: WorkingCalendar
    ) {
        guard let times else {
            steps = [Step(circle: .keeper, at: due)]
            return
        }
        let (head, county) = (times.head.end(from: due, in: calendar), times.county.end(from: due, in: calendar))
        let last = min(county, latest ?? county)
        steps = [
            Step(circle: .keeper, at: due), Step(circle: .head, at: min(head, last)), Step(circle: .county, at: last),
        ]
    }

    /// Whose moment has come, behind the circle that was told last.
    public func reached(after last: LateCircle?, at now: Moment) -> [LateCircle] {
        let known = last.flatMap { last in steps.firstIndex { $0.circle == last } }.map { $0 + 1 } ?? 0
        return steps.dropFirst(known).filter { $0.at <= now }.map(\.circle)
    }

    /// When there is somebody to tell again; `nil` once all are told.
    public func next(after now: Moment) -> Moment? {
        steps.map(\.at).filter { $0 > now }.min()
    }
}
