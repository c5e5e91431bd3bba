import CCSV

/// Reads comma-separated text (RFC 4180) chunk by chunk, so that a list of 660,000 lines needs little memory.
///
/// Commas, semicolons or tabs: the first line shows which. Empty lines are passed over but counted.
public final class CSVReader {
    private var parser = csv_parser()
    private let collector: CSVCollector
    private var header: [UInt8] = []
    private var isStarted = false

    public init(limits: TableLimits = .standard) {
        collector = CSVCollector(limits: limits)
        csv_init(&parser, UInt8(CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL))
    }

    deinit { csv_free(&parser) }

    /// - Parameter chunk: UTF-8 as a `TextDecoder` gives it.
    /// - Returns: the records that are complete by now.
    /// - Throws: `FileFault` with the line at which the text stops being a table.
    public func read(_ chunk: [UInt8]) throws(FileFault) -> [CSVRecord] {
        if isStarted { return try parse(chunk) }
        header += chunk
        guard header.contains(10) || header.contains(13) || header.count > 64 * 1_024 else { return [] }
        return try start()
    }

    /// - Throws: `FileFault.cutOff` when a quoted field never ends.
    public func finish() throws(FileFault) -> [CSVRecord] {
        var records: [CSVRecord] = []
        if !isStarted { records = try start() }
        let state = withCallbacks { csv_fini(&parser, $0, $1, $2) }
        if let fault = collector.fault { throw fault }
        guard state == 0 else { throw .cutOff(row: collector.begunLine) }
        return records + collector.take()
    }

    private func start() throws(FileFault) -> [CSVRecord] {
        isStarted = true
        csv_set_delim(&parser, Self.delimiter(of: header))
        defer { header = [] }
        return try parse(header)
    }

    private func parse(_ bytes: [UInt8]) throws(FileFault) -> [CSVRecord] {
        let read = withCallbacks { csv_parse(&parser, bytes, bytes.count, $0, $1, $2) }
        if let fault = collector.fault { throw fault }
        guard read == bytes.count else { throw .looseQuote(row: collector.begunLine) }
        return collector.take()
    }

    /// What stands most often in the first line outside quotation marks.
    private static func delimiter(of bytes: [UInt8]) -> UInt8 {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes {
            if byte == 34 { isQuoted.toggle() }
            if !isQuoted, byte == 10 || byte == 13, !counts.isEmpty { break }
            if !isQuoted, [44, 59, 9].contains(byte) { counts[byte, default: 0] += 1 }
        }
        let comma: UInt8 = 44
        return counts.max { ($0.value, $0.key == comma ? 1 : 0) < ($1.value, $1.key == comma ? 1 : 0) }?.key ?? comma
    }

    private typealias Field = @convention(c) (UnsafeMutableRawPointer?, Int, UnsafeMutableRawPointer?) -> Void
    private typealias LineEnd = @convention(c) (Int32, UnsafeMutableRawPointer?) -> Void

    private func withCallbacks<Value>(_ body: (Field, LineEnd, UnsafeMutableRawPointer) -> Value) -> Value {
        body(
            { bytes, count, collector in
                guard let collector else { return }
                let field = UnsafeRawBufferPointer(start: bytes, count: bytes == nil ? 0 : count)
                Unmanaged<CSVCollector>.fromOpaque(collector).takeUnretainedValue().field(field)
            },
            { end, collector in
                guard let collector else { return }
                Unmanaged<CSVCollector>.fromOpaque(collector).takeUnretainedValue().lineEnd(end)
            },
            Unmanaged.passUnretained(collector).toOpaque())
    }
}
