import Foundation

/// A file that somebody brings: from a form, or from a program as `{"name": "…", "data": "<base64>"}`.
///
/// It can be decoded from what a person sends; encoding it throws, so that no list of people lands in a queue or log.
public struct UploadedFile: Sendable, Codable, CustomStringConvertible, CustomReflectable {
    /// What the file calls itself, to be shown to whoever brought it; never a path, and it proves nothing.
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        self.name = String(String(last.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }).prefix(120))
        self.bytes = bytes
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let bytes = try container.decode(Data.self, forKey: .data)
        self.init(name: try container.decode(String.self, forKey: .name), bytes: Array(bytes))
    }

    /// - Throws: always; what a file holds is sealed before it is kept.
    public func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(
            "•••", .init(codingPath: encoder.codingPath, debugDescription: "files are not passed on"))
    }

    public var description: String { "file(\(bytes.count))" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    private enum CodingKeys: String, CodingKey { case name, data }
}

/// A use case whose input holds a file; its doors let people send more than others do.
public protocol BringsFile {
    var file: UploadedFile { get }
}
