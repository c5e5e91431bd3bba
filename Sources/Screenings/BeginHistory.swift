public import Access
import Care
import Storage

/// Begins a history of one's own with the result of a finished sheet.
///
/// The code is told once, here, and never again. The same form sent twice gives the same code.
public struct BeginHistory: Command {
    public static let permission = Permission.anyone

    /// Opens the sheet.
    public var key: String
    /// A random word of the form's own, of 22 characters at least.
    public var request: String

    public init(key: String, request: String) {
        self.key = key
        self.request = request
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// What the person writes down: `K7Q4-2M9X-0TBC-5RWH`.
        public let code: String
        /// Keeps the history open on this device for an hour.
        public let historyKey: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard request.utf8.count >= 22, request.utf8.count <= 128 else { throw ScreeningError.badRequest }
        let sheet = try session.resultToKeep(key: key)
        // Bound to the sheet, so that a word that leaks opens nobody else's history.
        let code = session.lastingCode(belongingTo: "\(sheet.id) \(request)", for: History.codePurpose)
        guard let history = try session.beginHistory(code) else { throw ScreeningError.noSuchHistory }
        try session.keep(sheet, in: history.id)
        return Outcome(code: code, historyKey: try session.open(history.id))
    }
}

extension Session where Case == BeginHistory {
    /// The history of this code, new or known from the same form.
    fileprivate func beginHistory(_ code: String) throws -> History? {
        if let known = try historyIfAny(code: code) { return known }
        let index = fingerprint(code, for: History.codePurpose)
        try run(
            """
            INSERT INTO history (id, code_index, used_at) VALUES (\(newID(History.self)), \(index), \(now))
            ON CONFLICT (code_index) DO NOTHING
            \(unscoped: "a history without a person")
            """)
        return try historyIfAny(code: code)
    }
}
