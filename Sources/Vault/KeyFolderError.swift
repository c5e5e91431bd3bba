public import Foundation

/// Why the key folder cannot be used, in words for whoever starts the server.
public enum KeyFolderError: Error, Equatable, CustomStringConvertible, LocalizedError {
    /// The folder holds no key and making one was not wanted.
    case empty(folder: String)
    /// Others may write in the folder and so could put their own key there.
    case folderOpenToOthers(folder: String, mode: UInt32)
    /// Others may read or write the file. Whoever has read it can open everything.
    case fileOpenToOthers(file: String, mode: UInt32)
    /// The file is not base64 of 32 bytes.
    case damaged(file: String)
    /// A name that begins like a key's but has no number where one belongs, or the number of another file.
    case strangeName(file: String)
    /// The operating system refused.
    case refused(path: String, reason: String)

    public var description: String {
        switch self {
        case .empty(let folder):
            "There is no key in \(folder). Restore master.key from its backup: without it nothing sealed can be opened."
        case .folderOpenToOthers(let folder, let mode):
            "Other users may write in the key folder \(folder) (mode \(octal(mode))). Run: chmod 700 '\(folder)'"
        case .fileOpenToOthers(let file, let mode):
            "Other users may read the key \(file) (mode \(octal(mode))). Run: chmod 600 '\(file)', and if others "
                + "use this machine, rotate the key."
        case .damaged(let file):
            "The key \(file) is damaged: it should hold 32 bytes in base64. Restore it from its backup."
        case .strangeName(let file):
            "The file \(file) looks like a key, but keys are named master.key, master-2.key, master-3.key and so on."
        case .refused(let path, let reason):
            "The key folder cannot be used: \(path): \(reason)."
        }
    }

    public var errorDescription: String? { description }

    private func octal(_ mode: UInt32) -> String { String(mode, radix: 8) }
}
