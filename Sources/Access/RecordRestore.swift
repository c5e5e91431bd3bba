/// Writes into the audit log that the data was brought back from a backup, so that a log which ends earlier than
/// before says itself why.
public struct RecordRestore: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    /// The backup's own mark, as its manifest has it.
    public var backup: String

    public init(backup: String) {
        self.backup = backup
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about(backup)
        return Done()
    }
}
