public import Access
import Storage

/// Opens a person's own history on this device, for an hour, by the code that they wrote down.
public struct OpenHistory: Command {
    public static let permission = Permission.anyone

    public var code: String

    public init(code: String) {
        self.code = code
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let historyKey: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let history = try session.history(code: code)
        session.about("history \(history.id)")
        return Outcome(historyKey: try session.open(history.id))
    }
}

/// Closes a history on this device before its hour is over.
public struct CloseHistory: Command {
    public static let permission = Permission.anyone

    public var historyKey: String

    public init(historyKey: String) {
        self.historyKey = historyKey
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            DELETE FROM history_key WHERE hash IN \(list: session.storedForms(of: historyKey))
            \(unscoped: "whoever holds the key may throw it away")
            """)
        return Done()
    }
}
