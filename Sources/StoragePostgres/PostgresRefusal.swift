import CPostgres
import Storage

/// What the server says when it does not do what was asked: the parts of its message that carry no values.
///
/// Source of the codes: PostgreSQL, appendix A, "PostgreSQL Error Codes".
struct PostgresRefusal {
    /// Five characters; empty when the connection broke before the server could say anything.
    private let state: String
    private let constraint: String
    private let column: String
    private let message: String

    /// - Returns: nil when the result is a success.
    init?(_ result: OpaquePointer) {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: return nil
        default: break
        }
        func field(_ code: Int32) -> String { PQresultErrorField(result, code).map { String(cString: $0) } ?? "" }
        state = field(cpostgres_diag_sqlstate)
        constraint = field(cpostgres_diag_constraint_name)
        column = field(cpostgres_diag_column_name)
        message = field(cpostgres_diag_message_primary)
    }

    func error(running statement: String, for purpose: Purpose) -> StorageError {
        switch state {
        case "23505": return .duplicate(constraint: constraint)
        case "23001", "23503": return .reference(constraint: constraint)
        case "53100": return .full
        case "": return .busy("the connection to PostgreSQL was lost")
        default: break
        }
        if isPassing || endsSession(for: purpose) { return .busy("\(state) \(message)") }
        return .failed(statement: statement, reason: reason)
    }

    /// Whether the session cannot be used for further transactions.
    func endsSession(for purpose: Purpose) -> Bool {
        switch state {
        // The schema was changed under a prepared statement, or the session's statements are gone.
        case "26000": true
        case "0A000": message.hasPrefix("cached plan")
        // A write on a server that reads only: it stopped being the first of several, and another one has taken over.
        case "25006": purpose == .write
        default: isEnd
        }
    }

    private var isEnd: Bool {
        state.isEmpty || state.hasPrefix("08") || state.hasPrefix("57P") || state == "25P03"
    }

    /// Serialization failure, deadlock, lock timeout, cancelled, too many connections.
    private var isPassing: Bool {
        ["40001", "40P01", "55P03", "57014", "53300"].contains(state)
    }

    /// Only messages about the statement itself are taken along; others may quote what was bound, as in
    /// "invalid input syntax for type bigint".
    private var reason: String {
        switch state.prefix(2) {
        case "23": "\(state) \(constraint.isEmpty ? column : constraint)"
        case "0A", "25", "42": "\(state) \(message)"
        default: "SQLSTATE \(state)"
        }
    }
}
