public import Access
public import Care
import ScreeningRules
import Storage

/// Opens all results that a person has kept, oldest first.
public struct ReadHistory: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = false

    public var historyKey: String

    public init(historyKey: String) {
        self.historyKey = historyKey
    }

    public struct Outcome: Codable, Sendable {
        public let results: [KeptResult]
        /// The scales of these results, each version once.
        public let scales: [UsedScale]
        /// When it closes by itself on this device.
        public let closesAt: Moment
        /// The day on which it is forgotten if nobody comes for it until then.
        public let forgottenOn: Day
        /// Whether any sheet has shown a red flag: then an alert was raised, which stays when all else is deleted.
        public let hasRaisedAlert: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let history = try session.history(key: historyKey)
        let rows = try session.rows(
            """
            SELECT \(KeptResult.columns) FROM sheet s WHERE s.history = \(history.id)
                AND s.finished_at IS NOT NULL AND s.total IS NOT NULL
            ORDER BY s.finished_at, s.id
            \(unscoped: "the history was opened by its key")
            """)
        let keeping = try session.book(KeepingPolicy.self).rule(on: session.today)
        let results = try rows.map(KeptResult.init)
        return Outcome(
            results: results, scales: try session.scales(of: results), closesAt: history.closesAt ?? session.now,
            forgottenOn: keeping.historyEnds(lastUsed: history.usedAt.day),
            hasRaisedAlert: try session.hasRaisedAlert(history.id))
    }
}

/// One result in a history, without its answers.
public struct KeptResult: Codable, Sendable, Equatable {
    public let sheet: ID<Sheet>
    public let questionnaire: String
    public let version: String
    /// Points on the scale's own range.
    public let total: Int
    public let band: String
    /// The borders that the score was held against; `nil` for the scale's own.
    public let alternative: String?
    public let finishedAt: Moment

    static let columns: SQL = "s.id, s.questionnaire, s.version, s.total, s.band, s.alternative, s.finished_at"

    init(_ row: Row) throws {
        sheet = try row("id")
        questionnaire = try row("questionnaire")
        version = try row("version")
        total = try row("total")
        band = try row("band")
        alternative = try row("alternative")
        finishedAt = try row("finished_at")
    }
}

extension Session {
    fileprivate func scales(of results: [KeptResult]) throws -> [UsedScale] {
        let versions = Dictionary(grouping: results) { [$0.questionnaire, $0.version] }.values.compactMap(\.first)
        return try versions.compactMap { try scale($0.questionnaire, version: $0.version).map(UsedScale.init) }
    }

    /// Whether any sheet of a history, finished or not, has shown a red flag.
    func hasRaisedAlert(_ history: ID<History>) throws -> Bool {
        try row(
            """
            SELECT id FROM sheet WHERE history = \(history) AND worst_rank > 0 LIMIT 1
            \(unscoped: "the history was opened by its key")
            """) != nil
    }
}
