public import Access
public import Care
import ScreeningRules
import Storage

/// Deletes one kept result with all its answers. An alert that it raised stays, without the answers.
public struct RemoveFromHistory: Command {
    public static let permission = Permission.anyone

    public var historyKey: String
    public var sheet: ID<Sheet>

    public init(historyKey: String, sheet: ID<Sheet>) {
        self.historyKey = historyKey
        self.sheet = sheet
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let history = try session.history(key: historyKey)
        let deleted = try session.run(
            """
            DELETE FROM sheet WHERE id = \(sheet) AND history = \(history.id)
            \(unscoped: "the history was opened by its key")
            """)
        guard deleted == 1 else { throw Refusal.notFound }
        session.about("sheet \(sheet)")
        return Done()
    }
}

/// Deletes a history at once: every result, every answer, and the code itself. Alerts stay, without the answers.
public struct DeleteHistory: Command {
    public static let permission = Permission.anyone

    public var historyKey: String

    public init(historyKey: String) {
        self.historyKey = historyKey
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// How many sheets are gone.
        public let deleted: Int
        /// Whether an alert stays with those who are on duty.
        public let alertStays: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let history = try session.history(key: historyKey)
        let alertStays = try session.hasRaisedAlert(history.id)
        let deleted = try session.run(
            """
            DELETE FROM sheet WHERE history = \(history.id) \(unscoped: "the history was opened by its key")
            """)
        try session.run(
            "DELETE FROM history WHERE id = \(history.id) \(unscoped: "the history was opened by its key")")
        session.about("history \(history.id)")
        return Outcome(deleted: deleted, alertStays: alertStays)
    }
}

/// Clears away histories that nobody has come for during the term of `keeping.json`, and keys whose hour is over.
public struct ForgetUnusedHistories: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public init() {}

    /// Few at a time, so that the writer is not held: the job comes again within the hour.
    private static let atOnce = 200

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let keeping = try session.book(KeepingPolicy.self).rule(on: session.today)
        let border = Moment(keeping.historiesForgotten(on: session.today))
        let old: [ID<History>] = try session.rows(
            """
            SELECT id FROM history WHERE used_at < \(border) ORDER BY used_at LIMIT \(Self.atOnce)
            \(unscoped: "histories run out everywhere alike")
            """
        ).map { try $0("id") }
        try session.run(
            """
            DELETE FROM history_key WHERE expires_at <= \(session.now)
            \(unscoped: "keys run out everywhere alike")
            """)
        guard !old.isEmpty else { return Done() }
        try session.run(
            "DELETE FROM sheet WHERE history IN \(list: old) \(unscoped: "histories run out everywhere alike")")
        try session.run(
            "DELETE FROM history WHERE id IN \(list: old) \(unscoped: "histories run out everywhere alike")")
        return Done()
    }
}
