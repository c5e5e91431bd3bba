public import Care
public import Storage

/// A list that was brought and waits to be confirmed, is being carried out, was stopped on the way, or is done.
public struct ImportDraft: Codable, Sendable, Equatable {
    public enum State: String, Codable, Sendable, CaseIterable { case waiting, running, stopped, done }

    public let id: ID<ImportDraft>
    public let state: State
    /// Why it goes no further, where it is stopped.
    public let stoppedFor: ImportStop?
    public let fileName: String
    /// Columns of the file that were not used.
    public let unknownColumns: [String]
    /// Rows that can be imported, or were until now.
    public let good: Int
    /// Rows that must be mended first, or could not be written.
    public let bad: Int
    /// Rows that are gone through, of `toDo`; those that could not be written count as well.
    public let done: Int
    public let toDo: Int
    /// Good rows of an earlier list of the same kind that was not confirmed: this one has taken its place, and they are
    /// written only if they are in this one as well.
    public internal(set) var replaced = 0
    /// When the rows are forgotten, imported or not.
    public let expiresAt: Moment
}

extension ImportDraft.State: SQLBindable, SQLReadable {}
