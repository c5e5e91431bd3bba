import Access
public import Care
import SchoolWorkRules
import Storage
import WarningRules

/// A school in reach.
public struct School: Codable, Sendable, Equatable {
    public let code: String
    /// By language.
    public let names: [String: String]
    public let region: Region
    let kind: String

    static let columns: SQL = "u.code, u.name_zh, u.name_en, u.region, u.kind"

    init(_ row: Row) throws {
        code = try row("code")
        names = try row.both("name_zh", "name_en")
        region = try row("region")
        kind = try row("kind")
    }
}

/// A class of it.
public struct SchoolClass: Codable, Sendable, Equatable {
    public let code: String
    /// By language.
    public let names: [String: String]

    init(_ row: Row) throws {
        code = try row("code")
        names = try row.both("name_zh", "name_en")
    }
}

extension Session {
    /// What the place asks of its schools, on a day.
    func policy(in region: Region, on day: Day) throws -> SchoolWorkPolicy {
        try book(SchoolWorkPolicies.self).edition(for: region, on: day)
    }

    /// - Throws: `Refusal.notFound` when no such school is in the caller's reach.
    func school(_ code: String) throws -> School {
        let found = try row(
            """
            SELECT \(School.columns) FROM published_unit u
            WHERE u.code = \(code) AND u.parent IS NULL AND \(scope, region: "u.region", unit: "u.code")
            """)
        guard let school = try found.map(School.init),
            try policy(in: school.region, on: today).schools.contains(school.kind)
        else { throw Refusal.notFound }
        return school
    }

    /// All schools in the caller's reach that are open, by their codes.
    func schools() throws -> [School] {
        let kinds = Set(try book(SchoolWorkPolicies.self).all.flatMap(\.schools))
        return try rows(
            """
            SELECT \(School.columns) FROM published_unit u
            WHERE u.parent IS NULL AND u.kind IN \(list: kinds.sorted()) AND u.status = 'open'
                AND \(scope, region: "u.region", unit: "u.code")
            ORDER BY u.code
            """
        ).map(School.init).filter { try policy(in: $0.region, on: today).schools.contains($0.kind) }
    }

    /// Its open classes, the newest grade first.
    func classes(of school: School) throws -> [SchoolClass] {
        try rows(
            """
            SELECT u.code, u.name_zh, u.name_en FROM published_unit u
            WHERE u.house = \(school.code) AND u.kind = 'class' AND u.status = 'open'
            ORDER BY u.entry_year DESC, u.number, u.code \(unscoped: "the school itself was found within the scope")
            """
        ).map(SchoolClass.init)
    }
}

extension Row {
    /// A name in both languages; the Chinese one where there is no other.
    func both(_ chinese: StaticString, _ english: StaticString) throws -> [String: String] {
        let (text, other): (String, String) = (try self(chinese), try self(english))
        return ["zh-Hans": text, "en": other.isEmpty ? text : other]
    }
}
