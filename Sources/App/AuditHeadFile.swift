import Access
import Care
import Foundation
import Logging

/// The heads of the audit chain, kept outside the database: who cuts the log short there cannot do it here too.
struct AuditHeadFile: Sendable {
    let folder: String

    private var path: String { "\(folder)/audit-heads.jsonl" }

    /// Appends the head that a sealing has signed. A failure is told, and the head stays in the database.
    func keep(_ outcome: Data, logger: Logger) {
        do {
            guard let head = try JSONDecoder().decode(SealAudit.Outcome.self, from: outcome).head else { return }
            if !FileManager.default.fileExists(atPath: path) {
                _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            }
            let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            defer { try? file.close() }
            try dropCutOffLine(file)
            try file.write(contentsOf: try JSONEncoder().encode(head) + Data("\n".utf8))
        } catch {
            logger.error("audit head not kept outside the database", metadata: ["reason": "\(error)"])
        }
    }

    /// What a crash has cut off is taken away before the next head is added, or it would spoil that one as well.
    private func dropCutOffLine(_ file: FileHandle) throws {
        let end = try file.seekToEnd()
        let start = end - min(end, 4_096)
        try file.seek(toOffset: start)
        let tail = Array(try file.readToEnd() ?? Data())
        let whole = tail.lastIndex(of: 10).map { $0 + 1 } ?? 0
        try file.truncate(atOffset: start + UInt64(whole))
    }

    /// The heads kept so far. A last line cut off by a crash is passed over: its head is in the database.
    func heads() throws -> [AuditHead] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        return lines.enumerated().compactMap { place, line in
            let head = try? JSONDecoder().decode(AuditHead.self, from: Data(line.utf8))
            return head ?? (place == lines.count - 1 ? nil : AuditHead.unreadable)
        }
    }

    /// After a restore: heads of lines that are gone move into a file of their own, so that the log can be verified
    /// again, and what it had been stays provable.
    /// - Parameter known: the heads that the database holds now.
    /// - Returns: where they went and how far they reach; nil when no head is newer.
    func setAside(butFor known: [AuditHead], at now: Moment) throws -> (path: String, newest: Int64)? {
        let (all, stay) = (try heads(), Set(known.map(\.signature)))
        let gone = all.filter { !stay.contains($0.signature) }
        guard let newest = gone.map(\.position).max() else { return nil }
        let aside = "\(folder)/audit-heads-until-\(now.milliseconds).jsonl"
        try write(all.filter { stay.contains($0.signature) }, to: path + ".new")
        guard rename(path, aside) == 0, rename(path + ".new", path) == 0 else {
            throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
        }
        return (aside, newest)
    }

    private func write(_ heads: [AuditHead], to path: String) throws {
        let lines = try heads.map { try JSONEncoder().encode($0) + Data("\n".utf8) }
        try PrivateFile.write(Data(lines.joined()), to: path)
    }
}
