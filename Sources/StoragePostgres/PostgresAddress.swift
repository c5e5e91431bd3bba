import CPostgres
import Foundation
import Storage

/// Where the database is, as libpq understands it, and our own defaults for what the URL leaves open.
struct PostgresAddress: Sendable {
    private let settings: [(key: String, value: String)]

    /// - Throws: `StorageError.failed`, without the URL, because it may hold a password.
    init(url: String) throws(StorageError) {
        guard let options = PQconninfoParse(url, nil) else {
            throw .failed(statement: "connect", reason: "the address of the database cannot be read")
        }
        PQconninfoFree(options)
        settings = Self.defaults + [("dbname", url)] + Self.fixed
    }

    /// libpq lets later keys win, so the URL in `dbname` overrides these. Times are in seconds, and for each host;
    /// the last one is in milliseconds: after it, a connection without an answer counts as broken.
    private static let defaults = [
        ("application_name", "xinqiao"),
        ("connect_timeout", "3"),
        ("keepalives_idle", "15"),
        ("keepalives_interval", "5"),
        ("keepalives_count", "3"),
        ("tcp_user_timeout", "20000"),
    ]

    private static let fixed = [("client_encoding", "UTF8")]

    /// Connects; blocks until it is done or failed.
    func connect() -> OpaquePointer? {
        var keys: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0.key) }
        var values: [UnsafeMutablePointer<CChar>?] = settings.map { strdup($0.value) }
        defer { (keys + values).forEach { free($0) } }
        keys.append(nil)
        values.append(nil)
        return PQconnectdbParams(keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    }
}
