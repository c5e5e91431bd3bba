public import Access
public import Care
public import SchoolWorkRules
import Storage

/// Takes a colleague into the teaching-research group of a school.
public struct AddGroupMember: Command {
    public static let permission = Permission.keepSchoolWork

    public var school: String
    public var name: String
    public var role: GroupRole

    public init(school: String, name: String, role: GroupRole) {
        self.school = school
        self.name = name
        self.role = role
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let school = try session.school(school)
        let name = try WrittenLine.checked(name, "name", most: AddSchoolTeacher.longestName)
        try session.run(
            """
            INSERT INTO group_member (id, region, house, name, group_role, since_day, written_by, written_at)
            VALUES (\(session.newID(GroupMember.self)),
                \(try session.scope.admit(school.region, unit: school.code)), \(school.code), \(name), \(role),
                \(session.today), \(session.caller.id), \(session.now))
            ON CONFLICT DO NOTHING
            """)
        session.about("teachers' group of \(school.code)", region: school.region)
        return Done()
    }
}

/// Notes that a colleague is in the group no more.
public struct EndGroupMember: Command {
    public static let permission = Permission.keepSchoolWork

    public var member: ID<GroupMember>

    public init(member: ID<GroupMember>) {
        self.member = member
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let ended = try session.run(
            """
            UPDATE group_member SET ended_on = \(session.today)
            WHERE id = \(member) AND ended_on IS NULL AND \(session.scope, region: "region", unit: "house")
            """)
        guard ended == 1 else { throw Refusal.notFound }
        session.about("group member \(member)")
        return Done()
    }
}
