public import Access
public import Care

/// Has a list carried out that its maker has looked at. Confirming twice counts once.
public struct ConfirmImport<Kind: ImportKind>: Command {
    public static var permission: Permission { Kind.permission }
    public static var name: String { "Confirm\(Kind.name)" }

    public var draft: ID<ImportDraft>

    public init(draft: ID<ImportDraft>) {
        self.draft = draft
    }

    public func perform(in session: borrowing Session<Self>) throws -> ImportDraft {
        let found = try session.draft(draft, of: Kind.name).draft
        session.about("import \(draft)")
        if found.state != .waiting { return found }
        guard try session.confirm(draft, within: ImportReach(session.scope)) else { throw ImportProblem.notWaiting }
        try session.later(CarryOutImport<Kind>(draft: draft, step: 0), at: session.now, key: "import \(draft) 0")
        return try session.draft(draft, of: Kind.name).draft
    }
}
