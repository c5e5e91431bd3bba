public import Access
public import Care
import Storage

/// Lists what was brought and waits for a second person, the oldest first; or all of it, the newest first.
public struct ListLoads: Query {
    public static let permission = Permission.approveInstruments
    public static let opensIdentity = false

    /// Also what was decided already.
    public var all: Bool?
    /// From 1.
    public var page: Int?

    public init(all: Bool? = nil, page: Int? = nil) {
        self.all = all
        self.page = page
    }

    public func perform(in session: borrowing Session<Self>) throws -> [LoadLine] {
        try session.loads(only: nil, isWaiting: all != true, page: page ?? 1)
    }
}

/// Opens one load with all that it says.
public struct ReadLoad: Query {
    public static let permission = Permission.approveInstruments
    public static let opensIdentity = false

    public var load: ID<InstrumentLoad>

    public init(load: ID<InstrumentLoad>) {
        self.load = load
    }

    public func perform(in session: borrowing Session<Self>) throws -> LoadLine {
        guard let line = try session.loads(only: load, isWaiting: false, page: 1).first else { throw Refusal.notFound }
        return line
    }
}

/// Something that was brought: what, for whom, by whom, under which licence, and what became of it.
public struct LoadLine: Codable, Sendable, Equatable {
    /// How many stand on one page.
    public static let perPage = 30

    public let id: ID<InstrumentLoad>
    public let state: InstrumentLoad.State
    public let instrument: ID<Instrument>
    public let slug: String
    public let titles: [String: String]
    public let region: Region
    public let unit: String?
    /// `nil` when only a longer licence was brought.
    public let version: String?
    public let loadedBy: String
    /// Whether the caller has brought it, and so cannot decide on it.
    public let isOwn: Bool
    public let loadedAt: Moment
    public let decidedBy: String?
    public let decidedAt: Moment?
    public let reason: String?
    public let licence: LicenceFacts

    init(_ row: Row, caller: ID<Caller>?) throws {
        id = try row("id")
        state = try row("state")
        instrument = try row("instrument")
        slug = try row("slug")
        titles = try Instrument.titles(row)
        region = try row("region")
        unit = try row("unit")
        version = try row("version")
        loadedBy = try row("loader", as: String?.self) ?? ""
        isOwn = try row("loaded_by", as: String.self) == caller?.rawValue
        loadedAt = try row("loaded_at")
        decidedBy = try row("decider")
        decidedAt = try row("decided_at")
        reason = try row("reason")
        licence = try LicenceFacts(row)
    }
}

extension Session {
    /// One load, those that wait, or all of them, within the caller's own places.
    func loads(only id: ID<InstrumentLoad>?, isWaiting: Bool, page: Int) throws -> [LoadLine] {
        let skipped = max(0, min(page, 10_000) - 1) * LoadLine.perPage
        return try rows(
            """
            SELECT l.id, l.state, l.instrument, i.slug, i.title_zh, i.title_en, i.region, i.unit, v.version,
                l.loaded_by, pl.display_name AS loader, l.loaded_at, pd.display_name AS decider, l.decided_at,
                l.reason, \(LicenceFacts.columns)
            FROM instrument_load l JOIN instrument i ON i.id = l.instrument
            JOIN instrument_licence c ON c.load = l.id
            LEFT JOIN instrument_version v ON v.id = l.version
            LEFT JOIN published_account pl ON pl.id = l.loaded_by
            LEFT JOIN published_account pd ON pd.id = l.decided_by
            WHERE \(scope, region: "i.region", unit: "i.unit")
                AND (\(id == nil) OR l.id = \(id?.rawValue ?? "")) AND (\(!isWaiting) OR l.state = 'loaded')
            ORDER BY CASE WHEN l.state = 'loaded' THEN l.loaded_at ELSE -l.loaded_at END, l.id
            LIMIT \(LoadLine.perPage + 1) OFFSET \(skipped)
            """
        ).map { try LoadLine($0, caller: caller.id) }
    }
}
