/// Gathers fields into records and keeps count of lines while libcsv goes through a text.
final class CSVCollector {
    private let limits: TableLimits
    private var cells: [String] = []
    private var records: [CSVRecord] = []
    /// The line that is being read, and the one on which the record in hand began.
    private var line = 1
    private(set) var begunLine = 1
    private var lastEnd: Int32 = 0
    private var count = 0
    private(set) var fault: FileFault?

    init(limits: TableLimits) {
        self.limits = limits
    }

    func take() -> [CSVRecord] {
        defer { records.removeAll(keepingCapacity: true) }
        return records
    }

    func field(_ bytes: UnsafeRawBufferPointer) {
        guard fault == nil else { return }
        // A character takes four bytes at most, so that a longer field need not be counted.
        let text = bytes.count > limits.field * 4 ? nil : String(decoding: bytes, as: UTF8.self)
        guard let text, bytes.count <= limits.field || text.count <= limits.field else {
            fault = .tooLongField(row: begunLine, column: cells.count, most: limits.field)
            return
        }
        guard cells.count < limits.columns else {
            fault = .tooManyColumns(row: begunLine, most: limits.columns)
            return
        }
        cells.append(text)
        line += Self.lineBreaks(in: bytes)
    }

    /// - Parameter end: the character that ended the line, or -1 at the end of the text.
    func lineEnd(_ end: Int32) {
        guard fault == nil else { return }
        // The second half of a Windows line end is no line of its own.
        if cells.isEmpty, end == 10, lastEnd == 13 {
            lastEnd = 0
            return
        }
        keepRecord()
        lastEnd = end
        line += 1
        begunLine = line
    }

    private func keepRecord() {
        defer { cells.removeAll(keepingCapacity: true) }
        guard cells.contains(where: { !$0.isEmpty }) else { return }
        count += 1
        // The header is a line, but not a row.
        if count > limits.rows + 1 { fault = .tooManyRows(most: limits.rows) }
        records.append(CSVRecord(line: begunLine, cells: cells))
    }

    private static func lineBreaks(in bytes: UnsafeRawBufferPointer) -> Int {
        var (breaks, before) = (0, UInt8(0))
        for byte in bytes {
            if byte == 13 || byte == 10 && before != 13 { breaks += 1 }
            before = byte
        }
        return breaks
    }
}
