public import Access
public import Care
public import InterviewRules
public import Storage

extension LateCircle: SQLBindable, SQLReadable {}

/// What is over its time.
public enum LateMatter: String, Sendable, Codable, CaseIterable {
    /// Nobody has talked with somebody who was found.
    case talk
    /// Nobody has followed up somebody on the way to help or back.
    case visit
    /// Nobody has told whom a level makes somebody tell, or done what it makes them do.
    case errand
    /// Nobody has told the guardian, or has looked after the person again on the promised day.
    case followUp

    /// Where it stands who was told last.
    var marks: SQL {
        switch self {
        case .talk, .followUp: "finding_late"
        case .visit: "care_path_late"
        case .errand: "care_errand_late"
        }
    }

    /// By what a mark is found.
    var key: SQL {
        switch self {
        case .talk, .followUp: "finding"
        case .visit: "path"
        case .errand: "errand"
        }
    }
}

/// Something that is over its time for somebody, with the circle that was told of it last.
struct LateCare {
    /// The finding, the way or the errand.
    let id: String
    let keeper: String?
    let region: Region
    let campaign: String
    let due: Moment
    let told: LateCircle?
    /// What the message is about: the unit, for residents the campaign.
    let titles: [String: String]
    let clock: LateClock

    init(_ row: Row, clock: LateClock) throws {
        id = try row("id")
        keeper = try row("keeper")
        region = try row("region")
        campaign = try row("campaign")
        due = try row("due_at")
        told = try row("told_to")
        titles = try row("name_zh", as: String?.self) == nil
            ? row.both("title_zh", "title_en") : row.both("name_zh", "name_en")
        self.clock = clock
    }

    /// Whom it concerns, of a `finding f`, with the mark `l` of a clock that ends at `due`.
    static func columns(due: SQL) -> SQL {
        """
        f.keeper, f.region, f.campaign, \(due) AS due_at, c.title_zh, c.title_en, u.name_zh, u.name_en,
        CASE WHEN l.due_at = \(due) THEN l.told_to END AS told_to
        """
    }

    static let places: SQL = """
        JOIN published_campaign c ON c.id = f.campaign LEFT JOIN published_unit u ON u.code = f.keeper
        """
}

/// Something is over its time: told as a number, to those who could change that, and nothing of whom it is about.
public struct CareLate: Announcement {
    public let matter: LateMatter
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

    init(_ late: LateCare, _ circle: LateCircle) {
        self.circle = circle
        keeper = late.keeper
        region = late.region
        campaign = late.campaign
    }

    /// The same messages in the same order, whatever order a dictionary has.
    var order: String { "\(region) \(keeper ?? "") \(campaign) \(circle.rawValue)" }
}

extension Session {
    /// Tells each circle whose moment has come, and notes that it was told.
    func tell(of all: [LateCare], _ matter: LateMatter) throws {
        guard !all.isEmpty else { return }
        var groups: [LateGroup: [LateCare]] = [:]
        var told: [SQL] = []
        for late in all {
            let circles = late.clock.reached(after: late.told, at: now)
            guard let last = circles.last else { continue }
            for circle in circles { groups[LateGroup(late, circle), default: []].append(late) }
            let next = late.clock.next(after: now)
            told.append("(\(late.id), \(late.due), \(last), \(now), CAST(\(next) AS BIGINT))")
        }
        for (group, those) in groups.sorted(by: { $0.key.order < $1.key.order }) { try tell(group, of: those, matter) }
        if !told.isEmpty { try keepTold(told, of: matter) }
    }

    /// The first of them gives the cause its name: of one clock nobody is told twice.
    private func tell(_ group: LateGroup, of all: [LateCare], _ matter: LateMatter) throws {
        let accounts = try colleagues(in: group.circle, of: group.keeper, at: group.region)
        guard let first = all.min(by: { $0.id < $1.id }), !accounts.isEmpty else { return }
        announce(
            CareLate(
                matter: matter,
                cause: "\(matter.rawValue)s late \(first.id) \(first.due.milliseconds) \(group.circle.rawValue)",
                circle: group.circle, count: all.count, titles: first.titles, region: group.region,
                unit: group.keeper, accounts: Array(Set(accounts)).sorted()))
    }

    private func keepTold(_ told: [SQL], of matter: LateMatter) throws {
        try run(
            """
            INSERT INTO \(matter.marks) (\(matter.key), due_at, told_to, told_at, next_at) VALUES \(joined: told)
            ON CONFLICT (\(matter.key)) DO UPDATE SET due_at = excluded.due_at, told_to = excluded.told_to,
                told_at = excluded.told_at, next_at = excluded.next_at
            \(unscoped: "the platform watches the clocks of all who are looked after")
            """)
    }
}
