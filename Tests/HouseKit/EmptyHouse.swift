import App
import Foundation
import Storage
import StoragePostgres
import StorageSQLite

/// The tables of a house that nobody has opened, made once for all towns: to bring an empty database to its schema
/// takes hundreds of statements, to copy one that has it takes a moment.
///
/// Who tests how tables come to be, or what an empty database means, has an empty ground instead.
enum EmptyHouse {
    /// A whole SQLite file.
    static let file = Once { try await EmptyHouse.makeFile() }

    /// The name of a PostgreSQL database to copy from. Nobody may be connected to it.
    static let database = Once { try await EmptyHouse.makeDatabase() }

    private static func makeFile() async throws -> Data {
        let folder = FileManager.default.temporaryDirectory.appending(path: "town_\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "xinqiao.sqlite")
        try await furnish(try SQLiteDatabase(path: file.path))
        // Asking whether anybody has it open brings home what stands in its log.
        _ = try SQLiteDatabase.isInUse(path: file.path)
        return try Data(contentsOf: file)
    }

    /// Made under another name, so that nobody copies a half of it. It stays on the server for the next run, as long
    /// as the schema is the same; `bin/postgres stop` takes it away with everything else.
    private static func makeDatabase() async throws -> String {
        let name = "town_template_\(mark)"
        if try await Keeper.hasDatabase(name) { return name }
        let draft = Ground.newName()
        try await Keeper.run("CREATE DATABASE \(draft)")
        do {
            try await furnish(try PostgresDatabase(url: Keeper.url(with: "dbname=\(draft)"), connections: 1))
            try await Keeper.run("ALTER DATABASE \(draft) RENAME TO \(name)")
        } catch {
            try await Keeper.run("DROP DATABASE \(draft) WITH (FORCE)")
            // Another run on the same server may have been quicker.
            guard try await Keeper.hasDatabase(name) else { throw error }
        }
        return name
    }

    /// Leaves nobody connected.
    private static func furnish(_ database: any Database) async throws {
        do {
            _ = try await Schema.house.migrate(database)
        } catch {
            await database.close()
            throw error
        }
        await database.close()
    }

    /// Sixteen digits that are others for another schema. Source: FNV-1a, 64 bits.
    private static var mark: String {
        let steps = Schema.house.migrations.map { step in
            step.name + step.statements.map { $0.rendered(for: .postgres).text }.joined(separator: ";")
        }
        let sum = steps.joined(separator: "\n").utf8.reduce(14_695_981_039_346_656_037 as UInt64) {
            ($0 ^ UInt64($1)) &* 1_099_511_628_211
        }
        return String(sum, radix: 16)
    }
}
