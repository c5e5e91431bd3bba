import Access
import Care
import Files
import Storage

/// Goes through the rows of a list: what the file says, what the subject says, and whether the caller may.
struct RowCheck<Kind: ImportKind> {
    let head: ImportHead
    let maker: ImportMaker

    func blocks<Case: UseCase>(
        of table: Table, in session: borrowing Session<Case>
    ) throws -> (blocks: [DraftBlock], remarks: [ImportRemark]) {
        var blocks: [DraftBlock] = []
        var walk = RowWalk()
        for start in stride(from: 0, to: table.rows.count, by: DraftBlock.rows) {
            let rows = table.rows[start..<min(start + DraftBlock.rows, table.rows.count)].map { row in
                DraftRow(number: row.number, cells: row.cells, faults: faults(of: row))
            }
            var block = DraftBlock(number: blocks.count, rows: rows)
            _ = try look(at: &block, in: session, walk: &walk)
            blocks.append(block)
        }
        return (blocks, walk.remarks)
    }

    /// What the file made impossible of some cells, and what is wrong with the others: nobody mends a row twice. Where
    /// the row as a whole is wrong its cells may stand in the wrong columns, and nothing more is said of them.
    private func faults(of row: TableRow) -> [RowFault] {
        let impossible = row.faults.map(head.fault)
        let columns = Set(impossible.compactMap(\.column))
        guard !impossible.isEmpty, columns.count == impossible.count,
            case .bad(let others) = Kind.check(head.cells(of: row.cells))
        else { return impossible }
        return impossible + others.filter { fault in fault.column.map { !columns.contains($0) } ?? true }
    }

    /// The rows that a step is about to write, as the file and the tables have them now. What stands twice in the file
    /// was found at the preview.
    func readAgain<Case: UseCase>(
        _ block: inout DraftBlock, in session: borrowing Session<Case>
    ) throws -> [(position: Int, row: Kind.Row)] {
        guard Kind.checksWhileWriting else {
            var walk = RowWalk()
            return try look(at: &block, in: session, walk: &walk)
        }
        var good: [(position: Int, row: Kind.Row)] = []
        for position in block.rows.indices where block.rows[position].faults.isEmpty {
            switch Kind.check(head.cells(of: block.rows[position].cells)) {
            case .bad(let faults): block.rows[position].faults = faults
            case .good(let row): good.append((position, row))
            }
        }
        return good
    }

    /// The good rows of a block with their positions; what is wrong with the others is noted on them.
    func look<Case: UseCase>(
        at block: inout DraftBlock, in session: borrowing Session<Case>, walk: inout RowWalk
    ) throws -> [(position: Int, row: Kind.Row)] {
        var good: [(position: Int, row: Kind.Row)] = []
        for position in block.rows.indices where block.rows[position].faults.isEmpty {
            switch Kind.check(head.cells(of: block.rows[position].cells)) {
            case .bad(let faults): block.rows[position].faults = faults
            case .good(let row):
                if let fault = fault(of: row, at: block.rows[position].number, walk: &walk) {
                    block.rows[position].faults = [fault]
                } else {
                    good.append((position, row))
                }
            }
        }
        let findings = try Kind.findings(of: good.map(\.row), for: maker, in: session)
        for ((position, _), finding) in zip(good, findings) {
            let number = block.rows[position].number
            if let twice = twice(finding, at: number, walk: &walk) {
                block.rows[position].faults = [twice]
            } else {
                block.rows[position].faults = finding.faults
                if let remark = finding.remark { walk.note(remark, at: number) }
            }
        }
        return good.filter { block.rows[$0.position].faults.isEmpty }
    }

    /// A row that is wrong is no first one: whoever mends the list may leave it out.
    private func twice(_ finding: RowFinding, at number: Int, walk: inout RowWalk) -> RowFault? {
        guard finding.faults.isEmpty, let mark = finding.mark else { return nil }
        if let first = walk.firstRow(under: mark) {
            return RowFault(nil, Phrase("imports.row.twice", ["row": "\(first)"]))
        }
        walk.see(mark, at: number)
        return nil
    }

    private func fault(of row: Kind.Row, at number: Int, walk: inout RowWalk) -> RowFault? {
        // Nobody learns what exists elsewhere: the words are the same whether there is such a place or not.
        guard maker.reach.mayHold(row) else { return RowFault(nil, Phrase("imports.row.elsewhere")) }
        for clash in row.clashes {
            if let first = walk.firstRow(under: clash) {
                return RowFault(nil, Phrase("imports.row.twice", ["row": "\(first)"]))
            }
        }
        for mark in row.marks { walk.see(mark, at: number) }
        return nil
    }
}
