public import Access
public import Care
import InterviewRules
public import Storage

/// What the psychology teacher has decided about somebody whose sheets do not speak for them.
public enum RetestDecision: String, Sendable, Codable, CaseIterable, SQLReadable {
    /// Asked again: with the same code once more, or in a later campaign where this one has ended.
    case again
    /// A talk instead of another sheet.
    case talk
    /// Left as it is.
    case leave
}

/// Lists who should be asked again, because their sheets look clicked through or are not valid, and from when on
/// (rulebook E.4.4, E.4.7). Whoever has handed in a sheet since that speaks for them is not on the list any more.
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
        /// Whether the campaign is still open on that day.
        public let isWithinCampaign: Bool
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
            SELECT r.participant, r.member, r.found_at, r.earliest, r.decision, c.title_zh, c.title_en, c.closes_at,
                u.name_zh, u.name_en,
                (SELECT a.until_at FROM published_sitting_again a WHERE a.participant = r.participant) AS invited_until
            FROM retest_wish r JOIN published_campaign c ON c.id = r.campaign
            LEFT JOIN published_unit u ON u.code = r.unit
            WHERE r.house IN \(list: session.scope.units) AND (r.decision IS NULL OR \(decided ?? false))
                AND \(session.scope, region: "r.region", unit: "r.house") AND NOT EXISTS (
                    SELECT 1 FROM published_participant p JOIN published_sitting t ON t.participant = p.id
                    WHERE p.member = r.member AND t.house = r.house AND t.finished_at > r.found_at
                        AND NOT t.is_marked)
            ORDER BY r.found_at DESC, r.participant LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """)
        session.about("retests of a school")
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
        isWithinCampaign = Moment(earliest) < (try row("closes_at", as: Moment.self))
        decision = try row("decision")
        invitedUntil = try row("invited_until")
    }
}

/// Notes what is done about somebody whose sheets do not speak for them. Later minds may differ. Who is asked again may
/// sit down once more with the same code, from the day on which that means something, for two weeks [D].
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
        let changed = try session.rows(
            """
            UPDATE retest_wish SET decision = \(decision.rawValue), decided_by = \(session.caller.id),
                decided_at = \(session.now)
            WHERE participant = \(participant) AND house IN \(list: session.scope.units)
                AND \(session.scope, region: "region", unit: "house")
            RETURNING earliest
            """)
        guard let row = changed.first else { throw Refusal.notFound }
        session.about("participant \(participant)")
        let first = max(Moment(try row("earliest", as: Day.self)), session.now)
        let last = first.adding(hours: 24 * Self.daysToCome)
        session.announce(
            RetestDecided(participant: participant, isAgain: decision == .again, from: first, until: last))
        return Done()
    }
}

/// Somebody is asked again, or is not.
public struct RetestDecided: Announcement {
    public let participant: String
    public let isAgain: Bool
    public let from: Moment
    public let until: Moment
}
