import Foundation
import Synchronization

/// The style sheet, the scripts and the pictures, read once into memory. Their paths carry a fingerprint of their
/// content, so that browsers may keep them for ever.
enum Assets {
    struct Asset: Sendable {
        let bytes: [UInt8]
        let type: String
    }

    private static let table = Mutex<(files: [String: Asset], stamp: String)>(([:], "0"))

    /// - Throws: `WordsFault` when the folder is missing.
    static func load(folder: URL) throws {
        let root = folder.resolvingSymlinksInPath().path
        let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        guard !names.isEmpty else {
            throw WordsFault(file: "Public", reason: "no public files")
        }
        var files: [String: Asset] = [:]
        var stamp: UInt64 = 14_695_981_039_346_656_037
        for name in names.sorted() {
            guard let type = type(of: name) else { continue }
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "\(root)/\(name)")))
            files[name] = Asset(bytes: bytes, type: type)
            for byte in bytes { stamp = (stamp ^ UInt64(byte)) &* 1_099_511_628_211 }
        }
        let text = String(stamp, radix: 36)
        table.withLock { $0 = (files, text) }
    }

    static func path(_ name: String) -> String { "/public/\(table.withLock { $0.stamp })/\(name)" }

    static func find(_ name: String) -> Asset? { table.withLock { $0.files[name] } }

    private static func type(of name: String) -> String? {
        // A folder called `css` has no ending.
        let parts = name.split(separator: ".")
        guard parts.count > 1 else { return nil }
        return switch parts.last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        default: nil
        }
    }
}
