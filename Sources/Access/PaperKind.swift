public import Storage

/// What kind of file a scanned paper is, judged by its first bytes and never by its name.
public enum PaperKind: String, Sendable, Codable, CaseIterable, SQLBindable, SQLReadable {
    case pdf, png, jpeg

    /// - Returns: `nil` for every other file.
    public init?(of bytes: [UInt8]) {
        let beginnings: [(PaperKind, [UInt8])] = [
            (.pdf, Array("%PDF-".utf8)), (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            (.jpeg, [0xFF, 0xD8, 0xFF]),
        ]
        guard let found = beginnings.first(where: { bytes.starts(with: $0.1) }) else { return nil }
        self = found.0
    }

    /// As a browser is told it.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        }
    }
}
