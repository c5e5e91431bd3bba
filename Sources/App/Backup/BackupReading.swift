import Foundation
import Storage
import Vault

/// A backup whose files were compared with their checksums, and whose manifest bears the seal of the keys.
struct BackupReading: Sendable {
    let folder: BackupFolder
    let manifest: BackupManifest
    private let keys: KeyRing

    /// - Throws: `BackupFault` for whatever is missing, changed, added, or sealed by other keys.
    init(folder: BackupFolder, keys: KeyRing) throws {
        self.folder = folder
        self.keys = keys
        let text = try Self.manifestText(in: folder)
        manifest = try Self.manifest(text, folder)
        guard manifest.keys.allSatisfy(keys.fingerprints.contains) else {
            throw BackupFault.otherKeys(needed: manifest.keys)
        }
        let seal = try Self.content(BackupFolder.sealFile, folder)
        let code = Data(base64Encoded: Data(seal.dropLast())).map(Array.init) ?? []
        guard keys.isAuthentic(code, of: text, for: BackupManifest.macPurpose) else { throw BackupFault.forged }
        let sums = BackupFolder.sums(of: manifest, text, seal)
        guard try Self.content(BackupFolder.sumsFile, folder) == Array(sums.utf8) else {
            throw BackupFault.changed(file: BackupFolder.sumsFile)
        }
        try compareFiles()
    }

    /// Gives the rows of a table, block by block.
    func eachBlock(of part: BackupManifest.Part, _ body: (_ rows: [[SQLValue]]) throws -> Void) throws {
        let reader = try BlockReader(folder.draft(of: part.file))
        var block = 0
        while let sealed = try reader.next() {
            let context = BackupManifest.context(manifest.id, part.table.name, block: block)
            let width = part.table.columns.count
            guard let bytes = try? keys.openBytes(sealed, for: context),
                let rows = RowCode.rows(in: bytes, width: width)
            else { throw BackupFault.changed(file: part.file) }
            try body(rows)
            block += 1
        }
    }

    /// Opens every block and counts and sums its rows again.
    func readThrough() throws {
        for part in manifest.tables {
            var sum = RowSum()
            try eachBlock(of: part) { rows in rows.forEach { sum.add(RowCode.bytes(of: $0)) } }
            guard sum.rows == part.rows, sum.text == part.sum else { throw BackupFault.changed(file: part.file) }
        }
    }

    /// Every file is the one that was written, none is missing and none was added.
    private func compareFiles() throws {
        let own: Set = [BackupFolder.manifestFile, BackupFolder.sealFile, BackupFolder.sumsFile]
        let there = Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)).subtracting(own)
        let named = Set(manifest.tables.map(\.file))
        if let first = named.subtracting(there).min() { throw BackupFault.missing(file: first) }
        if let first = there.subtracting(named).min() { throw BackupFault.strange(file: first) }
        for part in manifest.tables where try PrivateFile.sha256(folder.draft(of: part.file)) != part.sha256 {
            throw BackupFault.changed(file: part.file)
        }
    }

    /// The manifest as it lies there, if the list of checksums knows it: a slip of the disk is told as such, and not
    /// as somebody's forgery.
    private static func manifestText(in folder: BackupFolder) throws -> [UInt8] {
        guard FileManager.default.fileExists(atPath: folder.draft(of: BackupFolder.manifestFile)) else {
            throw BackupFault.noBackup(folder: folder.path)
        }
        let sums = String(decoding: try content(BackupFolder.sumsFile, folder), as: UTF8.self).split(separator: "\n")
        for file in [BackupFolder.manifestFile, BackupFolder.sealFile] {
            let line = "\(Checksum.sha256(try content(file, folder)))  \(file)"
            guard sums.contains(Substring(line)) else { throw BackupFault.changed(file: file) }
        }
        return try content(BackupFolder.manifestFile, folder)
    }

    private static func content(_ file: String, _ folder: BackupFolder) throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: folder.draft(of: file)) else {
            throw BackupFault.missing(file: file)
        }
        return Array(data)
    }

    private static func manifest(_ text: [UInt8], _ folder: BackupFolder) throws -> BackupManifest {
        struct Form: Decodable { let format: Int }
        let reader = JSONDecoder()
        guard let form = try? reader.decode(Form.self, from: Data(text)) else {
            throw BackupFault.noBackup(folder: folder.path)
        }
        guard form.format <= BackupManifest.newestFormat else { throw BackupFault.newerFormat(form.format) }
        guard let manifest = try? reader.decode(BackupManifest.self, from: Data(text)) else {
            throw BackupFault.changed(file: BackupFolder.manifestFile)
        }
        return manifest
    }
}
