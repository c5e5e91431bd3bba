public import Access
public import Care
import Storage

/// Throws a list away that was not confirmed, or what is left of one that is done.
public struct DiscardImport<Kind: ImportKind>: Command {
    public static var permission: Permission { Kind.permission }
    public static var name: String { "Discard\(Kind.name)" }

    public var draft: ID<ImportDraft>

    public init(draft: ID<ImportDraft>) {
        self.draft = draft
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.draft(draft, of: Kind.name).draft
        guard found.state != .running else { throw ImportProblem.notWaiting }
        session.about("import \(draft)")
        _ = try session.forget("id = \(draft) \(unscoped: "the draft was found as the caller's own")")
        return Done()
    }
}
