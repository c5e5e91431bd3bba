import CPostgres
import Storage

/// The server's answer to one statement.
final class PostgresAnswer {
    private let result: OpaquePointer

    /// Takes over the result and frees it in the end.
    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    /// What was done: `COMMIT`, `INSERT 0 1`.
    var tag: String {
        PQcmdStatus(result).map { String(cString: $0) } ?? ""
    }

    /// How many rows were inserted, updated or deleted; a mere reading counts as none.
    var changedRows: Int {
        guard !tag.hasPrefix("SELECT"), let count = PQcmdTuples(result) else { return 0 }
        return Int(String(cString: count)) ?? 0
    }

    func rows() -> [Row] {
        let positions = 0..<PQnfields(result)
        let columns = Row.Columns(positions.map { PQfname(result, $0).map { String(cString: $0) } ?? "" })
        let types = positions.map { PQftype(result, $0) }
        return (0..<PQntuples(result)).map { row in
            Row(columns: columns, values: positions.map { value(row, $0, types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
        guard PQgetisnull(result, row, column) == 0, let start = PQgetvalue(result, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, row, column)))
        if type == .bytea { return .bytes(plainBytes(of: start)) }
        return SQLValue(String(decoding: bytes, as: UTF8.self), ofType: type)
    }

    /// The server writes binary data as text; libpq knows both of its ways.
    private func plainBytes(of text: UnsafeMutablePointer<CChar>) -> [UInt8] {
        var count = 0
        return text.withMemoryRebound(to: UInt8.self, capacity: 1) { escaped in
            guard let plain = PQunescapeBytea(escaped, &count) else { return [] }
            defer { PQfreemem(plain) }
            return [UInt8](UnsafeBufferPointer(start: plain, count: count))
        }
    }
}

extension SQLValue {
    /// Reads the server's text form. A type we do not know stays text.
    fileprivate init(_ text: String, ofType type: Oid) {
        let value: SQLValue? =
            switch type {
            case .int2, .int4, .int8: Int64(text).map(SQLValue.integer)
            case .float4, .float8: Double(text).map(SQLValue.real)
            // SUM(BIGINT) is an integer in SQLite, and AVG a real number.
            case .numeric: Int64(text).map(SQLValue.integer) ?? Double(text).map(SQLValue.real)
            case .bool: .bool(text == "t")
            default: nil
            }
        self = value ?? .text(text)
    }
}
