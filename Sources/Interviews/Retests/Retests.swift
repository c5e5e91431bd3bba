public import Access
public import Care
import InterviewRules
public import Storage

/// What the psychology teacher or counsellor has decided about somebody whose sheets do not speak for them.
public enum RetestDecision: String, Sendable, Codable, CaseIterable, SQLReadable {
    /// Asked again, with the same code; refused where nothing could come of it.
    case again
    /// A talk instead of another sheet: the person is on the list of those who are to be talked with.
    case talk
    /// Left as it is.
    case leave
}

/// Lists who should be asked again, because their sheets look clicked through or are not valid, and from when on
/// (rulebook E.4.4, E.4.7). Whoever has handed in a sheet since that speaks for them is not on the list any more, nor
/// is whom another school looks after now.
public struct ListRetests: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true
    public static let perPage = 60

    /// Also those about whom it is decided.
    public var decided: Bool?
    /// From 1.
    public var page: Int?

    public init(decided: Bool? = nil, page: Int? = nil) {
        self.decided = decided
        self.page = page
    }

    public struct Line: Codable, Sendable, Equatable {
        public let participant: String
        public let member: String
        public let titles: [String: String]
        public let unitNames: [String: String]?
        public let foundAt: Moment
        /// The first day on which asking again means something.
        public let earliest: Day
        /// Why they cannot be asked again; `nil` where they can.
        public let obstacle: RetestObstacle?
        public let decision: RetestDecision?
        /// Until when they may sit down once more; `nil` where nobody has invited them.
        public let invitedUntil: Moment?
    }

    public struct Outcome: Codable, Sendable {
        public let lines: [Line]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let rows = try session.rows(
            """
            SELECT r.participant, r.member, r.found_at, r.earliest, r.decision, c.title_zh, c.title_en, u.name_zh,
                u.name_en, a.until_at AS invited_until, \(RetestObstacle.column) AS obstacle
            FROM \(RetestObstacle.tables) LEFT JOIN published_unit u ON u.code = r.unit
            WHERE (r.decision IS NULL OR \(decided ?? false))
                AND \(session.scope, region: "r.region", house: "r.keeper") AND \(RetestWish.isAsked)
            ORDER BY r.found_at DESC, r.participant LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """)
        session.about("retests")
        return Outcome(lines: try rows.prefix(Self.perPage).map(Line.init), hasMore: rows.count > Self.perPage)
    }
}

extension ListRetests.Line {
    fileprivate init(_ row: Row) throws {
        participant = try row("participant")
        member = try row("member")
        titles = try row.both("title_zh", "title_en")
        unitNames = try row("name_zh", as: String?.self) == nil ? nil : row.both("name_zh", "name_en")
        foundAt = try row("found_at")
        earliest = try row("earliest")
        obstacle = try row("obstacle")
        decision = try row("decision")
        invitedUntil = try row("invited_until")
    }
}

/// Notes what is done about somebody whose sheets do not speak for them. Later minds may differ. Who is asked again may
/// sit down once more with the same code, from the day on which that means something, for two weeks [D]; where they
/// cannot, it is said at once, and nothing is written down that would look like help and is none.
public struct DecideRetest: Command {
    public static let permission = Permission.holdInterviews
    static let daysToCome = 14

    public var participant: String
    public var decision: RetestDecision

    public init(participant: String, decision: RetestDecision) {
        self.participant = participant
        self.decision = decision
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let obstacle = try session.obstacle(of: participant)
        if decision == .again, let obstacle { throw InterviewError.cannotComeAgain(obstacle) }
        let changed = try session.rows(
            """
            UPDATE retest_wish SET decision = \(decision.rawValue), decided_by = \(session.caller.id),
                decided_at = \(session.now)
            WHERE participant = \(participant) AND \(session.scope, region: "region", house: "keeper")
            RETURNING participant, member, campaign, unit, house, keeper, region, earliest
            """)
        guard let row = changed.first else { throw Refusal.notFound }
        session.about("participant \(participant)")
        if decision == .talk {
            try session.bringToTalk(row)
        } else {
            try session.takeBackTalk(of: participant)
        }
        let first = max(Moment(try row("earliest", as: Day.self)), session.now)
        let last = first.adding(hours: 24 * Self.daysToCome)
        session.announce(
            RetestDecided(participant: participant, isAgain: decision == .again, from: first, until: last))
        return Done()
    }
}

extension Session where Case == DecideRetest {
    /// - Throws: `Refusal.notFound` for whoever is held elsewhere, `InterviewError.handedOn` for whoever was held here.
    fileprivate func obstacle(of participant: String) throws -> RetestObstacle? {
        let row = try row(
            """
            SELECT \(RetestObstacle.column) AS obstacle, \(RetestWish.isHandedOn) AS is_handed_on
            FROM \(RetestObstacle.tables)
            WHERE r.participant = \(participant) AND \(scope, region: "r.region", house: "r.keeper")
            """)
        guard let row else { throw Refusal.notFound }
        guard try !row("is_handed_on", as: Bool.self) else { throw InterviewError.handedOn }
        return try row("obstacle")
    }
}

/// Somebody is asked again, or is not.
public struct RetestDecided: Announcement {
    public let participant: String
    public let isAgain: Bool
    public let from: Moment
    public let until: Moment
}
