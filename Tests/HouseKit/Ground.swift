import Foundation
public import Storage
import StoragePostgres
import StorageSQLite

/// Where one town keeps everything: a folder of its own, and on PostgreSQL a schema of its own.
public struct Ground: Sendable {
    public let engine: Engine
    public let folder: String
    private let schema: String

    static func prepare(_ engine: Engine) async throws -> Ground {
        let name = "town_" + UUID().uuidString.lowercased().filter { $0 != "-" }
        let folder = FileManager.default.temporaryDirectory.appending(path: name).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let ground = Ground(engine: engine, folder: folder, schema: name)
        try await ground.keeper("CREATE SCHEMA \(name)")
        return ground
    }

    /// A second database object over the same data, as a second server has one.
    public func open() throws -> any Database {
        switch engine {
        case .sqlite:
            return try SQLiteDatabase(path: "\(folder)/xinqiao.sqlite")
        case .postgres:
            let base = Engine.postgresURL ?? ""
            let sign = base.contains("?") ? "&" : "?"
            // What a test waits for is the answer, not the disk; the durability of commits has tests of its own.
            let options = "-csearch_path%3D\(schema)%20-csynchronous_commit%3Doff"
            return try PostgresDatabase(url: "\(base)\(sign)options=\(options)", connections: 4)
        }
    }

    /// Takes the keys away, as a backup without them would.
    public func loseKeys() throws {
        try FileManager.default.removeItem(atPath: "\(folder)/keys")
    }

    func clear() async throws {
        try FileManager.default.removeItem(atPath: folder)
        try await keeper("DROP SCHEMA \(schema) CASCADE")
    }

    private func keeper(_ statement: String) async throws {
        guard engine == .postgres, let base = Engine.postgresURL else { return }
        let sign = base.contains("?") ? "&" : "?"
        let keeper = try PostgresDatabase(url: "\(base)\(sign)options=-csynchronous_commit%3Doff", connections: 1)
        try await keeper.write { _ = try $0.run(SQL(pieces: [.text(statement)])) }
        await keeper.close()
    }
}
