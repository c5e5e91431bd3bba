import Foundation

/// Why a backup was not made, or cannot be brought back; in words for whoever sits at the terminal.
enum BackupFault: Error, Equatable, CustomStringConvertible {
    case alreadyThere(folder: String)
    case nearKeys(folder: String, keys: String)
    case noBackup(folder: String)
    case missing(file: String)
    case changed(file: String)
    case strange(file: String)
    case newerFormat(Int)
    case otherKeys(needed: [String])
    case forged
    case newerSteps(count: Int, first: String)
    case newerDatabase(count: Int, first: String)
    case inUse
    case living(rows: Int)
    case otherShape(table: String)
    case differs(table: String)

    var description: String {
        switch self {
        case .alreadyThere(let folder): "\(folder) is there already; name a folder that is not there yet"
        case .nearKeys(let folder, let keys):
            "\(folder) and the keys in \(keys) would lie together: whoever has both can open everything. "
                + "Name a folder elsewhere"
        case .noBackup(let folder): "there is no backup in \(folder): no manifest.json, or it cannot be read"
        case .missing(let file): "the backup is not whole: \(file) is missing. Nothing was written"
        case .changed(let file): "the backup is damaged: \(file) is not as it was written. Nothing was written"
        case .strange(let file): "\(file) does not belong to the backup. Nothing was written"
        case .newerFormat(let format):
            "the backup was made by a newer version (form \(format)); restore it with that one"
        case .otherKeys(let needed):
            "these are not the keys of this backup. It needs the ones with the marks \(needed.joined(separator: ", "))"
        case .forged: "the manifest of the backup does not bear the seal of its keys: somebody has written it anew"
        case .newerSteps(let count, let first):
            "the backup was made by a newer version: this one does not know \(count) of its steps, "
                + "the first is “\(first)”"
        case .newerDatabase(let count, let first):
            "the database is \(count) steps ahead of the backup, the first is “\(first)”, and steps are not "
                + "taken back. Restore into an empty database, or move the old file aside"
        case .inUse:
            "somebody works on this database: stop the servers, workers and commands first, "
                + "or say --although-in-use if you know better"
        case .living(let rows):
            "this database is alive: it holds \(rows) rows, which would be lost. Name another one, "
                + "or back it up and say --replace"
        case .otherShape(let table): "the table \(table) is of another form here than in the backup"
        case .differs(let table): "\(table) came back otherwise than it was kept; nothing was written"
        }
    }

    /// As for every command: 2 typed wrong, 4 not there or in conflict, 1 the rest.
    var exitCode: Int32 {
        switch self {
        case .alreadyThere, .nearKeys: 2
        case .noBackup, .newerDatabase, .inUse, .living: 4
        default: 1
        }
    }
}
