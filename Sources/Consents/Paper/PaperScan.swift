import Access
import Care

/// The paper that a guardian or a person has signed: kept sealed, each opening leaves a line in the audit log.
public enum PaperScan {
    public static let largestMegabytes = 5
    /// A page or two from a scanner or a telephone, and not an archive.
    static let largest = largestMegabytes << 20

    static func kind(of bytes: [UInt8]) throws(ConsentError) -> PaperKind {
        guard !bytes.isEmpty else { throw .missing(field: "scan") }
        guard bytes.count <= largest, let kind = PaperKind(of: bytes) else { throw .scanKind }
        return kind
    }

    static func sealing(_ consent: ID<ConsentRecord>) -> String { "scan of consent \(consent)" }
    static func sealingSigner(of consent: ID<ConsentRecord>) -> String { "signer of consent \(consent)" }
}
