import CZip
import Foundation

/// One part of an archive, with what can be wrong about it.
public struct ZipPart {
    public var name: String
    public var bytes: [UInt8]
    public var password: String?
    public var isLink = false

    public init(_ name: String, _ text: String) {
        self.init(name, Array(text.utf8))
    }

    public init(_ name: String, _ bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// An archive of the parts, written by libzip.
public func zip(_ parts: [ZipPart]) -> [UInt8] {
    let folder = NSTemporaryDirectory() + "zip-\(UUID().uuidString)"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var fault: Int32 = 0
    guard let archive = zip_open("\(folder)/a.zip", ZIP_CREATE, &fault) else { return [] }
    // libzip reads the bytes when it closes the archive.
    var copies: [UnsafeMutableRawBufferPointer] = []
    for part in parts {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, part.bytes.count), alignment: 1)
        copy.copyBytes(from: part.bytes)
        copies.append(copy)
        let source = zip_source_buffer(archive, copy.baseAddress, UInt64(part.bytes.count), 0)
        let index = zip_file_add(archive, part.name, source, UInt32(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else { continue }
        if let password = part.password {
            zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password)
        }
        if part.isLink {
            zip_file_set_external_attributes(
                archive, UInt64(index), 0, UInt8(ZIP_OPSYS_UNIX), UInt32(S_IFLNK | 0o777) << 16)
        }
    }
    zip_close(archive)
    for copy in copies { copy.deallocate() }
    return (try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/a.zip"))).map(Array.init) ?? []
}
