import Care
import Files

/// What is above the rows of a list that somebody brought: which of its columns we know, and as what.
struct ImportHead: Codable {
    let fileName: String
    /// The names as they stand in the file, so that it can be given back as it was.
    let header: [String]
    /// For each column of the file the key under which we know it.
    let keys: [String?]

    /// - Throws: `ImportProblem` when a needed column is missing or one is there twice.
    init(fileName: String, header: [String], form: ImportForm) throws {
        self.fileName = fileName
        self.header = header
        keys = header.map { name in form.columns.first { $0.answers(to: name) }?.key }
        let known = keys.compactMap { $0 }
        if let twice = keys.indices.first(where: { keys[$0] != nil && keys[..<$0].contains(keys[$0]) }) {
            throw ImportProblem.columnTwice(header[twice])
        }
        let missing = form.columns.filter { $0.isNeeded && !known.contains($0.key) }
        guard missing.isEmpty else {
            throw ImportProblem.missingColumns(missing.map { "\($0.name(in: .zhHans)) (\($0.name(in: .en)))" })
        }
    }

    func cells(of row: [String]) -> ImportCells {
        var cells: [String: String] = [:]
        for (key, cell) in zip(keys, row) {
            if let key { cells[key] = cell.trimmedBlanks }
        }
        return ImportCells(cells)
    }

    /// What the file itself made impossible, such as a formula, said of the column as we know it.
    func fault(of fault: FileFault) -> RowFault {
        RowFault(fault.column.flatMap { keys.indices.contains($0) ? keys[$0] : nil }, fault.phrase)
    }

    /// Columns that we do not know and therefore leave alone.
    var unknown: [String] { zip(keys, header).compactMap { $0 == nil && !$1.isEmpty ? $1 : nil } }
}

extension String {
    /// Also the blanks of Chinese typesetting and the ones that web pages leave behind.
    var trimmedBlanks: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        return String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
