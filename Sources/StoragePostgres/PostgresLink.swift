import CPostgres
import Storage

/// One connection to the server. Only the thread that made it may use it.
///
/// Statements go over it in batches: all of a batch are sent together and their answers read together, because on a
/// busy machine the way there and back costs more than most statements do (decision 0021). The server does them one
/// after the other, and none of a batch after one that has failed.
final class PostgresLink {
    /// Whether the connection is broken or its session in doubt, so that it must not be used again.
    private(set) var isSpent = false

    private let connection: OpaquePointer
    private var prepared = PreparedStatements()
    /// Batches that were sent and whose answers nobody has waited for.
    private var left: [[Expected]] = []

    /// What the server will say next.
    private enum Expected {
        /// That it knows a statement by its name from now on, or not.
        case preparation(PreparedStatements.Form)
        /// That it forgets them all.
        case forgetting
        case answer(to: String)

        var text: String {
            switch self {
            case .preparation(let form): form.text
            case .forgetting: PostgresStatement.forgetAll.text
            case .answer(let text): text
            }
        }
    }

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
        guard PQenterPipelineMode(connection) == 1 else { throw .busy("the connection takes no batches") }
        do {
            try exchange(Self.opening, for: .read)
        } catch {
            throw error.error
        }
    }

    private static let opening = [
        PostgresStatement("SET client_min_messages = error"),
        // Who waits longer for a row that others hold is told `busy` instead of holding a connection.
        PostgresStatement("SET lock_timeout = '10s'"),
        // A server may be configured to acknowledge before the disk has it. We promise that it has.
        PostgresStatement(
            """
            SELECT set_config('synchronous_commit', 'on', FALSE) WHERE current_setting('synchronous_commit') = 'off'
            """),
        PostgresStatement(PresenceLock.share),
    ]

    deinit {
        PQfinish(connection)
    }

    /// Sends statements together and waits for their answers.
    /// - Returns: the answer to the last one.
    @discardableResult
    func exchange(
        _ statements: [PostgresStatement], for purpose: Purpose
    ) throws(FailedBatch) -> PostgresAnswer {
        let expected = try send(statements)
        try readWhatWasLeft()
        guard let last = try read(expected, for: purpose).last else { throw lost(after: 0) }
        return last
    }

    /// Sends statements together and waits for nothing. What becomes of them shows when the link is used again.
    func leave(_ statements: [PostgresStatement]) throws(FailedBatch) {
        left.append(try send(statements))
    }

    private func readWhatWasLeft() throws(FailedBatch) {
        for batch in left {
            do {
                _ = try read(batch, for: .read)
            } catch {
                // Nobody knows any more in what state the session is.
                isSpent = true
                throw FailedBatch(error: error.error, done: 0)
            }
        }
        left = []
    }

    private func send(_ statements: [PostgresStatement]) throws(FailedBatch) -> [Expected] {
        var expected: [Expected] = []
        for statement in statements {
            guard put(statement, &expected) else { throw lost(after: 0) }
        }
        guard PQpipelineSync(connection) == 1 else { throw lost(after: 0) }
        return expected
    }

    /// - Returns: false when the connection cannot take it.
    private func put(_ statement: PostgresStatement, _ expected: inout [Expected]) -> Bool {
        let parameters = statement.parameters
        guard statement.isWorthPreparing else {
            expected.append(.answer(to: statement.text))
            return parameters.with { send(statement.text, $0) }
        }
        guard let name = preparedName(of: statement, &expected) else { return false }
        expected.append(.answer(to: statement.text))
        return parameters.with { sendPrepared(name, $0) }
    }

    private func send(_ text: String, _ list: ParameterList) -> Bool {
        PQsendQueryParams(
            connection, text, Int32(list.values.count), list.types, list.values, list.lengths, list.formats, 0) == 1
    }

    private func sendPrepared(_ name: String, _ list: ParameterList) -> Bool {
        PQsendQueryPrepared(
            connection, name, Int32(list.values.count), list.values, list.lengths, list.formats, 0) == 1
    }

    private func preparedName(of statement: PostgresStatement, _ expected: inout [Expected]) -> String? {
        let form = PreparedStatements.Form(statement)
        if let known = prepared.name(of: form) { return known }
        if prepared.isFull {
            let forgetAll = PostgresStatement.forgetAll
            guard forgetAll.parameters.with({ send(forgetAll.text, $0) }) else { return nil }
            expected.append(.forgetting)
            prepared.forgetAll()
        }
        let name = prepared.add(form)
        guard PQsendPrepare(connection, name, form.text, Int32(form.types.count), form.types) == 1 else { return nil }
        expected.append(.preparation(form))
        return name
    }

    /// Reads to the end of a batch, so that the next one finds the line empty.
    /// - Throws: the first failure; what comes after it in the batch was not done.
    private func read(_ batch: [Expected], for purpose: Purpose) throws(FailedBatch) -> [PostgresAnswer] {
        var answers: [PostgresAnswer] = []
        var failure: FailedBatch?
        for expected in batch {
            guard let result = nextResult() else { throw lost(after: answers.count) }
            let answer = PostgresAnswer(result)
            let refusal = PostgresRefusal(result)
            switch expected {
            case .preparation(let form) where refusal != nil: prepared.forget(form)
            case .answer where refusal == nil: answers.append(answer)
            default: break
            }
            guard let refusal, failure == nil else { continue }
            failure = FailedBatch(error: refusal.error(running: expected.text, for: purpose), done: answers.count)
            if refusal.endsSession(for: purpose) || PQstatus(connection) != CONNECTION_OK { isSpent = true }
            if isSpent { break }
        }
        if let failure, isSpent { throw failure }
        guard let end = PQgetResult(connection) else { throw lost(after: answers.count) }
        let isEnd = PQresultStatus(end) == PGRES_PIPELINE_SYNC
        PQclear(end)
        guard isEnd else { throw lost(after: answers.count) }
        if let failure { throw failure }
        return answers
    }

    /// A statement's one result; libpq marks its end by a result that is none.
    private func nextResult() -> OpaquePointer? {
        guard let result = PQgetResult(connection) else { return nil }
        guard PQstatus(connection) == CONNECTION_OK, let another = PQgetResult(connection) else { return result }
        PQclear(another)
        PQclear(result)
        return nil
    }

    private func lost(after done: Int) -> FailedBatch {
        isSpent = true
        return FailedBatch(error: .busy("the connection to PostgreSQL was lost"), done: done)
    }
}

/// A statement of a batch was refused, or the connection was lost.
struct FailedBatch: Error {
    let error: StorageError
    /// How many of the statements before it are known to be done.
    let done: Int
}

private func firstLine(of message: UnsafePointer<CChar>?) -> String {
    guard let message else { return "" }
    return String(cString: message).split(separator: "\n").first.map(String.init) ?? ""
}
