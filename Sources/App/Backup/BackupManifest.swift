import Care
import Storage

/// What a backup holds, told without opening it: no name and no answer stands here.
struct BackupManifest: Codable, Sendable, Equatable {
    /// The form of the files. A newer one is refused by name.
    var format = Self.newestFormat
    let id: String
    let madeAt: Moment
    let program: String
    /// The steps of the schema that had been applied.
    let migrations: [String]
    /// The keys that were on the ring, so that the right ones can be looked for.
    let keys: [String]
    let tables: [Part]

    static let newestFormat = 1

    /// One table and the file that holds its rows.
    struct Part: Codable, Sendable, Equatable {
        let table: TableShape
        let rows: Int
        /// See `RowSum`.
        let sum: String
        let file: String
        let bytes: Int
        let sha256: String
    }

    var rows: Int { tables.reduce(0) { $0 + $1.rows } }
    var bytes: Int { tables.reduce(0) { $0 + $1.bytes } }

    /// Where a block belongs: taken from one place it does not open in another.
    static func context(_ id: String, _ table: String, block: Int) -> String { "backup/\(id)/\(table)/\(block)" }
    static let macPurpose = "backup manifest"
}
