import Dispatch

/// A list that somebody brought: the names of its columns, and its rows.
public struct Table: Sendable, Equatable {
    public let header: [String]
    public let rows: [TableRow]
}

/// A row of a list. Each has as many cells as the header has names.
public struct TableRow: Sendable, Equatable {
    /// As the spreadsheet or the editor counts it; the header is mostly 1.
    public let number: Int
    public let cells: [String]
    /// Cells that could not be taken as they are, such as formulas; the other rows can be used.
    public let faults: [FileFault]
}

extension Table {
    /// Reads CSV or XLSX, whichever the bytes are; what the file calls itself proves nothing.
    /// - Throws: `FileFault` when the file as a whole cannot be used.
    public static func read(_ bytes: [UInt8], limits: TableLimits = .standard) throws(FileFault) -> Table {
        guard !bytes.isEmpty else { throw .empty }
        if bytes.starts(with: [0x50, 0x4B]) { return try XLSXReader.read(bytes, limits: limits) }
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { throw .workbook(.oldOrLocked) }
        guard bytes.count <= limits.bytes else { throw .tooLarge(megabytes: limits.bytes >> 20) }
        guard !isKnownOther(bytes) else { throw .notATable }
        return try table(of: bytes, limits)
    }

    /// The same on a thread of its own, one file after the other: a large workbook takes seconds, and must hold up
    /// neither the pages of others nor, with several at once, the memory.
    public static func reading(_ bytes: [UInt8], limits: TableLimits = .standard) async throws -> Table {
        try await withCheckedThrowingContinuation { continuation in
            desk.async { continuation.resume(with: Swift.Result { try read(bytes, limits: limits) }) }
        }
    }

    private static let desk = DispatchQueue(label: "files", qos: .utility)

    /// Pictures, PDF, archives and programs, so that the words are about the file and not about its first byte.
    private static func isKnownOther(_ bytes: [UInt8]) -> Bool {
        let beginnings: [[UInt8]] = [
            Array("%PDF".utf8), [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B], Array("Rar!".utf8),
            Array("7z".utf8) + [0xBC, 0xAF], Array("GIF8".utf8), [0x7F, 0x45, 0x4C, 0x46],
        ]
        return beginnings.contains { bytes.starts(with: $0) }
    }

    private static func table(of bytes: [UInt8], _ limits: TableLimits) throws(FileFault) -> Table {
        var finder = EncodingFinder()
        finder.look(at: bytes)
        let decoder = try TextDecoder(try finder.found())
        let reader = CSVReader(limits: limits)
        var builder = TableBuilder(limits: limits)
        for start in stride(from: 0, to: bytes.count, by: 1 << 18) {
            let chunk = Array(bytes[start..<min(start + 1 << 18, bytes.count)])
            for record in try reader.read(try decoder.decode(chunk)) { try builder.add(record) }
        }
        try decoder.finish()
        for record in try reader.finish() { try builder.add(record) }
        return try builder.table()
    }
}

/// Puts a table together from lines: the first one with anything in it names the columns.
struct TableBuilder {
    let limits: TableLimits
    private var header: [String]?
    private var rows: [TableRow] = []

    init(limits: TableLimits) {
        self.limits = limits
    }

    mutating func add(_ record: CSVRecord) throws(FileFault) {
        try add(number: record.line, cells: record.cells.map(CSVWriter.undefused), faults: [])
    }

    mutating func add(number: Int, cells: [String], faults: [FileFault]) throws(FileFault) {
        guard let header else {
            if let fault = faults.first { throw fault }
            self.header = Self.withoutEmptyEnd(cells.map(Self.trimmed))
            return
        }
        guard rows.count < limits.rows else { throw .tooManyRows(most: limits.rows) }
        var cells = Self.withoutEmptyEnd(cells)
        var faults = faults
        if cells.count > header.count {
            faults.append(.moreCellsThanNames(row: number, names: header.count))
            cells.removeLast(cells.count - header.count)
        }
        cells += Array(repeating: "", count: header.count - cells.count)
        rows.append(TableRow(number: number, cells: cells, faults: faults))
    }

    func table() throws(FileFault) -> Table {
        guard let header, !header.isEmpty else { throw .empty }
        return Table(header: header, rows: rows)
    }

    private static func withoutEmptyEnd(_ cells: [String]) -> [String] {
        Array(cells[..<(cells.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)])
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
