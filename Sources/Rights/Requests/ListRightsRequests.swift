public import Access
public import Care
public import RightsRules
import Storage

/// Lists what people of the caller's places have asked: what waits first, and of that what is due first.
public struct ListRightsRequests: Query {
    public static let permission = Permission.answerRightsRequests
    public static let opensIdentity = false
    public static let perPage = 30

    /// Also those that were answered.
    public var all: Bool?
    /// From 1.
    public var page: Int?

    public init(all: Bool? = nil, page: Int? = nil) {
        (self.all, self.page) = (all, page)
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let requests: [RightsRequest]
        /// How many wait, and of those how many are past their time.
        public let open: Int
        public let late: Int
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let found = try session.rows(
            """
            SELECT \(RightsRequest.columns) FROM \(RightsRequest.tables)
            WHERE (\(all ?? false) OR r.answer IS NULL) AND \(session.scope, region: "r.region", unit: "r.house")
            ORDER BY CASE WHEN r.answer IS NULL THEN 0 ELSE 1 END, r.due_at, r.id
            LIMIT \(Self.perPage + 1) OFFSET \(skipped)
            """
        ).map(RightsRequest.init)
        let counts = try session.row(
            """
            SELECT COUNT(*) AS open, COALESCE(SUM(CASE WHEN r.due_at < \(session.now) THEN 1 ELSE 0 END), 0) AS late
            FROM rights_request r WHERE r.answer IS NULL AND \(session.scope, region: "r.region", unit: "r.house")
            """)
        return Outcome(
            requests: Array(found.prefix(Self.perPage)), open: try counts?("open") ?? 0,
            late: try counts?("late") ?? 0, hasMore: found.count > Self.perPage)
    }
}

/// Opens one request with the words of whoever asks.
public struct ReadRightsRequest: Query {
    public static let permission = Permission.answerRightsRequests
    public static let opensIdentity = true

    public var request: ID<RightsRequest>

    public init(request: ID<RightsRequest>) {
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let request: RightsRequest
        /// What the person has written.
        public let wish: String?
        /// What was answered.
        public let words: String?
        public let certificate: CertifiedErasure?
        /// What stands in the way of granting it by the caller, beside what the form asks for.
        public let obstacle: RightsObstacle?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let (found, row) = try session.rightsRequest(request)
        var decision = try session.decision(on: found, campaign: row("campaign"))
        (decision.hasProof, decision.hasWords) = (true, true)
        return Outcome(
            request: found, wish: try session.words("wish", "wish", of: found, in: row),
            words: try session.words("words", "words", of: found, in: row),
            certificate: try session.certificate(of: found.id), obstacle: decision.obstacle(to: .granted))
    }
}
