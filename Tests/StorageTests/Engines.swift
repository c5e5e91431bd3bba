import Foundation
import Storage
import StoragePostgres
import StorageSQLite
import Testing

/// Every test of this target runs in this suite, one after the other, so that a small server has enough connections.
@Suite(.serialized) struct StorageTests {}

/// The databases that the suite runs on.
enum Engine: String, CustomTestStringConvertible {
    case sqlite, postgres

    /// SQLite always; PostgreSQL when `TEST_POSTGRES_URL` names a server.
    static let available: [Engine] = postgresURL == nil ? [.sqlite] : [.sqlite, .postgres]
    static let postgresURL = ProcessInfo.processInfo.environment["TEST_POSTGRES_URL"]

    var testDescription: String { rawValue }
}

/// Where one test keeps its data, so that a second database object can open the same.
enum Place {
    case file(URL)
    case schema(url: String)

    func open(connections: Int = 4) throws -> any Database {
        switch self {
        case .file(let file): try SQLiteDatabase(path: file.path, readers: connections)
        case .schema(let url): try PostgresDatabase(url: url, connections: connections)
        }
    }
}

/// Gives the test an empty database of its own, which is gone afterwards.
func withDatabase(_ engine: Engine, _ body: (any Database) async throws -> Void) async throws {
    try await withPlace(engine) { place in
        let database = try place.open()
        do {
            try await body(database)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }
}

func withPlace(_ engine: Engine, _ body: (Place) async throws -> Void) async throws {
    switch engine {
    case .sqlite: try await withFolder { try await body(.file($0.appending(path: "data.sqlite"))) }
    case .postgres: try await withSchema(body)
    }
}

private func withFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "storage-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
}

private func withSchema(_ body: (Place) async throws -> Void) async throws {
    let base = try #require(Engine.postgresURL)
    let name = "test_" + UUID().uuidString.lowercased().filter { $0 != "-" }
    let keeper = try PostgresDatabase(url: base, connections: 1)
    try await keeper.write { _ = try $0.run(SQL(pieces: [.text("CREATE SCHEMA \(name)")])) }
    let separator = base.contains("?") ? "&" : "?"
    let result: Result<Void, any Error>
    do {
        result = .success(try await body(.schema(url: "\(base)\(separator)options=-csearch_path%3D\(name)")))
    } catch {
        result = .failure(error)
    }
    try await keeper.write { _ = try $0.run(SQL(pieces: [.text("DROP SCHEMA \(name) CASCADE")])) }
    await keeper.close()
    try result.get()
}

extension Database {
    /// Runs statements in one transaction.
    func run(_ statements: SQL...) async throws {
        try await write { connection in
            for statement in statements { try connection.run(statement) }
        }
    }

    func rows(_ statement: SQL) async throws -> [Row] {
        try await read { try $0.rows(statement) }
    }

    /// The one number that a statement answers as `number`.
    func number(_ statement: SQL) async throws -> Int {
        // In one expression, `#require(row)("number")` crashes the compiler of Swift 6.3.1.
        let row = try #require(try await read { try $0.row(statement) })
        return try row("number")
    }
}

/// The error that `work` throws, which the test expects it to.
func error(of work: () async throws -> Void) async -> StorageError? {
    do {
        try await work()
        return nil
    } catch {
        return error as? StorageError
    }
}

struct Refusal: Error, Equatable {}
