public import Access
public import Care

/// Has a list go on that was stopped. What is written stays written; pressed twice it goes on once.
public struct ResumeImport<Kind: ImportKind>: Command {
    public static var permission: Permission { Kind.permission }
    public static var name: String { "Resume\(Kind.name)" }

    public var draft: ID<ImportDraft>

    public init(draft: ID<ImportDraft>) {
        self.draft = draft
    }

    public func perform(in session: borrowing Session<Self>) throws -> ImportDraft {
        let found = try session.draft(draft, of: Kind.name).draft
        session.about("import \(draft)")
        if found.state == .running { return found }
        // Rows are held against what the maker reaches now, not against what they reached when they confirmed.
        guard try session.resume(draft, within: ImportReach(session.scope)) else { throw ImportProblem.notWaiting }
        let step = try session.nextStep(of: draft)
        // The job that was given up has the plain key of this step already.
        try session.later(
            CarryOutImport<Kind>(draft: draft, step: step), at: session.now,
            key: "import \(draft) \(step) resumed \(session.now.milliseconds)")
        return try session.draft(draft, of: Kind.name).draft
    }
}
