import Access
import Care
import Foundation
public import Storage

/// The paper that a guardian or a person has signed: kept sealed, each opening leaves a line in the audit log.
public enum PaperScan {
    public static let largestMegabytes = 5
    /// A page or two from a scanner or a telephone, and not an archive.
    static let largest = largestMegabytes << 20

    /// What kind of file it is, judged by its first bytes and never by its name.
    public enum Kind: String, Sendable, Codable, CaseIterable, SQLBindable, SQLReadable {
        case pdf, png, jpeg

        init?(of bytes: [UInt8]) {
            let beginnings: [(Kind, [UInt8])] = [
                (.pdf, Array("%PDF-".utf8)), (.png, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
                (.jpeg, [0xFF, 0xD8, 0xFF]),
            ]
            guard let found = beginnings.first(where: { bytes.starts(with: $0.1) }) else { return nil }
            self = found.0
        }

        public var mediaType: String {
            switch self {
            case .pdf: "application/pdf"
            case .png: "image/png"
            case .jpeg: "image/jpeg"
            }
        }
    }

    static func kind(of bytes: [UInt8]) throws(ConsentError) -> Kind {
        guard !bytes.isEmpty else { throw .missing(field: "scan") }
        guard bytes.count <= largest, let kind = Kind(of: bytes) else { throw .scanKind }
        return kind
    }

    static func sealing(_ consent: ID<ConsentRecord>) -> String { "scan of consent \(consent)" }
    static func sealingSigner(of consent: ID<ConsentRecord>) -> String { "signer of consent \(consent)" }
}
