public import Access
import Care
public import Files
import Storage

/// Reads a list that somebody brings and keeps it for a look, row by row with what is wrong. Writes nothing else.
public struct PreviewImport<Kind: ImportKind>: Command, BringsFile {
    public static var permission: Permission { Kind.permission }
    public static var name: String { "Preview\(Kind.name)" }

    public var file: UploadedFile
    private var table: Table?

    public init(file: UploadedFile) {
        self.file = file
    }

    private enum CodingKeys: String, CodingKey { case file }

    /// Unpacking and reading do not hold the writer.
    public func prepared(in room: PreparationRoom) async throws -> Self {
        var ready = self
        ready.table = try await Table.reading(file.bytes)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> ImportDraft {
        let form = try session.book(ImportForms.self).form(Kind.form)
        guard let table, !table.rows.isEmpty else { throw ImportProblem.noRows }
        let head = try ImportHead(fileName: file.name, header: table.header, form: form)
        // A newer list takes the place of the one that was not confirmed.
        _ = try session.forget(
            """
            kind = \(Kind.name) AND maker = \(session.caller.id?.rawValue ?? "") AND state = 'waiting'
            \(unscoped: "the caller's own, as the statement says")
            """)
        return try keep(table, head, in: session)
    }

    private func keep(
        _ table: Table, _ head: ImportHead, in session: borrowing Session<Self>
    ) throws -> ImportDraft {
        guard let caller = session.caller.id else { throw Refusal.notSignedIn }
        let maker = ImportMaker(account: caller, draft: session.newID(), reach: ImportReach(session.scope))
        let (blocks, remarks) = try RowCheck<Kind>(head: head, maker: maker)
            .blocks(of: table, in: session)
        let bad = blocks.reduce(0) { $0 + $1.bad }
        let good = table.rows.count - bad
        let draft = ImportDraft(
            id: maker.draft, state: .waiting, stoppedFor: nil, fileName: head.fileName,
            unknownColumns: head.unknown, good: good, bad: bad, done: 0, toDo: good,
            expiresAt: session.now.adding(hours: 48))
        guard let post = session.caller.posts.first(where: { $0.role.permissions.contains(Kind.permission) })
        else { throw Refusal.forbidden }
        try session.insert(draft, head, of: Kind.name, by: post)
        if !remarks.isEmpty { try session.keep(remarks, of: draft.id) }
        for block in blocks { try session.insert(block, of: draft.id) }
        session.about("import \(draft.id)", region: post.region)
        return draft
    }
}
