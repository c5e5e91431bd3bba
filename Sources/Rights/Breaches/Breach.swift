import Access
public import Care
public import RightsRules
public import Storage

extension BreachGrade: SQLBindable, SQLReadable {}
extension BreachStep: SQLBindable, SQLReadable {}

/// A breach as the list shows it.
public struct Breach: Codable, Sendable, Equatable {
    public let id: ID<Breach>
    public let region: Region
    public let unit: String?
    public let grade: BreachGrade
    public let foundAt: Moment
    /// By when the authority has to be told.
    public let dueAt: Moment
    public let authorityToldAt: Moment?
    public let personsToldAt: Moment?

    static let columns: SQL = """
        b.id, b.region, b.unit, b.grade, b.found_at, b.due_at, b.content,
        (SELECT MIN(e.at) FROM breach_entry e WHERE e.breach = b.id AND e.step = 'authorityTold') AS authority_at,
        (SELECT MIN(e.at) FROM breach_entry e WHERE e.breach = b.id AND e.step = 'personsTold') AS persons_at
        """

    init(_ row: Row) throws {
        id = try row("id")
        region = try row("region")
        unit = try row("unit")
        grade = try row("grade")
        foundAt = try row("found_at")
        dueAt = try row("due_at")
        authorityToldAt = try row("authority_at")
        personsToldAt = try row("persons_at")
    }
}

/// What happened, in the words that the law asks for (PIPL art. 57). Lies sealed as one.
public struct BreachContent: Codable, Sendable, Equatable {
    /// Which kinds of data, and of how many people.
    public let kinds: String
    public let cause: String
    public let harm: String
    /// Whom people can ask.
    public let contact: String

    static func sealing(of breach: ID<Breach>) -> String { "breach \(breach)" }
}

/// One step that was taken, never changed afterwards.
public struct BreachEntry: Codable, Sendable, Equatable {
    public let step: BreachStep
    public let words: String
    public let at: Moment
    public let by: String

    static func sealing(of entry: ID<BreachEntry>) -> String { "breach entry \(entry)" }
}
