public import Access
public import Care
public import InterviewRules
import Storage

/// Looks for people whom nobody has talked with in time, and tells who could change that: first those who keep them,
/// then the head of the unit, then the duty leads of the county (rulebook C.3, C.5).
///
/// A restart, a lost tick, a double run: each circle is told once of each clock. Who shows more later has a new clock.
public struct TellOfLateTalks: Command {
    public static let permission = Permission.operate
    public static let unattended = true
    /// What was told stands with each finding; a look that finds nothing is not worth a line every half minute.
    public static let isAudited = false
    /// A city whose schools are all late is told within minutes, and no transaction grows long.
    public static let atOnce = 500

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let late = try session.lateTalks()
        guard !late.isEmpty else { return Done() }
        var groups: [LateGroup: [LateTalk]] = [:]
        var told: [SQL] = []
        for talk in late {
            let clock = try session.clock(of: talk)
            let circles = clock.reached(after: talk.told, at: session.now)
            guard let last = circles.last else { continue }
            for circle in circles { groups[LateGroup(talk, circle), default: []].append(talk) }
            let next = clock.next(after: session.now)
            told.append("(\(talk.id), \(talk.due), \(last), \(session.now), CAST(\(next) AS BIGINT))")
        }
        for (group, talks) in groups.sorted(by: { $0.key.order < $1.key.order }) { try session.tell(group, of: talks) }
        if !told.isEmpty { try session.keepTold(told) }
        return Done()
    }
}

/// Talks are over their time: told as a number, to those who could change that, and nothing of whom it is about.
public struct TalksLate: Announcement {
    /// Why it is told; the same once to each.
    public let cause: String
    public let circle: LateCircle
    public let count: Int
    public let titles: [String: String]
    public let region: Region
    /// The unit that keeps them; `nil` where a place does.
    public let unit: String?
    /// Whom to tell: colleagues by their accounts.
    public let accounts: [String]
}

/// Those who are told of in one message: a class that is late together is one number.
private struct LateGroup: Hashable {
    let circle: LateCircle
    let keeper: String?
    let region: Region
    let campaign: String

    init(_ talk: LateTalk, _ circle: LateCircle) {
        self.circle = circle
        keeper = talk.keeper
        region = talk.region
        campaign = talk.campaign
    }

    /// The same messages in the same order, whatever order a dictionary has.
    var order: String { "\(region) \(keeper ?? "") \(campaign) \(circle.rawValue)" }
}

extension Session where Case == TellOfLateTalks {
    fileprivate func clock(of talk: LateTalk) throws -> LateTalkClock {
        LateTalkClock(
            due: talk.due, level: talk.level, under: try policy(in: talk.region, isPupil: talk.isPupil),
            in: try calendar(in: talk.region))
    }

    /// The first of them gives the cause its name: of one clock nobody is told twice.
    fileprivate func tell(_ group: LateGroup, of talks: [LateTalk]) throws {
        let accounts = try colleagues(in: group.circle, of: group.keeper, at: group.region)
        guard let first = talks.min(by: { $0.id.rawValue < $1.id.rawValue }), !accounts.isEmpty else { return }
        announce(
            TalksLate(
                cause: "talks late \(first.id) \(first.due.milliseconds) \(group.circle.rawValue)",
                circle: group.circle, count: talks.count, titles: first.titles, region: group.region,
                unit: group.keeper, accounts: Array(Set(accounts)).sorted()))
    }
}
