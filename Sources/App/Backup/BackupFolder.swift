import Foundation
import Vault

/// The folder of one backup. It bears its name only once it is complete; until then it is called `….unfinished`.
struct BackupFolder: Sendable {
    /// Where the files lie now.
    let path: String
    /// Where they shall lie in the end.
    private let goal: String

    static let manifestFile = "manifest.json"
    static let sealFile = "manifest.seal"
    static let sumsFile = "SHA256SUMS"

    /// An existing backup.
    init(_ path: String) {
        self.path = path
        goal = path
    }

    private init(unfinished goal: String) {
        self.goal = goal
        path = goal + ".unfinished"
    }

    /// - Throws: `BackupFault` when the folder is there already, or when keys lie in it, above it or below it.
    static func begin(_ goal: String, keyFolder: String) throws -> BackupFolder {
        let (place, keys) = (real(goal), real(keyFolder))
        guard !place.hasPrefix(keys + "/"), !keys.hasPrefix(place + "/"), place != keys else {
            throw BackupFault.nearKeys(folder: place, keys: keys)
        }
        let files = FileManager.default
        guard !files.fileExists(atPath: place) else { throw BackupFault.alreadyThere(folder: place) }
        let folder = BackupFolder(unfinished: place)
        // What an earlier attempt has left behind is no backup.
        if files.fileExists(atPath: folder.path) { try files.removeItem(atPath: folder.path) }
        try files.createDirectory(
            atPath: folder.path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }

    func draft(of file: String) -> String { "\(path)/\(file)" }

    /// Writes the manifest, its seal, and the checksums of all files in the form of `sha256sum`.
    func put(_ manifest: BackupManifest, sealedBy keys: KeyRing) throws {
        let writer = JSONEncoder()
        writer.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let text = Array(try writer.encode(manifest)) + [10]
        let seal = Array((Data(keys.mac(text, for: BackupManifest.macPurpose)).base64EncodedString() + "\n").utf8)
        try PrivateFile.write(Data(text), to: draft(of: Self.manifestFile))
        try PrivateFile.write(Data(seal), to: draft(of: Self.sealFile))
        try PrivateFile.write(Data(Self.sums(of: manifest, text, seal).utf8), to: draft(of: Self.sumsFile))
    }

    static func sums(of manifest: BackupManifest, _ text: [UInt8], _ seal: [UInt8]) -> String {
        let sums = manifest.tables.map { ($0.file, $0.sha256) }
            + [(manifestFile, Checksum.sha256(text)), (sealFile, Checksum.sha256(seal))]
        return sums.map { "\($0.1)  \($0.0)\n" }.joined()
    }

    /// Gives the folder its name; what has a name is on the disk.
    func complete() throws {
        try putOnDisk(path)
        guard rename(path, goal) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
        try putOnDisk(URL(fileURLWithPath: goal).deletingLastPathComponent().path)
    }

    func discard() {
        try? FileManager.default.removeItem(atPath: path)  // The fault that led here matters more.
    }

    private func putOnDisk(_ folder: String) throws {
        let handle = open(folder, O_RDONLY | O_CLOEXEC)
        defer { close(handle) }
        guard handle >= 0, fsync(handle) == 0 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    }

    /// Without links and dots, as far as the path is there.
    private static func real(_ path: String) -> String {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        if FileManager.default.fileExists(atPath: url.path) || url.pathComponents.count < 2 {
            return url.resolvingSymlinksInPath().path
        }
        let parent = real(url.deletingLastPathComponent().path)
        return (parent == "/" ? "" : parent) + "/" + url.lastPathComponent
    }
}
