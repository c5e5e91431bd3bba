public import Access
public import Care
import Storage
import WarningRules

/// Accepts the duty that a colleague hands over: first the one who comes is on duty, then the one who goes is not.
public struct AcceptHandOver: Command {
    public static let permission = Permission.takeDuty

    public var handOver: ID<DutyHandOver>

    public init(handOver: ID<DutyHandOver>) {
        self.handOver = handOver
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let row = try session.row(
            """
            SELECT h.region, h.giver, h.given_at, h.accepted_at FROM duty_hand_over h
            WHERE h.id = \(handOver) AND h.taker = \(session.caller.id) AND \(session.scope, region: "h.region")
            \(DialectHole.forUpdate)
            """)
        guard let row, let taker = session.caller.id else { throw Refusal.notFound }
        guard try row("accepted_at", as: Moment?.self) == nil else { throw DutyProblem.alreadyAccepted }
        let region: Region = try row("region")
        try session.mustBeOnRoster(taker, in: region, field: "taker")
        try session.run(
            """
            UPDATE duty_hand_over SET accepted_at = \(session.now)
            WHERE id = \(handOver) AND \(session.scope, region: "region")
            """)
        try session.comeOnDuty(taker, in: region)
        try session.release(row("giver"), in: region, since: row("given_at"))
        try session.rosterChanged(in: region)
        return Done()
    }
}

extension Session where Case == AcceptHandOver {
    fileprivate func comeOnDuty(_ taker: ID<Caller>, in region: Region) throws {
        guard try !isOnDuty(taker, in: region) else { return }
        try run(
            """
            INSERT INTO duty (account, region, since) VALUES (\(taker), \(try scope.admit(region)), \(now))
            ON CONFLICT (account, region) DO UPDATE SET since = excluded.since
            """)
        guard try isOnDuty(taker, in: region) else { throw DutyProblem.noPostThere(field: "taker") }
    }

    /// Only the duty that was handed over ends: whoever has come back since, by hand or by a later shift, stays.
    fileprivate func release(_ giver: ID<Caller>, in region: Region, since given: Moment) throws {
        let later = try row(
            """
            SELECT o.account FROM (\(peopleOnDuty)) o WHERE o.account = \(giver) AND o.region = \(region)
                AND o.since > \(given) AND \(scope, region: "o.region")
            """)
        if later == nil { try goOffDuty(giver, in: region) }
    }
}

/// Lists the latest hand-overs of a place with their notes. Opening them leaves a line in the audit log.
public struct ListHandOvers: Query {
    public static let permission = Permission.takeDuty
    /// A note may speak of a person, although it is asked not to.
    public static let opensIdentity = true

    public var region: Region

    public init(region: Region) {
        self.region = region
    }

    public struct Line: Codable, Sendable, Equatable {
        public let id: ID<DutyHandOver>
        public let giver: String
        public let taker: String
        /// Whether the caller is the one who is to accept.
        public let isForMe: Bool
        public let open: Int
        public let waiting: Int
        public let overdue: Int
        public let note: String?
        public let givenAt: Moment
        public let acceptedAt: Moment?
    }

    public struct Outcome: Codable, Sendable {
        public let lines: [Line]
        /// To whom the caller could hand over, without the caller.
        public let colleagues: [DutyPerson]
        public let isOnDuty: Bool
        /// What the place holds at this moment.
        public let open: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        _ = try session.scope.admit(region)
        session.about("duty hand-overs \(region)", region: region)
        let held = try session.row(
            """
            SELECT COUNT(*) AS open FROM alert a WHERE a.state <> \(AlertState.closed) AND a.holder = \(region)
                AND \(session.scope, region: "a.holder")
            """)
        return Outcome(
            lines: try session.handOvers(in: region),
            colleagues: try session.dutyPeople(in: region).filter { $0.account != session.caller.id },
            isOnDuty: try session.caller.id.map { try session.isOnDuty($0, in: region) } ?? false,
            open: try held?("open") ?? 0)
    }
}

extension Session where Case == ListHandOvers {
    fileprivate func handOvers(in region: Region) throws -> [ListHandOvers.Line] {
        try rows(
            """
            SELECT h.id, g.display_name AS giver, t.display_name AS taker, h.taker AS taker_account, h.open_alerts,
                h.waiting_alerts, h.overdue_alerts, h.note, h.given_at, h.accepted_at
            FROM duty_hand_over h JOIN published_account g ON g.id = h.giver
            JOIN published_account t ON t.id = h.taker
            WHERE h.region = \(region) AND \(scope, region: "h.region")
            ORDER BY h.given_at DESC, h.id DESC LIMIT 20
            """
        ).map { row in
            let id: ID<DutyHandOver> = try row("id")
            let sealed: Sealed? = try row("note")
            let taker: ID<Caller> = try row("taker_account")
            return ListHandOvers.Line(
                id: id, giver: try row("giver"), taker: try row("taker"), isForMe: taker == caller.id,
                open: try row("open_alerts"), waiting: try row("waiting_alerts"),
                overdue: try row("overdue_alerts"),
                note: try sealed.map { try open($0, for: DutyHandOver.sealing(id)).exposed },
                givenAt: try row("given_at"), acceptedAt: try row("accepted_at"))
        }
    }
}
