import Care
import Foundation
import Vault

/// A file of sealed blocks, written one after the other, each with its length before it.
struct BlockWriter {
    private let file: FileHandle
    private(set) var byteCount = 0
    private var checksum = RunningChecksum()

    init(_ path: String) throws {
        file = try PrivateFile.create(path)
    }

    mutating func add(_ block: Sealed) throws {
        let bytes = BigEndian.bytes(UInt64(block.bytes.count)) + block.bytes
        try file.write(contentsOf: Data(bytes))
        checksum.add(bytes)
        byteCount += bytes.count
    }

    /// Puts everything on the disk and ends.
    /// - Returns: the SHA-256 of the file.
    func finish() throws -> String {
        try file.synchronize()
        try file.close()
        return checksum.sha256
    }
}

/// Reads such a file from its beginning.
struct BlockReader {
    private let file: FileHandle
    private let path: String

    init(_ path: String) throws {
        self.path = path
        file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    }

    /// - Returns: nil at the end.
    /// - Throws: `BackupFault.changed` when the end comes in the middle of a block.
    func next() throws -> Sealed? {
        guard let head = try file.read(upToCount: 8), !head.isEmpty else { return nil }
        guard head.count == 8, let length = Int(exactly: BigEndian.number(head)), length > 0,
            let body = try file.read(upToCount: length), body.count == length
        else { throw BackupFault.changed(file: path) }
        return Sealed(bytes: Array(body))
    }
}

/// Files for the owner's eyes only.
enum PrivateFile {
    static func create(_ path: String) throws -> FileHandle {
        let isMade = FileManager.default.createFile(
            atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
        guard isMade else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
        return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }

    static func write(_ content: Data, to path: String) throws {
        let file = try create(path)
        try file.write(contentsOf: content)
        try file.synchronize()
        try file.close()
    }

    /// SHA-256 of a file, read piece by piece.
    static func sha256(_ path: String) throws -> String {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        defer { try? file.close() }
        var checksum = RunningChecksum()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { checksum.add(Array(piece)) }
        return checksum.sha256
    }
}
