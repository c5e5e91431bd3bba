public import Access
public import Care

/// Writes the next some hundred rows of a confirmed list, and asks to be called again until all are written.
///
/// One step is one transaction: what a killed process leaves behind is begun again, and no row is written twice.
public struct CarryOutImport<Kind: ImportKind>: Command {
    public static var permission: Permission { .operate }
    public static var unattended: Bool { true }
    public static var name: String { "CarryOut\(Kind.name)" }

    public var draft: ID<ImportDraft>
    public var step: Int

    public init(draft: ID<ImportDraft>, step: Int) {
        self.draft = draft
        self.step = step
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("import \(draft)")
        guard let (head, maker) = try session.draftToCarryOut(draft) else { return Done() }
        guard var block = try session.nextBlock(of: draft) else {
            try session.end(draft)
            return Done()
        }
        // A step that is asked for again, after it was done, leaves the next block to the next step.
        if block.number == step {
            try write(&block, RowCheck<Kind>(head: head, maker: maker), in: session)
        }
        try session.later(Self(draft: draft, step: step + 1), at: session.now, key: "import \(draft) \(step + 1)")
        return Done()
    }

    public func givenUp(after problem: any Error) -> (any UseCase)? {
        StopImport<Kind>(draft: draft, reason: ImportStop(after: problem))
    }

    private func write(
        _ block: inout DraftBlock, _ check: RowCheck<Kind>, in session: borrowing Session<Self>
    ) throws {
        let bad = block.bad
        let good = try check.readAgain(&block, in: session)
        let faults = try Kind.write(good.map(\.row), for: check.maker, in: session)
        for ((position, _), faults) in zip(good, faults) { block.rows[position].faults = faults }
        let refused = block.bad - bad
        let wrote = block.rows.count - block.bad
        block.rows.removeAll { $0.faults.isEmpty }
        try session.finish(block, wrote: wrote, refused: refused, of: draft)
    }
}
