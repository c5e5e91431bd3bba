import Access
import Care
import Foundation
import Storage

/// All SQL of drafts. A draft belongs to whoever made it, and to nobody else.
extension Session {
    /// The draft as its maker may see it, and what stands above its rows.
    /// - Throws: `Refusal.notFound`, also for the draft of somebody else.
    func draft(_ id: ID<ImportDraft>, of kind: String) throws -> (draft: ImportDraft, head: ImportHead) {
        let row = try row(
            """
            SELECT \(Self.columns) FROM import_draft
            WHERE id = \(id) AND kind = \(kind) AND maker = \(caller.id?.rawValue ?? "")
            \(unscoped: "a draft is its maker's alone, as the statement says")
            """)
        guard let row else { throw Refusal.notFound }
        return try read(row, id)
    }

    /// The same for the platform, which carries it out.
    func draftToCarryOut(
        _ id: ID<ImportDraft>
    ) throws -> (head: ImportHead, maker: ImportMaker)? {
        let row = try row(
            """
            SELECT \(Self.columns), reach, maker FROM import_draft
            WHERE id = \(id) AND state = 'running' AND stopped_for IS NULL
            \(unscoped: "every row is held against the reach that was confirmed")
            """)
        guard let row else { return nil }
        let reach = try JSONDecoder().decode(ImportReach.self, from: Data(row("reach", as: String.self).utf8))
        let maker = ImportMaker(account: try row("maker"), draft: id, reach: reach)
        return (try read(row, id).1, maker)
    }

    private static var columns: SQL { "state, stopped_for, head, good, bad, done, to_do, replaced, expires_at" }

    private func read(_ row: Row, _ id: ID<ImportDraft>) throws -> (ImportDraft, ImportHead) {
        let head: ImportHead = try unsealed(row("head"), of: id)
        let stop: ImportStop? = try row("stopped_for")
        let draft = ImportDraft(
            id: id, state: try stop.map { _ in .stopped } ?? row("state"), stoppedFor: stop, fileName: head.fileName,
            unknownColumns: head.unknown, good: try row("good"), bad: try row("bad"), done: try row("done"),
            toDo: try row("to_do"), replaced: try row("replaced"), expiresAt: try row("expires_at"))
        return (draft, head)
    }

    func insert(_ draft: ImportDraft, _ head: ImportHead, of kind: String, by post: Post) throws {
        try run(
            """
            INSERT INTO import_draft
                (id, kind, region, maker, made_at, expires_at, state, head, good, bad, done, to_do, replaced)
            VALUES (\(draft.id), \(kind), \(try scope.admit(post.region, unit: post.unit)),
                \(caller.id?.rawValue ?? ""), \(now), \(draft.expiresAt), \(draft.state),
                \(try sealed(head, of: draft.id)), \(draft.good), \(draft.bad), 0, \(draft.toDo),
                \(draft.replaced))
            """)
    }

    func insert(_ block: SealedBlock, of draft: ID<ImportDraft>) throws {
        try send(
            """
            INSERT INTO import_block (draft, number, content, bad, is_done)
            VALUES (\(draft), \(block.number), \(block.rows), \(block.bad), FALSE)
            \(unscoped: "the draft is the caller's own, made in this transaction")
            """)
    }

    func keep(_ remarks: [ImportRemark], of draft: ID<ImportDraft>) throws {
        try run(
            """
            UPDATE import_draft SET remarks = \(try sealed(remarks, of: draft)) WHERE id = \(draft)
            \(unscoped: "the draft is the caller's own, made in this transaction")
            """)
    }

    func remarks(on draft: ID<ImportDraft>) throws -> [ImportRemark] {
        let row = try row(
            """
            SELECT remarks FROM import_draft WHERE id = \(draft)
            \(unscoped: "the draft was found as the caller's own")
            """)
        guard let sealed = try row?("remarks", as: Sealed?.self) ?? nil else { return [] }
        return try unsealed(sealed, of: draft)
    }

    /// The next block that has not been written.
    func nextBlock(of draft: ID<ImportDraft>) throws -> DraftBlock? {
        try blocks(of: draft, "AND NOT is_done ORDER BY number LIMIT 1").first
    }

