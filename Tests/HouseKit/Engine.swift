import Foundation

/// The databases that the tests of the house run on.
public enum Engine: String, Sendable, CustomStringConvertible {
    case sqlite, postgres

    /// SQLite always; PostgreSQL when `TEST_POSTGRES_URL` names a server.
    public static let available: [Engine] = postgresURL == nil ? [.sqlite] : [.sqlite, .postgres]
    static let postgresURL = ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"]

    public var description: String { rawValue }
}
