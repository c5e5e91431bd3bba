public import Access
import Care
public import Files
import Storage

/// Reads a list that somebody brings and keeps it for a look, row by row with what is wrong. Writes nothing else.
public struct PreviewImport<Kind: ImportKind>: Command, BringsFile {
    public static var permission: Permission { Kind.permission }
    public static var name: String { "Preview\(Kind.name)" }

    public static var looksFirst: Bool { true }

    public var file: UploadedFile
    private var table: Table?
    private var look: Look?

    public init(file: UploadedFile) {
        self.file = file
    }

    private enum CodingKeys: String, CodingKey { case file }

    /// What was found out about a list, ready to be kept.
    private struct Look {
        let head: ImportHead
        let draft: ImportDraft
        let remarks: [ImportRemark]
        let blocks: [SealedBlock]
    }

    /// Unpacking and reading do not hold the writer.
    public func prepared(in room: PreparationRoom) async throws -> Self {
        var ready = self
        ready.table = try await Table.reading(file.bytes)
        return ready
    }

    /// Nor does holding every row against the tables: each is held against them again when it is written.
    public func looked(in session: borrowing Session<Self>) throws -> Self {
        var ready = self
        ready.look = try look(in: session)
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> ImportDraft {
        let look = try look ?? look(in: session)
        var draft = look.draft
        draft.replaced = try session.waitingRows(of: Kind.name)
        // A newer list takes the place of the one that was not confirmed, and says so.
        _ = try session.forget(
            """
            kind = \(Kind.name) AND maker = \(session.caller.id?.rawValue ?? "") AND state = 'waiting'
            \(unscoped: "the caller's own, as the statement says")
            """)
        guard let post = session.caller.posts.first(where: { $0.role.permissions.contains(Kind.permission) })
        else { throw Refusal.forbidden }
        try session.insert(draft, look.head, of: Kind.name, by: post)
        if !look.remarks.isEmpty { try session.keep(look.remarks, of: draft.id) }
        for block in look.blocks { try session.insert(block, of: draft.id) }
        session.about("import \(draft.id)", region: post.region)
        return draft
    }

    private func look(in session: borrowing Session<Self>) throws -> Look {
        let form = try session.book(ImportForms.self).form(Kind.form)
        guard let table, !table.rows.isEmpty else { throw ImportProblem.noRows }
        let head = try ImportHead(fileName: file.name, header: table.header, form: form)
        guard let caller = session.caller.id else { throw Refusal.notSignedIn }
        let maker = ImportMaker(account: caller, draft: session.newID(), reach: ImportReach(session.scope))
        let (blocks, remarks) = try RowCheck<Kind>(head: head, maker: maker).blocks(of: table, in: session)
        let bad = blocks.reduce(0) { $0 + $1.bad }
        let good = table.rows.count - bad
        let draft = ImportDraft(
            id: maker.draft, state: .waiting, stoppedFor: nil, fileName: head.fileName,
            unknownColumns: head.unknown, good: good, bad: bad, done: 0, toDo: good,
            expiresAt: session.now.adding(hours: 48))
        var sealed: [SealedBlock] = []
        for block in blocks { sealed.append(try session.sealed(block, of: draft.id)) }
        return Look(head: head, draft: draft, remarks: remarks, blocks: sealed)
    }
}
