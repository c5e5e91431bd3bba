import CPostgres
import Storage

/// One connection to the server. Only the thread that made it may use it.
final class PostgresLink {
    /// Whether the connection is broken or its session in doubt, so that it must not be used again.
    private(set) var isSpent = false

    private let connection: OpaquePointer
    private var prepared = PreparedStatements()

    /// Connects; blocks until it is done.
    /// - Throws: `StorageError.busy` when there is no connection to be had.
    init(to address: PostgresAddress) throws(StorageError) {
        guard let connection = address.connect() else { throw .busy("no memory for a connection") }
        self.connection = connection
        guard PQstatus(connection) == CONNECTION_OK else {
            throw .busy("PostgreSQL cannot be reached: " + firstLine(of: PQerrorMessage(connection)))
        }
        // Without this libpq writes the server's notices to standard error.
        PQsetNoticeProcessor(connection, { _, _ in }, nil)
        try command("SET client_min_messages = error")
        // Who waits longer for a row that others hold is told `busy` instead of holding a connection.
        try command("SET lock_timeout = '10s'")
        // A server may be configured to acknowledge before the disk has it. We promise that it has.
        try command(
            """
            SELECT set_config('synchronous_commit', 'on', FALSE) WHERE current_setting('synchronous_commit') = 'off'
            """)
        try command(PresenceLock.share)
    }

    deinit {
        PQfinish(connection)
    }

    /// Runs a statement without values.
    @discardableResult
    func command(_ text: String) throws(StorageError) -> PostgresAnswer {
        try checked(PQexec(connection, text), text, for: .read)
    }

    func execute(_ text: String, _ values: [SQLValue], for purpose: Purpose) throws(StorageError) -> PostgresAnswer {
        let parameters = try PostgresParameters(values, of: text)
        guard PreparedStatements.isWorthwhile(text) else {
            return try checked(parameters.with { execute(text, $0) }, text, for: purpose)
        }
        let name = try preparedName(text, parameters.types, for: purpose)
        return try checked(parameters.with { executePrepared(name, $0) }, text, for: purpose)
    }

    /// - Throws: `StorageError`; after `.busy` it may be that the data was kept all the same.
    func commit() throws(StorageError) {
        let answer: PostgresAnswer
        do {
            answer = try command("COMMIT")
        } catch .busy where isSpent {
            throw .busy("the connection was lost during the commit: whether it was kept is not known")
        }
        // The server answers ROLLBACK, without an error, when a statement of the transaction had failed.
        guard answer.tag == "COMMIT" else { throw .failed(statement: "COMMIT", reason: answer.tag) }
    }

    private func execute(_ text: String, _ list: ParameterList) -> OpaquePointer? {
        PQexecParams(
            connection, text, Int32(list.values.count), list.types, list.values, list.lengths, list.formats, 0)
    }

    private func executePrepared(_ name: String, _ list: ParameterList) -> OpaquePointer? {
        PQexecPrepared(connection, name, Int32(list.values.count), list.values, list.lengths, list.formats, 0)
    }

    private func preparedName(_ text: String, _ types: [Oid], for purpose: Purpose) throws(StorageError) -> String {
        if let known = prepared.name(of: text, types) { return known }
        if prepared.isFull {
            try command("DEALLOCATE ALL")
            prepared = PreparedStatements()
        }
        let name = prepared.nextName
        _ = try checked(PQprepare(connection, name, text, Int32(types.count), types), text, for: purpose)
        prepared.remember(text, types)
        return name
    }

    private func checked(
        _ result: OpaquePointer?, _ text: String, for purpose: Purpose
    ) throws(StorageError) -> PostgresAnswer {
        if let result {
            let answer = PostgresAnswer(result)
            guard let refusal = PostgresRefusal(result) else { return answer }
            if refusal.endsSession(for: purpose) || PQstatus(connection) != CONNECTION_OK { isSpent = true }
            throw refusal.error(running: text, for: purpose)
        }
        isSpent = true
        throw .busy("the connection to PostgreSQL was lost")
    }
}

private func firstLine(of message: UnsafePointer<CChar>?) -> String {
    guard let message else { return "" }
    return String(cString: message).split(separator: "\n").first.map(String.init) ?? ""
}
