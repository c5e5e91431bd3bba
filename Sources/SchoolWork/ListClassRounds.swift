public import Access
public import Care
import SchoolWorkRules
import Storage

/// Lists the class meetings that the caller has opened, the newest first, and the classes for a new one.
public struct ListClassRounds: Query {
    public static let permission = Permission.holdClassMeetings
    public static let opensIdentity = false
    public static let atMost = 30

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        public let rounds: [ClassRound]
        public let classes: [SchoolClass]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let rounds = try session.rows(
            """
            SELECT \(ClassRound.columns) FROM class_round r JOIN published_unit u ON u.code = r.unit
            WHERE r.opened_by = \(session.caller.id) ORDER BY r.opened_at DESC, r.id DESC LIMIT \(Self.atMost)
            \(unscoped: "only what the caller opened")
            """
        ).map { try session.round($0) }
        let classes = try session.rows(
            """
            SELECT u.code, u.name_zh, u.name_en FROM published_unit u
            WHERE u.kind = 'class' AND u.status = 'open'
                AND (\(session.scope, region: "u.region", unit: "u.house")
                    OR \(session.scope, region: "u.region", unit: "u.code"))
            ORDER BY u.entry_year DESC, u.number, u.code LIMIT 200
            """
        ).map(SchoolClass.init)
        return Outcome(rounds: rounds, classes: classes)
    }
}

/// Shows one class meeting to whoever opened it: the code for the board, and how many have begun once ten have.
public struct SeeClassRound: Query {
    public static let permission = Permission.holdClassMeetings
    public static let opensIdentity = false

    public var round: ID<ClassRound>

    public init(round: ID<ClassRound>) {
        self.round = round
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let round: ClassRound
        /// `nil` when it is over.
        public let code: String?
        /// Of fewer nothing is told.
        public let fewest: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let found = try session.row(
            """
            SELECT \(ClassRound.columns) FROM class_round r JOIN published_unit u ON u.code = r.unit
            WHERE r.id = \(round) AND r.opened_by = \(session.caller.id) \(unscoped: "only what the caller opened")
            """)
        guard let found else { throw Refusal.notFound }
        let shown = try session.round(found)
        let code = try session.open(found("code_sealed"), for: ClassRound.sealing(of: round)).exposed
        return Outcome(
            round: shown, code: shown.closesAt > session.now ? code : nil,
            fewest: try session.policy(in: found("region"), on: session.today).rounds.fewest)
    }
}
