/// How far a backup or a restore has come.
struct BackupProgress: Sendable {
    let table: String
    let rowsDone: Int
    let rowsInAll: Int

    var percent: Int { rowsInAll == 0 ? 100 : rowsDone * 100 / rowsInAll }
}

/// Who wants to hear of it.
typealias ProgressListener = @Sendable (BackupProgress) -> Void
