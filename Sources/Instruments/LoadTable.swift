import Access
import Care
import ScreeningRules
import Storage

extension Session {
    /// A load that says the same as this one and still counts: sent twice, it is kept once.
    func sameLoad(
        of instrument: ID<Instrument>, version: ID<InstrumentVersion>?, _ licence: CheckedLicence
    ) throws -> ID<InstrumentLoad>? {
        try row(
            """
            SELECT l.id FROM instrument_load l JOIN instrument_licence c ON c.load = l.id
            WHERE l.instrument = \(instrument) AND l.state <> 'declined'
                AND l.version IS NOT DISTINCT FROM CAST(\(version) AS TEXT)
                AND c.holder = \(licence.holder) AND c.number = \(licence.number)
                AND c.valid_from = \(licence.term.from) AND c.valid_until = \(licence.term.until)
                AND c.on_paper = \(licence.onPaper) AND c.electronic = \(licence.electronic)
                AND c.sittings IS NOT DISTINCT FROM CAST(\(licence.sittings) AS BIGINT)
            ORDER BY l.loaded_at DESC LIMIT 1
            \(unscoped: "the institution's entry was let in by the scope")
            """
        ).map { try $0("id") }
    }

    /// Keeps what waits to be approved: the version, the licence, and the paper that proves it.
    func keepLoad(
        of instrument: ID<Instrument>, version: ID<InstrumentVersion>?, _ licence: CheckedLicence, proof: [UInt8]
    ) throws -> ID<InstrumentLoad> {
        let kind = try LicenceProof.kind(of: proof)
        let id = newID(InstrumentLoad.self)
        try run(
            """
            INSERT INTO instrument_load (id, instrument, version, state, loaded_by, loaded_at)
            VALUES (\(id), \(instrument), \(version), 'loaded', \(caller.id), \(now))
            \(unscoped: "the institution's entry was let in by the scope")
            """)
        try run(
            """
            INSERT INTO instrument_licence
                (load, instrument, holder, number, on_paper, electronic, cleared, sittings, valid_from, valid_until,
                proof_kind, proof_bytes)
            VALUES (\(id), \(instrument), \(licence.holder), \(licence.number), \(licence.onPaper),
                \(licence.electronic), \(licence.cleared), \(licence.sittings), \(licence.term.from),
                \(licence.term.until), \(kind), \(proof.count))
            \(unscoped: "the institution's entry was let in by the scope")
            """)
        try keepProof(proof, of: id)
        return id
    }

    /// Decides on a load that somebody else has brought. The table itself refuses one person in both places.
    func decide(_ id: ID<InstrumentLoad>, _ state: InstrumentLoad.State, reason: String?) throws {
        let known = try row(
            """
            SELECT l.state, l.loaded_by, i.region FROM instrument_load l JOIN instrument i ON i.id = l.instrument
            WHERE l.id = \(id) AND \(scope, region: "i.region", unit: "i.unit")
            """)
        guard let known else { throw Refusal.notFound }
        about("instrument load \(id)", region: try known("region"))
        guard try known("state", as: InstrumentLoad.State.self) == .loaded else {
            throw InstrumentError.decidedAlready
        }
        guard try known("loaded_by", as: String.self) != caller.id?.rawValue else { throw InstrumentError.ownLoad }
        let decided = try run(
            """
            UPDATE instrument_load SET state = \(state), decided_by = \(caller.id), decided_at = \(now),
                reason = \(reason)
            WHERE id = \(id) AND state = 'loaded' \(unscoped: "the load was found within the scope")
            """)
        // Two people decided in the same instant, and the other one was first.
        guard decided == 1 else { throw InstrumentError.decidedAlready }
    }
}
