import GRDB
import Storage

/// Says in the words of `Storage` what SQLite refused, without any value.
/// - Parameter isCompiling: whether the statement was not yet running. Only then can the message of a general
///   error carry nothing but parts of the statement: a running one may quote a value, as full text search does.
func storageError(_ error: any Error, running statement: String, isCompiling: Bool) -> StorageError {
    if let known = error as? StorageError { return known }
    guard let error = error as? DatabaseError else {
        return .failed(statement: statement, reason: String(describing: type(of: error)))
    }
    let message = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_INTERRUPT:
        return .busy(error.extendedResultCode.description)
    case .SQLITE_FULL:
        return .full
    case .SQLITE_CONSTRAINT:
        return constraintError(error.extendedResultCode, message, statement)
    default:
        let reason = isCompiling ? message : error.extendedResultCode.description
        return .failed(statement: statement, reason: reason)
    }
}

/// SQLite's messages about constraints name columns and constraints, never values.
private func constraintError(_ code: ResultCode, _ message: String, _ statement: String) -> StorageError {
    // A violated RESTRICT comes with the code of a trigger, so the text decides.
    if message.hasPrefix("FOREIGN KEY") { return .reference(constraint: "foreign key") }
    switch code {
    case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY, .SQLITE_CONSTRAINT_ROWID:
        let columns = message.split(separator: ": ", maxSplits: 1).last.map(String.init)
        return .duplicate(constraint: columns ?? message)
    default:
        return .failed(statement: statement, reason: message)
    }
}
