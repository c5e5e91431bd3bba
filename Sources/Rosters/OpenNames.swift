public import Access
public import Care
import Storage

/// A member's name, opened.
public struct OpenedName: Codable, Sendable, Equatable {
    public let member: ID<MemberCard>
    public let name: String
    /// Empty for whoever belongs to no unit.
    public let unit: [String: String]
}

/// Opens the names of several members at once, for a page that another room fills. One line in the audit log.
public struct OpenNames: Query {
    public static let permission = Permission.seeRosters
    public static let opensIdentity = true
    /// A page of any list.
    public static let atMost = 100

    public var members: [ID<MemberCard>]

    public init(members: [ID<MemberCard>]) {
        self.members = members
    }

    public func perform(in session: borrowing Session<Self>) throws -> [OpenedName] {
        let asked = Array(members.prefix(Self.atMost))
        session.about("names of \(asked.count) members")
        return try session.rows(
            """
            SELECT m.id, m.identity, u.name_zh, u.name_en FROM member m JOIN published_unit u ON u.code = m.unit
            WHERE m.id IN \(list: asked) AND \(session.scope, region: "m.region", unit: "m.house")
            """
        ).map { try session.openedName($0) }
    }
}

/// Opens the names of pupils of the own class, for whoever teaches it and is told how to care for them.
public struct OpenClassNames: Query {
    public static let permission = Permission.readCareAdvice
    public static let opensIdentity = true

    public var members: [ID<MemberCard>]

    public init(members: [ID<MemberCard>]) {
        self.members = members
    }

    public func perform(in session: borrowing Session<Self>) throws -> [OpenedName] {
        let asked = Array(members.prefix(OpenNames.atMost))
        session.about("names of \(asked.count) members")
        return try session.rows(
            """
            SELECT m.id, m.identity, u.name_zh, u.name_en FROM member m JOIN published_unit u ON u.code = m.unit
            WHERE m.id IN \(list: asked) AND m.left_at IS NULL AND m.unit IN \(list: session.scope.units)
                AND \(session.scope, region: "m.region", unit: "m.unit")
            """
        ).map { try session.openedName($0) }
    }
}

extension Session {
    func openedName(_ row: Row) throws -> OpenedName {
        let id: ID<MemberCard> = try row("id")
        let hasUnit = try row("name_zh", as: String?.self) != nil
        return OpenedName(
            member: id, name: try identity(row("identity"), of: id).name,
            unit: hasUnit ? try row.both("name_zh", "name_en") : [:])
    }
}
