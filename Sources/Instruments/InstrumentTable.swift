import Access
import Care
import Storage

extension Session {
    /// Whose scales somebody sees: what their places own, and what the places above them own for all below.
    /// A school's own scale is seen by the school and by the administration above it, not by its neighbours.
    var visible: SQL {
        """
        (\(scope, region: "i.region", unit: "i.unit")
            OR (i.unit IS NULL AND i.region IN \(list: placesAbove)))
        """
    }

    private var placesAbove: [Region] {
        let holding = caller.posts.filter { $0.role.permissions.contains(Case.permission) }
        return Array(Set(holding.flatMap { $0.region.upwards })).sorted()
    }

    /// A scale that the caller may change.
    /// - Throws: `Refusal.notFound` when there is none in reach.
    func ownInstrument(_ id: ID<Instrument>) throws -> Instrument {
        let row = try row(
            """
            SELECT \(Instrument.columns) FROM instrument i
            WHERE i.id = \(id) AND \(scope, region: "i.region", unit: "i.unit") \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        let instrument = try Instrument(row)
        about("instrument \(id)", region: instrument.region)
        return instrument
    }

    /// The place that a scale is loaded for. A unit brings its own region with it.
    func owner(region: Region, unit: String?) throws -> (region: Region, unit: String?) {
        guard let unit else {
            let known = try row(
                """
                SELECT code FROM published_region WHERE code = \(region)
                \(unscoped: "the names of places are public")
                """)
            guard known != nil else { throw InstrumentError.unknownPlace }
            return (region, nil)
        }
        let known = try row(
            """
            SELECT region FROM published_unit WHERE code = \(unit)
                AND \(scope, region: "region", unit: "code")
            """)
        guard let known else { throw InstrumentError.unknownUnit }
        return (try known("region"), unit)
    }

    /// The institution's own entry for a scale, made now unless it is there.
    func entry(for scale: ReadyScale, region: Region, unit: String?) throws -> ID<Instrument> {
        let admitted = try scope.admit(region, unit: unit)
        let owner = unit ?? region.code
        try run(
            """
            INSERT INTO instrument (id, slug, region, unit, owner, template, title_zh, title_en, search, made_at)
            VALUES (\(newID(Instrument.self)), \(scale.slug), \(admitted), \(unit), \(owner), \(scale.template),
                \(scale.titles.zh), \(scale.titles.en), \(scale.search), \(now))
            ON CONFLICT (slug, owner) DO NOTHING
            """)
        let row = try row(
            """
            SELECT id FROM instrument WHERE slug = \(scale.slug) AND owner = \(owner)
                AND \(scope, region: "region", unit: "unit") \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        return try row("id")
    }

    /// The version that holds this content, made now unless it is there.
    func version(_ scale: ReadyScale, of instrument: ID<Instrument>) throws -> ID<InstrumentVersion> {
        try run(
            """
            INSERT INTO instrument_version (id, instrument, version, hash, file, languages, questions, made_at)
            VALUES (\(newID(InstrumentVersion.self)), \(instrument), \(scale.version), \(scale.hash), \(scale.file),
                \(scale.languages), \(scale.questions), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the institution's entry was let in by the scope")
            """)
        let row = try row(
            """
            SELECT id FROM instrument_version WHERE instrument = \(instrument) AND hash = \(scale.hash)
            \(unscoped: "the institution's entry was let in by the scope")
            """)
        guard let row else { throw InstrumentError.versionTaken }
        return try row("id")
    }
}
