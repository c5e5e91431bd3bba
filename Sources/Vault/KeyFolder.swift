internal import Foundation

/// A folder with one file a key: `master.key` is number 1, then `master-2.key`, `master-3.key`.
extension KeyRing {
    /// Opens the keys of a folder; the highest number is the newest.
    ///
    /// Several servers may start at once on an empty folder: all end with the same key.
    /// - Parameter makingFirst: whether an empty folder, or none, gets its first key. Pass false once there is
    ///   data, so that a lost key is noticed at the start and not replaced by one that opens nothing.
    /// - Throws: each case of ``KeyFolderError``; a ring is never opened in part.
    public static func open(folder: String, makingFirst: Bool = true) throws(KeyFolderError) -> KeyRing {
        if makingFirst { try KeyFolder.make(folder) }
        if makingFirst, try KeyFolder.names(in: folder).isEmpty {
            try KeyFile.make(KeyFolder.path(of: 1, in: folder), random: .system)
        }
        return try read(folder)
    }

    /// Adds a newer key and opens the folder again; what the older keys sealed stays readable.
    ///
    /// - Throws: ``KeyFolderError/empty(folder:)`` when there is no key yet, else as ``open(folder:makingFirst:)``.
    public static func rotate(folder: String) throws(KeyFolderError) -> KeyRing {
        _ = try read(folder)
        let newest = try KeyFolder.names(in: folder).keys.max() ?? 0
        try KeyFile.make(KeyFolder.path(of: newest + 1, in: folder), random: .system)
        return try read(folder)
    }

    private static func read(_ folder: String) throws(KeyFolderError) -> KeyRing {
        let names = try KeyFolder.names(in: folder)
        var keys: [MasterKey] = []
        for (_, name) in names.sorted(by: { $0.key > $1.key }) {
            keys.append(try KeyFile.read("\(folder)/\(name)"))
        }
        guard let newest = keys.first else { throw .empty(folder: folder) }
        return KeyRing(newest: newest, older: Array(keys.dropFirst()))
    }
}

enum KeyFolder {
    static func path(of number: Int, in folder: String) -> String {
        number == 1 ? "\(folder)/master.key" : "\(folder)/master-\(number).key"
    }

    /// Makes the folder with mode 0700 unless it is there.
    static func make(_ folder: String) throws(KeyFolderError) {
        let parent = URL(fileURLWithPath: folder).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw .refused(path: parent, reason: error.localizedDescription)
        }
        guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw systemRefusal(folder) }
    }

    /// The key files of a folder by their number.
    static func names(in folder: String) throws(KeyFolderError) -> [Int: String] {
        try refuseIfOthersMayWrite(folder)
        let found: [String]
        do {
            found = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw .refused(path: folder, reason: error.localizedDescription)
        }
        var names: [Int: String] = [:]
        for name in found where name.hasPrefix("master") && name.hasSuffix(".key") {
            guard let number = number(of: name) else { throw .strangeName(file: "\(folder)/\(name)") }
            names[number] = name
        }
        return names
    }

    private static func number(of name: String) -> Int? {
        if name == "master.key" { return 1 }
        guard name.hasPrefix("master-"), let number = Int(name.dropFirst(7).dropLast(4)), number > 1 else { return nil }
        // Only one spelling counts, so `master-02.key` cannot hide behind `master-2.key`.
        return name == "master-\(number).key" ? number : nil
    }

    private static func refuseIfOthersMayWrite(_ folder: String) throws(KeyFolderError) {
        var state = stat()
        guard stat(folder, &state) == 0 else {
            if errno == ENOENT { throw .empty(folder: folder) }
            throw systemRefusal(folder)
        }
        let mode = UInt32(state.st_mode) & 0o777
        guard mode & 0o022 == 0 else { throw .folderOpenToOthers(folder: folder, mode: mode) }
    }
}

/// The refusal of the system call that has just failed.
func systemRefusal(_ path: String) -> KeyFolderError {
    .refused(path: path, reason: String(cString: strerror(errno)))
}
