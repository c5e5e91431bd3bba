public import Access
import Care
import Storage

/// Brings a half-finished sheet back on another device, by the code that was read aloud or written down.
public struct ResumeSheet: Command {
    public static let permission = Permission.anyone

    public var code: String

    public init(code: String) {
        self.code = code
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let key: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let written = session.readSpokenCode(code) else { throw ScreeningError.noSuchCode }
        let row = try session.row(
            """
            SELECT id, region FROM sheet
            WHERE code_index IN \(list: session.fingerprints(of: written, for: "sheet code"))
                AND finished_at IS NULL AND expires_at > \(session.now)
            \(unscoped: "the code in the person's hand opens this one sheet")
            """)
        guard let row else { throw ScreeningError.noSuchCode }
        let sheet: ID<Sheet> = try row("id")
        let key = session.newSecret()
        try session.open(key.stored, to: sheet)
        session.about("sheet \(sheet)", region: try row("region"))
        return Outcome(key: key.text)
    }
}
