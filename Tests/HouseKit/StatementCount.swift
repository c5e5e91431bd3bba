import Storage
import Synchronization

/// Counts the statements that go through a database, and keeps their texts: what a use case costs, and which tables
/// it looks at.
public final class StatementCount: Sendable {
    private let seen = Mutex<[String]?>(nil)

    func note(_ statement: SQL) { seen.withLock { $0?.append(statement.description) } }

    /// - Returns: the statements that were asked while the body ran.
    func watching(_ body: () async throws -> Void) async throws -> [String] {
        seen.withLock { $0 = [] }
        try await body()
        return seen.withLock { seen in
            defer { seen = nil }
            return seen ?? []
        }
    }
}

/// A transaction whose statements are counted.
final class CountedConnection: Connection {
    private let real: any Connection
    private let count: StatementCount
    private let pause: StatementPause?

    init(_ real: any Connection, _ count: StatementCount, _ pause: StatementPause? = nil) {
        self.real = real
        self.count = count
        self.pause = pause
    }

    var dialect: Dialect { real.dialect }

    func rows(_ statement: SQL) throws -> [Row] {
        count.note(statement)
        pause?.meet(statement)
        return try real.rows(statement)
    }

    func run(_ statement: SQL) throws -> Int {
        count.note(statement)
        pause?.meet(statement)
        return try real.run(statement)
    }
}

extension UnreliableDatabase {
    /// The statements that were asked while the body ran, whoever asked them.
    public func statements(of body: () async throws -> Void) async throws -> [String] {
        try await count.watching(body)
    }
}
