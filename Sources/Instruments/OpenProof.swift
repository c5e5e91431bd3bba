public import Access
public import Care
public import Foundation
import Storage

/// Opens the paper that proves a licence. Each opening leaves a line in the audit log.
public struct OpenProof: Query {
    public static let permission = Permission.approveInstruments
    public static let opensIdentity = true

    public var load: ID<InstrumentLoad>

    public init(load: ID<InstrumentLoad>) {
        self.load = load
    }

    public struct Outcome: Codable, Sendable {
        public let kind: PaperKind
        /// Base 64 in JSON.
        public let content: Data
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT c.proof_kind, p.sealed, i.region
            FROM instrument_licence c JOIN instrument_proof p ON p.licence = c.load
            JOIN instrument i ON i.id = c.instrument
            WHERE c.load = \(load) AND \(session.scope, region: "i.region", unit: "i.unit")
            """)
        guard let row else { throw Refusal.notFound }
        session.about("instrument load \(load)", region: try row("region"))
        let text = try session.open(try row("sealed"), for: LicenceProof.sealing(load))
        guard let content = Data(base64Encoded: text.exposed) else { throw StorageError.column("sealed") }
        return Outcome(kind: try row("proof_kind"), content: content)
    }
}
