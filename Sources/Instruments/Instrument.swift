import Access
public import Care
public import Storage

/// A scale that an institution owns: which one, and whose it is.
public struct Instrument: Sendable {
    let id: ID<Instrument>
    let slug: String
    let region: Region
    let unit: String?
    let template: String?
    let titles: [String: String]

    static let columns: SQL = "i.id, i.slug, i.region, i.unit, i.template, i.title_zh, i.title_en"

    init(_ row: Row) throws {
        id = try row("id")
        slug = try row("slug")
        region = try row("region")
        unit = try row("unit")
        template = try row("template")
        titles = try Self.titles(row)
    }

    /// Titles by language, as in the table.
    static func titles(_ row: Row) throws -> [String: String] {
        ["zh-Hans": try row("title_zh"), "en": try row("title_en")]
    }
}

/// What somebody has brought and somebody else decides on: a version, a licence, or both.
public enum InstrumentLoad {
    /// What has become of it.
    public enum State: String, Sendable, Codable, CaseIterable, SQLBindable, SQLReadable {
        case loaded, approved, declined

        public var name: Phrase { Phrase("instruments.load.state.\(rawValue)") }
    }
}

/// One version of an institution's scale: written once, never changed.
public enum InstrumentVersion {
    /// Whether new sheets may use it.
    public enum State: String, Sendable, Codable, CaseIterable {
        case waiting, inUse = "in-use", withdrawn

        public var name: Phrase { Phrase("instruments.version.state.\(rawValue)") }
    }
}
