import Foundation
import GRDB
import Storage

/// - Throws: `StorageError.failed` for a value that SQLite would keep as something else.
func databaseValue(_ value: SQLValue, in statement: String) throws -> DatabaseValue {
    if let refusal = value.refusal { throw StorageError.failed(statement: statement, reason: refusal) }
    return switch value {
    case .null: .null
    case .text(let text): text.databaseValue
    case .integer(let number): number.databaseValue
    case .real(let number): number.databaseValue
    case .bool(let truth): truth.databaseValue
    case .bytes(let bytes): Data(bytes).databaseValue
    }
}

extension SQLValue {
    init(_ value: DatabaseValue) {
        self =
            switch value.storage {
            case .null: .null
            case .int64(let number): .integer(number)
            case .double(let number): .real(number)
            case .string(let text): .text(text)
            case .blob(let data): .bytes([UInt8](data))
            }
    }
}
