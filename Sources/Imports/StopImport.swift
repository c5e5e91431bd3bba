public import Access
public import Care
public import Storage

/// Why a list was not carried out to its end, in as much as its maker can make use of it.
public enum ImportStop: String, Codable, Sendable, SQLBindable, SQLReadable {
    /// The database was held by others, or did not answer.
    case busy
    /// There was no room left for the data.
    case full
    /// Anything else: the operator finds it with the job that was given up.
    case other

    init(after problem: any Error) {
        self =
            switch problem as? StorageError {
            case .busy: .busy
            case .full: .full
            default: .other
            }
    }
}

/// Notes that a list was given up after its last attempt, so that its maker is told and can have it go on.
public struct StopImport<Kind: ImportKind>: Command {
    public static var permission: Permission { .operate }
    public static var unattended: Bool { true }
    public static var name: String { "Stop\(Kind.name)" }

    public var draft: ID<ImportDraft>
    public var reason: ImportStop

    public init(draft: ID<ImportDraft>, reason: ImportStop) {
        self.draft = draft
        self.reason = reason
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("import \(draft)")
        try session.stop(draft, for: reason)
        return Done()
    }
}
