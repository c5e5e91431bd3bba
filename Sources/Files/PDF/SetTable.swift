extension PaperSetting {
    private static var gap: Double { 5 }

    /// A row stays together where it fits on a page; one that is longer than a page goes on to the next.
    func set(_ table: PDFTable) {
        guard !table.columns.isEmpty else { return }
        let columns = TableColumns(table.columns)
        let head = columns.lines(of: table.columns.map(\.name), .head, type)
        // The head and a first row, so that no head stands alone at the end of a page.
        need(height(of: head, .head) + 2 * PaperFace.cell.lineHeight)
        set(head, columns, .head)
        for row in table.rows {
            var rest = columns.lines(of: row, .cell, type)
            while let longest = rest.map(\.count).max(), longest > 0 {
                if height(of: rest, .cell) > room {
                    let isTooLong = height(of: rest, .cell) > PaperBox.content.height - height(of: head, .head)
                    if !isTooLong || room < 4 * PaperFace.cell.lineHeight { again(head, columns) }
                }
                let fitting = max(1, Int((room - Self.gap) / PaperFace.cell.lineHeight))
                set(rest.map { Array($0.prefix(fitting)) }, columns, .cell)
                rest = rest.map { Array($0.dropFirst(fitting)) }
            }
        }
        space(10)
    }

    private func again(_ head: [[String]], _ columns: TableColumns) {
        newPage()
        set(head, columns, .head)
    }

    private func height(of row: [[String]], _ face: PaperFace) -> Double {
        Double(row.map(\.count).max() ?? 0) * face.lineHeight + Self.gap
    }

    private func set(_ row: [[String]], _ columns: TableColumns, _ face: PaperFace) {
        let (content, height) = (PaperBox.content, height(of: row, face))
        if face == .head { mark(.box(PaperBox(x: content.x, y: top, width: content.width, height: height), .faint)) }
        for (lines, column) in zip(row, columns.boxes) {
            for (number, line) in lines.enumerated() where !line.isEmpty {
                let y = top + Self.gap / 2 + Double(number) * face.lineHeight
                let x = column.isTrailing ? column.right - type.width(of: line, face) : column.x
                mark(.text(line, face, .black, x: x, y: y))
            }
        }
        move(height)
        mark(.rule(x: content.x, y: top, toX: content.right, toY: top, .pale, isDashed: false))
    }
}

/// Where the columns of a table stand.
private struct TableColumns {
    struct Column {
        let x: Double
        let right: Double
        let isTrailing: Bool
    }

    let boxes: [Column]

    init(_ columns: [PDFColumn]) {
        let shares = columns.map { $0.share.isFinite ? max(0.05, $0.share) : 1 }
        let all = shares.reduce(0, +)
        var left = PaperBox.content.x
        boxes = zip(columns, shares).map { column, share in
            let width = PaperBox.content.width * share / all
            defer { left += width }
            return Column(x: left + 4, right: left + width - 4, isTrailing: column.alignment == .trailing)
        }
    }

    /// An empty row has a line as well: it is something to write on.
    func lines(of cells: [String], _ face: PaperFace, _ type: PaperType) -> [[String]] {
        boxes.enumerated().map { number, box in
            let lines = number < cells.count ? type.lines(cells[number], face, width: box.right - box.x) : []
            return lines.isEmpty ? [""] : lines
        }
    }
}
