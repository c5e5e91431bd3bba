public import Access
public import Care
public import ScreeningRules
import Storage

/// The ledger: every approved licence with the days it has left, what ends first on top.
public struct ListLicences: Query {
    public static let permission = Permission.loadInstruments
    public static let opensIdentity = false

    /// Which licences are asked for.
    public enum Choice: String, Sendable, Codable, CaseIterable {
        /// Ended or about to end, and not replaced by a longer one.
        case due
        /// All that are not replaced by a longer one.
        case current
        case all
    }

    public var choice: Choice?
    /// From 1.
    public var page: Int?

    public init(choice: Choice? = nil, page: Int? = nil) {
        self.choice = choice
        self.page = page
    }

    public struct Outcome: Codable, Sendable {
        public let licences: [LicenceLine]
        /// How many of the caller's licences are due, whatever was asked for.
        public let due: Int
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let lines = try session.licences(choice ?? .current, page: page ?? 1)
        return Outcome(
            licences: Array(lines.prefix(LicenceLine.perPage)), due: try session.licencesDue(),
            hasMore: lines.count > LicenceLine.perPage)
    }
}

/// One line of the ledger.
public struct LicenceLine: Codable, Sendable, Equatable {
    /// How many stand on one page.
    public static let perPage = 30

    public let load: ID<InstrumentLoad>
    public let instrument: ID<Instrument>
    public let slug: String
    public let titles: [String: String]
    public let region: Region
    public let unit: String?
    public let licence: LicenceFacts
    public let standing: LicenceStanding
    /// Negative when it is over.
    public let daysLeft: Int
    /// Whether a longer licence has taken its place.
    public let isReplaced: Bool
    /// How many sittings were begun under it.
    public let used: Int
    /// Since when the ledger has warned of its end.
    public let warnedAt: Moment?

    init(_ row: Row, on today: Day) throws {
        load = try row("load")
        instrument = try row("instrument")
        slug = try row("slug")
        titles = try Instrument.titles(row)
        region = try row("region")
        unit = try row("unit")
        licence = try LicenceFacts(row)
        standing = licence.term.standing(on: today)
        daysLeft = licence.term.daysLeft(on: today)
        isReplaced = try row("replaced", as: Bool?.self) ?? false
        used = try row("used", as: Int?.self) ?? 0
        warnedAt = try row("warned_at")
    }
}

/// How much waits for an administrator of scales: the badge in the rail.
public struct CountLicenceWork: Query {
    public static let permission = Permission.loadInstruments
    public static let opensIdentity = false

    public init() {}

    public struct Outcome: Codable, Sendable, Equatable {
        /// Licences that ended or end within 60 days, and were not renewed.
        public let due: Int
        /// What others have brought and the caller may decide on.
        public let waiting: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let waiting = try session.row(
            """
            SELECT COUNT(*) AS number FROM instrument_load l JOIN instrument i ON i.id = l.instrument
            WHERE l.state = 'loaded' AND l.loaded_by <> \(session.caller.id?.rawValue ?? "")
                AND \(session.scope, region: "i.region", unit: "i.unit")
            """)
        return Outcome(due: try session.licencesDue(), waiting: try waiting?("number") ?? 0)
    }
}
