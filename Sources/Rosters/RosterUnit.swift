import Access
public import Care
public import Storage

/// A unit, a grade, a class or a department, and how many belong there.
public struct RosterUnit: Codable, Sendable, Equatable {
    public let code: String
    public let kind: String
    public let names: [String: String]
    /// What it is a part of; `nil` for a unit of its own.
    public let parent: String?
    /// The outermost unit, itself where it is part of none.
    public let house: String
    public let region: Region
    public let entryYear: Int?
    public let number: Int?
    /// Who belongs there today: in a unit of its own with all its parts, in a part directly.
    public let members: Int

    static let columns: SQL = """
        u.code, u.kind, u.name_zh, u.name_en, u.parent, u.house, u.region, u.entry_year, u.number,
        CASE WHEN u.parent IS NULL
            THEN (SELECT COUNT(*) FROM member m WHERE m.house = u.code AND m.left_at IS NULL)
            ELSE (SELECT COUNT(*) FROM member m WHERE m.unit = u.code AND m.left_at IS NULL) END AS members
        """

    init(_ row: Row) throws {
        code = try row("code")
        kind = try row("kind")
        names = try row.both("name_zh", "name_en")
        parent = try row("parent")
        house = try row("house")
        region = try row("region")
        entryYear = try row("entry_year")
        number = try row("number")
        members = try row("members")
    }
}

extension Session {
    /// - Throws: `Refusal.notFound` when there is none in the caller's reach.
    func rosterUnit(_ code: String) throws -> RosterUnit {
        let row = try row(
            """
            SELECT \(RosterUnit.columns) FROM published_unit u
            WHERE u.code = \(code) AND \(scope, region: "u.region", unit: "u.house")
            """)
        guard let row else { throw Refusal.notFound }
        return try RosterUnit(row)
    }

    /// Grades and classes, departments: two steps down at most.
    func rosterParts(of unit: RosterUnit) throws -> [RosterUnit] {
        try rows(
            """
            SELECT \(RosterUnit.columns) FROM published_unit u
            WHERE (u.parent = \(unit.code)
                OR u.parent IN (SELECT code FROM published_unit WHERE parent = \(unit.code)))
                AND u.status NOT IN ('closed', 'merged')
            ORDER BY u.entry_year DESC, u.number, u.code \(unscoped: "the unit itself was found within the scope")
            """
        ).map(RosterUnit.init)
    }

    /// - Throws: `Refusal.notFound` when there is none in the caller's reach.
    func member(_ id: ID<MemberCard>) throws -> (card: MemberCard, sealed: Sealed, region: Region) {
        let row = try row(
            """
            SELECT \(MemberCard.columns), m.identity, m.region FROM member m
            WHERE m.id = \(id) AND m.house IS NOT NULL AND \(scope, region: "m.region", unit: "m.house")
            """)
        guard let row else { throw Refusal.notFound }
        return (try MemberCard(row), try row("identity"), try row("region"))
    }
}

extension Row {
    /// A name in both languages; the Chinese one where there is no other.
    func both(_ chinese: StaticString, _ english: StaticString) throws -> [String: String] {
        let (text, other): (String, String) = (try self(chinese), try self(english))
        return ["zh-Hans": text, "en": other.isEmpty ? text : other]
    }
}
