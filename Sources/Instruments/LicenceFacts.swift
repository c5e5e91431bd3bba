public import Access
import Care
public import ScreeningRules
import Storage

/// What a licence says, as the ledger and the approval page show it.
public struct LicenceFacts: Codable, Sendable, Equatable {
    public let holder: String
    public let number: String
    public let onPaper: Bool
    public let electronic: Bool
    /// That somebody has ticked: the electronic form is expressly allowed.
    public let isCleared: Bool
    /// How many sittings are allowed; `nil` for as many as needed.
    public let sittings: Int?
    public let term: LicenceTerm
    public let proofKind: PaperKind
    /// Bytes.
    public let proofSize: Int

    static let columns: SQL =
        """
        c.holder, c.number, c.on_paper, c.electronic, c.cleared, c.sittings, c.valid_from, c.valid_until,
        c.proof_kind, c.proof_bytes
        """

    init(_ row: Row) throws {
        holder = try row("holder")
        number = try row("number")
        onPaper = try row("on_paper")
        electronic = try row("electronic")
        isCleared = try row("cleared")
        sittings = try row("sittings")
        guard let term = LicenceTerm(from: try row("valid_from"), until: try row("valid_until")) else {
            throw StorageError.column("valid_until")
        }
        self.term = term
        proofKind = try row("proof_kind")
        proofSize = try row("proof_bytes")
    }
}
