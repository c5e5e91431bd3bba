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
            let good = read(&block, walk: &walk)
            try compareBroken(of: &block, in: session, walk: walk)
            _ = try ask(good, of: &block, in: session, walk: &walk)
            blocks.append(block)
        }
        return (blocks, walk.remarks)
    }

    /// What can be read of rows with unreadable cells is held against the tables and the rows above as well. A row that
    /// is wrong as a whole may have its cells in the wrong columns, and is not.
    private func compareBroken<Case: UseCase>(
        of block: inout DraftBlock, in session: borrowing Session<Case>, walk: RowWalk
    ) throws {
        let positions = block.rows.indices.filter { position in
            let faults = block.rows[position].faults
            return !faults.isEmpty && faults.allSatisfy { $0.column != nil }
        }
        guard !positions.isEmpty else { return }
        let rows = block.rows
        let broken = positions.map { BrokenRow(head.cells(of: rows[$0].cells), rows[$0].faults) }
        let found = try Kind.faults(ofBroken: broken, for: maker, in: session)
        for (index, position) in positions.enumerated() {
            block.rows[position].faults += found[index] + twice(broken[index], at: rows[position].number, walk)
        }
    }

    private func twice(_ row: BrokenRow, at number: Int, _ walk: RowWalk) -> [RowFault] {
        let first = Kind.clashes(ofBroken: row).compactMap { walk.firstRow(under: $0) }.first { $0 < number }
        return first.map { [RowFault(nil, Phrase("imports.row.twice", ["row": "\($0)"]))] } ?? []
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
            let good = read(&block, walk: &walk)
            return try ask(good, of: &block, in: session, walk: &walk)
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

    /// The rows of a block in which nothing is wrong by themselves, with their positions; what is wrong with the others
    /// is noted on them.
    private func read(_ block: inout DraftBlock, walk: inout RowWalk) -> [(position: Int, row: Kind.Row)] {
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
        return good
    }

    /// Those of them against which the tables have nothing.
    private func ask<Case: UseCase>(
        _ good: [(position: Int, row: Kind.Row)], of block: inout DraftBlock, in session: borrowing Session<Case>,
        walk: inout RowWalk
    ) throws -> [(position: Int, row: Kind.Row)] {
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
