internal import Foundation

/// One master key on disk: 32 bytes in base64, readable by its owner only.
enum KeyFile {
    static func read(_ path: String) throws(KeyFolderError) -> MasterKey {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw systemRefusal(path) }
        defer { close(file) }
        // The open file is asked, not the path, which might name another file a moment later.
        var state = stat()
        guard fstat(file, &state) == 0 else { throw systemRefusal(path) }
        let mode = UInt32(state.st_mode) & 0o777
        guard mode & 0o077 == 0 else { throw .fileOpenToOthers(file: path, mode: mode) }
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = Foundation.read(file, &bytes, bytes.count)
        guard count >= 0 else { throw systemRefusal(path) }
        let text = String(decoding: bytes.prefix(count), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let secret = Data(base64Encoded: text), let key = MasterKey(bytes: Array(secret)) else {
            throw .damaged(file: path)
        }
        return key
    }

    /// Writes a new key unless the file is already there, which is no error: another server was faster.
    ///
    /// The file appears complete and on disk or not at all, because `link` is atomic and refuses to replace.
    static func make(_ path: String, random: RandomSource) throws(KeyFolderError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let draft = "\(folder)/.draft-\(SecretToken(.bits128, random: random).stored.prefix(16))"
        try write(Data(random.bytes(MasterKey.byteCount)).base64EncodedString() + "\n", to: draft)
        defer { unlink(draft) }
        guard link(draft, path) == 0 || errno == EEXIST else { throw systemRefusal(path) }
        try putOnDisk(folder)
    }

    private static func write(_ text: String, to path: String) throws(KeyFolderError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw systemRefusal(path) }
        defer { close(file) }
        let bytes = Array(text.utf8)
        guard Foundation.write(file, bytes, bytes.count) == bytes.count, fsync(file) == 0 else {
            let refusal = systemRefusal(path)
            unlink(path)
            throw refusal
        }
    }

    private static func putOnDisk(_ folder: String) throws(KeyFolderError) {
        let file = open(folder, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw systemRefusal(folder) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw systemRefusal(folder) }
    }
}
