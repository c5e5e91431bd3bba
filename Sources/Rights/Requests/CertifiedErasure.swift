import Access
public import Care
import Storage

/// That a deletion was certified: by what the certificate is known, and how much stays by its own term.
public struct CertifiedErasure: Codable, Sendable, Equatable {
    /// It stands in the audit log as well.
    public let mark: String
    public let madeAt: Moment
    /// Entries of the archive that stay until their term is over.
    public let kept: Int
}

extension Session {
    /// - Returns: `nil` for whoever gets no certificate, whatever the reason.
    func certificate(of request: ID<RightsRequest>) throws -> CertifiedErasure? {
        try row(
            """
            SELECT c.mark, c.kept, c.made_at FROM published_erasure_certificate c WHERE c.request = \(request)
            \(unscoped: "the request was found by its receipt or by the scope")
            """
        ).map { CertifiedErasure(mark: try $0("mark"), madeAt: try $0("made_at"), kept: try $0("kept")) }
    }
}
