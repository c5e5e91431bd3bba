import Foundation
public import Storage
import StoragePostgres
import StorageSQLite

/// Where one town keeps everything: a folder of its own, and on PostgreSQL a schema or a database of its own.
public struct Ground: Sendable {
    public let engine: Engine
    public let folder: String
    private let name: String
    private let hasTables: Bool

    /// - Parameter hasTables: whether the tables are there already, as in a house that was never opened. On
    ///   PostgreSQL it is then a database, because databases can be copied and schemas cannot.
    static func prepare(_ engine: Engine, hasTables: Bool) async throws -> Ground {
        let name = newName()
        let folder = FileManager.default.temporaryDirectory.appending(path: name).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let ground = Ground(engine: engine, folder: folder, name: name, hasTables: hasTables)
        switch engine {
        case .sqlite where hasTables:
            let tables = try await EmptyHouse.file.value()
            try tables.write(to: URL(fileURLWithPath: ground.file))
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: ground.file)
        case .sqlite: break
        case .postgres where hasTables:
            let template = try await EmptyHouse.database.value()
            try await Keeper.run("CREATE DATABASE \(name) TEMPLATE \(template)")
        case .postgres: try await Keeper.run("CREATE SCHEMA \(name)")
        }
        return ground
    }

    static func newName() -> String { "town_" + UUID().uuidString.lowercased().filter { $0 != "-" } }

    /// A second database object over the same data, as a second server has one.
    public func open() throws -> any Database {
        switch engine {
        case .sqlite: return try SQLiteDatabase(path: file)
        case .postgres:
            let place = hasTables ? "dbname=\(name)" : "options=-csearch_path%3D\(name)"
            return try PostgresDatabase(url: Keeper.url(with: place), connections: 4)
        }
    }

    /// Takes the keys away, as a backup without them would.
    public func loseKeys() throws {
        try FileManager.default.removeItem(atPath: "\(folder)/keys")
    }

    /// Also when some connection was left open.
    func clear() async throws {
        try FileManager.default.removeItem(atPath: folder)
        guard engine == .postgres else { return }
        try await Keeper.run(hasTables ? "DROP DATABASE \(name) WITH (FORCE)" : "DROP SCHEMA \(name) CASCADE")
    }

    private var file: String { "\(folder)/xinqiao.sqlite" }
}
