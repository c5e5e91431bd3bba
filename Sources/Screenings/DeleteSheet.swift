public import Access
import Storage

/// Deletes a sheet with all its answers at once. An alert that it raised stays, without the answers.
public struct DeleteSheet: Command {
    public static let permission = Permission.anyone

    public var key: String

    public init(key: String) {
        self.key = key
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let sheet = try session.sheet(key: key)
        try session.run("DELETE FROM sheet WHERE id = \(sheet.id) \(unscoped: "the sheet was opened by its key")")
        return Done()
    }
}

/// Clears away half-finished sheets whose code has run out.
public struct ForgetUnfinishedSheets: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public init() {}

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.run(
            """
            DELETE FROM sheet WHERE id IN (
                SELECT id FROM sheet WHERE finished_at IS NULL AND mode = 'self' AND sitting IS NULL
                    AND expires_at < \(session.now)
                ORDER BY expires_at LIMIT 1000)
            \(unscoped: "sheets run out everywhere alike")
            """)
        return Done()
    }
}
