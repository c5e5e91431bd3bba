public import Access
import Storage

/// One child of a class, by number and not by name.
public struct ConsentSeat: Codable, Sendable, Equatable {
    public let participant: String
    /// Whose name `Rosters` knows.
    public let member: String
    public let number: Int
    /// Whether the guardian has still to be asked. Of the others it is not told what they said, nor who is not asked.
    public let isWaiting: Bool
    public let hasSlip: Bool
    public let isReminded: Bool
}

/// Lists the children of a class whose guardian is asked: those who wait, or all.
public struct ListSeats: Query {
    public static let permission = Permission.keepConsents
    public static let opensIdentity = false
    public static let perPage = 60

    public var campaign: String
    public var unit: String
    /// Also those who do not wait.
    public var all: Bool?
    /// Goes on behind this participant.
    public var after: String?

    public init(campaign: String, unit: String, all: Bool? = nil, after: String? = nil) {
        self.campaign = campaign
        self.unit = unit
        self.all = all
        self.after = after
    }

    public struct Outcome: Codable, Sendable {
        public let titles: [String: String]
        public let names: [String: String]?
        public let isOpen: Bool
        public let hasNotice: Bool
        /// How many would get a slip now.
        public let withoutSlip: Int
        /// How many could be reminded now.
        public let toRemind: Int
        public let seats: [ConsentSeat]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let facts = try session.campaign(campaign)
        _ = try session.classPlace(unit, in: campaign)
        let waiting = Waiting(facts, on: session.today)
        let seats = try session.seats(self, waiting)
        let work = try session.work(self, waiting)
        return Outcome(
            titles: facts.titles, names: try session.unitNames(unit), isOpen: facts.mayAnswer(at: session.now),
            hasNotice: try session.notice(of: campaign) != nil, withoutSlip: work.withoutSlip,
            toRemind: work.toRemind, seats: Array(seats.prefix(Self.perPage)), hasMore: seats.count > Self.perPage)
    }
}

extension Session where Case == ListSeats {
    fileprivate func seats(_ asked: ListSeats, _ waiting: Waiting) throws -> [ConsentSeat] {
        try rows(
            """
            SELECT p.id, p.member, \(Participant.number) AS number, \(waiting.isWaiting) AS is_waiting,
                \(Waiting.hasSlip) AS has_slip, \(Waiting.isReminded) AS is_reminded
            FROM published_participant p
            WHERE p.campaign = \(asked.campaign) AND p.unit = \(asked.unit) AND p.removed_at IS NULL
                AND p.number > COALESCE((
                    SELECT q.number FROM published_participant q WHERE q.id = CAST(\(asked.after) AS TEXT)), -1)
                AND \(waiting.isAsked)
                AND (\(asked.all ?? false) OR \(waiting.isWaiting))
                AND \(scope, region: "p.region", unit: "p.house")
            ORDER BY p.number, p.id LIMIT \(ListSeats.perPage + 1)
            """
        ).map { row in
            ConsentSeat(
                participant: try row("id"), member: try row("member"), number: try row("number"),
                isWaiting: try row("is_waiting"), hasSlip: try row("has_slip"), isReminded: try row("is_reminded"))
        }
    }

    fileprivate func work(_ asked: ListSeats, _ waiting: Waiting) throws -> (withoutSlip: Int, toRemind: Int) {
        let row = try row(
            """
            SELECT COALESCE(SUM(CASE WHEN NOT \(Waiting.hasSlip) OR \(Waiting.isDueAgain) THEN 1 ELSE 0 END), 0)
                    AS without_slip,
                COALESCE(SUM(CASE WHEN \(Waiting.hasSlip) AND NOT \(Waiting.isReminded) THEN 1 ELSE 0 END), 0)
                    AS to_remind
            FROM published_participant p
            WHERE p.campaign = \(asked.campaign) AND p.unit = \(asked.unit) AND p.removed_at IS NULL
                AND \(waiting.isWaiting) AND \(scope, region: "p.region", unit: "p.house")
            """)
        guard let row else { throw Refusal.notFound }
        return (try row("without_slip"), try row("to_remind"))
    }
}
