import Care
import Foundation
import Storage
import Vault

/// Copies all rows of a house into a folder, as they stand at one moment, while servers go on writing.
///
/// The rows are sealed block by block with the platform's keys, so that a backup without the keys is closed, and its
/// files are named with their checksums, so that it can be checked without the keys.
struct MakeBackup: Sendable {
    let database: any Database
    let keys: KeyRing
    let keyFolder: String
    let id: String
    let at: Moment
    let progress: ProgressListener

    /// About so many bytes of rows are sealed as one block.
    private static let blockBytes = 1 << 20
    private static let firstPage = 20

    /// - Returns: what is in it, after it was read back from the disk and found equal.
    /// - Throws: `BackupFault`, `StorageError`, or an error of the file system; then there is no such folder.
    func make(in path: String) async throws -> BackupManifest {
        let folder = try BackupFolder.begin(path, keyFolder: keyFolder)
        do {
            let manifest = try await database.read { connection in
                try self.manifest(of: try self.copy(connection, into: folder), connection)
            }
            try folder.put(manifest, sealedBy: keys)
            try BackupReading(folder: folder, keys: keys).readThrough()
            try folder.complete()
            return manifest
        } catch {
            folder.discard()
            throw error
        }
    }

    private func manifest(of parts: [BackupManifest.Part], _ connection: any Connection) throws -> BackupManifest {
        let steps = try connection.rows("SELECT name FROM migration ORDER BY name")
        return BackupManifest(
            id: id, madeAt: at, program: Program.version,
            migrations: try steps.map { try $0("name", as: String.self) }.sorted(), keys: keys.fingerprints,
            tables: parts)
    }

    private func copy(_ connection: any Connection, into folder: BackupFolder) throws -> [BackupManifest.Part] {
        let tables = try connection.tables().filter { $0.name != "migration" }
        let inAll = try tables.reduce(0) { $0 + (try connection.count($1)) }
        var done = 0
        return try tables.map { table in
            let part = try copy(table, connection, into: folder) {
                progress(BackupProgress(table: table.name, rowsDone: done + $0, rowsInAll: inAll))
            }
            done += part.rows
            return part
        }
    }

    private func copy(
        _ table: TableShape, _ connection: any Connection, into folder: BackupFolder, told: (Int) -> Void
    ) throws -> BackupManifest.Part {
        let file = "\(table.name).rows"
        var (writer, sum, block) = (try BlockWriter(folder.draft(of: file)), RowSum(), 0)
        try connection.eachPage(of: table, first: Self.firstPage) { rows in
            let content = rows.map(RowCode.bytes)
            content.forEach { sum.add($0) }
            let bytes = Array(content.joined())
            let context = BackupManifest.context(id, table.name, block: block)
            try writer.add(keys.seal(bytes: bytes, for: context))
            block += 1
            told(sum.rows)
            return rows.count * Self.blockBytes / max(bytes.count, Self.blockBytes / 64)
        }
        // A key that the paging cannot follow would lose rows in silence.
        guard sum.rows == (try connection.count(table)) else { throw BackupFault.differs(table: table.name) }
        return BackupManifest.Part(
            table: table, rows: sum.rows, sum: sum.text, file: file, bytes: writer.byteCount,
            sha256: try writer.finish())
    }
}
