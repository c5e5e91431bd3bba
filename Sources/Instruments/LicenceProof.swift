import Access
import Care
import Foundation
public import Storage

/// The paper that proves a licence: kept sealed, opened by name only.
public enum LicenceProof {
    /// 5 MB: a scanned contract, and not an archive.
    public static let largest = 5 * 1_024 * 1_024

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

    static func kind(of bytes: [UInt8]) throws(InstrumentError) -> Kind {
        guard !bytes.isEmpty else { throw .missing(field: "proof") }
        guard bytes.count <= largest, let kind = Kind(of: bytes) else { throw .proofKind }
        return kind
    }

    static func sealing(_ licence: ID<InstrumentLoad>) -> String { "proof of licence \(licence)" }
}

extension Session {
    /// The vault seals text, so the bytes are sealed as base 64.
    func keepProof(_ bytes: [UInt8], of licence: ID<InstrumentLoad>) throws {
        let sealed = seal(Private(Data(bytes).base64EncodedString()), for: LicenceProof.sealing(licence))
        try run(
            """
            INSERT INTO instrument_proof (licence, sealed) VALUES (\(licence), \(sealed))
            \(unscoped: "the licence itself was let in by the scope")
            """)
    }
}
