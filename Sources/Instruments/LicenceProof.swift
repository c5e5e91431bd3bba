import Access
import Care
import Foundation
import Storage

/// The paper that proves a licence: kept sealed, opened by name only.
public enum LicenceProof {
    /// 5 MB: a scanned contract, and not an archive.
    public static let largest = 5 * 1_024 * 1_024

    static func kind(of bytes: [UInt8]) throws(InstrumentError) -> PaperKind {
        guard !bytes.isEmpty else { throw .missing(field: "proof") }
        guard bytes.count <= largest, let kind = PaperKind(of: bytes) else { throw .proofKind }
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
