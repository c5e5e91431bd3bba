import CPostgres
import Storage

/// The values of a statement as libpq takes them.
struct ParameterList {
    let types: [Oid]
    let values: [UnsafePointer<CChar>?]
    let lengths: [Int32]
    let formats: [Int32]
}

/// The values of a statement in one piece of memory, each with an explicit type, so that the server never guesses.
struct PostgresParameters {
    private(set) var types: [Oid] = []

    private var memory: [CChar] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    private static let asText: Int32 = 0
    private static let asBinary: Int32 = 1

    /// None.
    init() {}

    /// - Throws: `StorageError.failed` for a value that would be kept as something else.
    init(_ values: [SQLValue], of statement: String) throws(StorageError) {
        for value in values {
            if let refusal = value.refusal { throw .failed(statement: statement, reason: refusal) }
            append(value)
        }
    }

    /// The pointers are valid during the call only.
    func with<Result>(_ body: (ParameterList) -> Result) -> Result {
        memory.withUnsafeBufferPointer { buffer in
            let values = offsets.map { offset in offset.flatMap { start in buffer.baseAddress.map { $0 + start } } }
            return body(ParameterList(types: types, values: values, lengths: lengths, formats: formats))
        }
    }

    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null: append(type: .undetermined, bytes: [UInt8]?.none, format: Self.asText)
        case .text(let text): append(type: .text, bytes: text.utf8, format: Self.asText)
        case .integer(let number): append(type: .int8, bytes: String(number).utf8, format: Self.asText)
        case .real(let number): append(type: .float8, bytes: String(number).utf8, format: Self.asText)
        case .bool(let truth): append(type: .bool, bytes: (truth ? "t" : "f").utf8, format: Self.asText)
        case .bytes(let bytes): append(type: .bytea, bytes: bytes, format: Self.asBinary)
        }
    }

    private mutating func append(type: Oid, bytes: (some Collection<UInt8>)?, format: Int32) {
        types.append(type)
        formats.append(format)
        lengths.append(Int32(bytes?.count ?? 0))
        offsets.append(bytes == nil ? nil : memory.count)
        guard let bytes else { return }
        memory.append(contentsOf: bytes.lazy.map { CChar(bitPattern: $0) })
        memory.append(0)
    }
}