    func block(_ number: Int, of draft: ID<ImportDraft>) throws -> DraftBlock? {
        try blocks(of: draft, "AND number = \(number)").first
    }

    private func blocks(of draft: ID<ImportDraft>, _ which: SQL) throws -> [DraftBlock] {
        try rows(
            """
            SELECT number, content FROM import_block WHERE draft = \(draft) \(which)
            \(unscoped: "the draft was found as the caller's own, or is being carried out")
            """
        ).map { DraftBlock(number: try $0("number"), rows: try unsealed($0("content"), of: draft)) }
    }

    /// How many bad rows lie in which block, so that a page of them opens few blocks.
    func badRows(of draft: ID<ImportDraft>) throws -> [(block: Int, bad: Int)] {
        try rows(
            """
            SELECT number, bad FROM import_block WHERE draft = \(draft) AND bad > 0 ORDER BY number
            \(unscoped: "the draft was found as the caller's own")
            """
        ).map { (try $0("number"), try $0("bad")) }
    }

    /// Marks a block as written. Only what must be mended is kept of it; the good rows have found their place.
    func finish(_ block: DraftBlock, wrote: Int, refused: Int, of draft: ID<ImportDraft>) throws {
        try send(
            """
            UPDATE import_block SET content = \(try sealed(block.rows, of: draft)), bad = \(block.bad), is_done = TRUE
            WHERE draft = \(draft) AND number = \(block.number)
            \(unscoped: "the draft is being carried out")
            """)
        try send(
            """
            UPDATE import_draft SET done = done + \(wrote + refused), good = good - \(refused), bad = bad + \(refused)
            WHERE id = \(draft) \(unscoped: "the draft is being carried out")
            """)
    }

    /// - Returns: false when it was not waiting any more, so that confirming twice counts once.
    func confirm(_ draft: ID<ImportDraft>, within reach: ImportReach) throws -> Bool {
        let text = String(decoding: try JSONEncoder().encode(reach), as: UTF8.self)
        return try run(
            """
            UPDATE import_draft SET state = 'running', reach = \(text)
            WHERE id = \(draft) AND state = 'waiting' AND good > 0
            \(unscoped: "the draft was found as the caller's own")
            """) == 1
    }

    func end(_ draft: ID<ImportDraft>) throws {
        try run(
            "UPDATE import_draft SET state = 'done' WHERE id = \(draft) \(unscoped: "the draft is being carried out")")
    }

    /// A list that is done, or was thrown away meanwhile, is left as it is.
    func stop(_ draft: ID<ImportDraft>, for reason: ImportStop) throws {
        try run(
            """
            UPDATE import_draft SET stopped_for = \(reason) WHERE id = \(draft) AND state = 'running'
            \(unscoped: "the draft was being carried out")
            """)
    }

    /// - Returns: false when it was not stopped any more, so that going on twice counts once.
    func resume(_ draft: ID<ImportDraft>, within reach: ImportReach) throws -> Bool {
        let text = String(decoding: try JSONEncoder().encode(reach), as: UTF8.self)
        return try run(
            """
            UPDATE import_draft SET stopped_for = NULL, reach = \(text)
            WHERE id = \(draft) AND stopped_for IS NOT NULL \(unscoped: "the draft was found as the caller's own")
            """) == 1
    }

    /// The number of the next block that has not been written; 0 where all are.
    func nextStep(of draft: ID<ImportDraft>) throws -> Int {
        let row = try row(
            """
            SELECT COALESCE(MIN(number), 0) AS next FROM import_block WHERE draft = \(draft) AND NOT is_done
            \(unscoped: "the draft was found as the caller's own")
            """)
        return try row?("next") ?? 0
    }

    /// Good rows of the caller's own list of this kind that waits to be confirmed.
    func waitingRows(of kind: String) throws -> Int {
        let row = try row(
            """
            SELECT CAST(COALESCE(SUM(good), 0) AS BIGINT) AS good FROM import_draft
            WHERE kind = \(kind) AND maker = \(caller.id?.rawValue ?? "") AND state = 'waiting'
            \(unscoped: "the caller's own, as the statement says")
            """)
        return try row?("good") ?? 0
    }

    /// - Returns: how many were forgotten.
    func forget(_ which: SQL) throws -> Int {
        try run("DELETE FROM import_draft WHERE \(which)")
    }
}
