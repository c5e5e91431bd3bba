public import Access
import Care

/// Keeps the result of a finished sheet in a history that the person has already: by its code, or because it is
/// open on this device.
public struct AddToHistory: Command {
    public static let permission = Permission.anyone

    /// Opens the sheet.
    public var key: String
    /// What the person wrote down; wins over the open history.
    public var code: String?
    /// Opens the history that is open on this device.
    public var historyKey: String?

    public init(key: String, code: String?, historyKey: String?) {
        self.key = key
        self.code = code
        self.historyKey = historyKey
    }

    public func perform(in session: borrowing Session<Self>) throws -> OpenHistory.Outcome {
        let sheet = try session.resultToKeep(key: key)
        let history = try chosen(in: session)
        try session.keep(sheet, in: history.id)
        return OpenHistory.Outcome(historyKey: try session.open(history.id))
    }

    private func chosen(in session: borrowing Session<Self>) throws -> History {
        if let code { return try session.history(code: code) }
        guard let historyKey else { throw ScreeningError.historyClosed }
        return try session.history(key: historyKey)
    }
}
