import Dispatch
import Storage
import StoragePostgres

/// Makes room on the PostgreSQL of the tests, and clears it away.
enum Keeper {
    /// The address of the server with something more said, such as `dbname=town_1`.
    static func url(with setting: String) -> String {
        let base = Engine.postgresURL ?? ""
        return "\(base)\(base.contains("?") ? "&" : "?")\(setting)"
    }

    /// Runs a statement outside any transaction, and off the few threads that tests share.
    static func run(_ statement: String) async throws {
        let (statement, url) = (SQL(pieces: [.text(statement)]), Engine.postgresURL ?? "")
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try PostgresDatabase.runAlone(statement, url: url) })
            }
        }
    }

    static func hasDatabase(_ name: String) async throws -> Bool {
        let server = try PostgresDatabase(url: Engine.postgresURL ?? "", connections: 1)
        do {
            let isThere = try await server.read { connection in
                try connection.row("SELECT 1 AS one FROM pg_database WHERE datname = \(name)") != nil
            }
            await server.close()
            return isThere
        } catch {
            await server.close()
            throw error
        }
    }
}
