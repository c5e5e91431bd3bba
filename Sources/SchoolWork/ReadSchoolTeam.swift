public import Access
import Care
import SchoolWorkRules
import Storage

/// Shows who teaches mental health at a school, who is in the teachers' group, and when it met. What was said in a
/// meeting is for the school's own people; every look has its line in the log.
public struct ReadSchoolTeam: Query {
    public static let permission = Permission.seeSchoolWork
    public static let opensIdentity = true
    public static let perPage = 20

    public var school: String
    /// Of the meetings, from 1.
    public var page: Int?

    public init(school: String, page: Int? = nil) {
        self.school = school
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let school: School
        public let teachers: [SchoolTeacher]
        public let members: [GroupMember]
        public let meetings: [GroupMeeting]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let school = try session.school(school)
        session.about("teachers of \(school.code)", region: school.region)
        let meetings = try session.meetings(of: school, page: page ?? 1)
        return Outcome(
            school: school, teachers: try session.teachers(of: school), members: try session.members(of: school),
            meetings: Array(meetings.prefix(Self.perPage)), hasMore: meetings.count > Self.perPage)
    }
}

extension Session where Case == ReadSchoolTeam {
    fileprivate func teachers(of school: School) throws -> [SchoolTeacher] {
        try rows(
            """
            SELECT t.id, t.name, t.teaching_time, t.percent, t.since_day FROM school_teacher t
            WHERE t.house = \(school.code) AND t.ended_on IS NULL
            ORDER BY t.percent DESC, t.id \(unscoped: "the school itself was found within the scope")
            """
        ).map(SchoolTeacher.init)
    }

    fileprivate func members(of school: School) throws -> [GroupMember] {
        try rows(
            """
            SELECT g.id, g.name, g.group_role FROM group_member g
            WHERE g.house = \(school.code) AND g.ended_on IS NULL
            ORDER BY g.group_role <> 'leader', g.id \(unscoped: "the school itself was found within the scope")
            """
        ).map(GroupMember.init)
    }

    fileprivate func meetings(of school: School, page: Int) throws -> [GroupMeeting] {
        let skipped = max(0, min(page, 10_000) - 1) * ReadSchoolTeam.perPage
        let isOwn = scope.units.contains(school.code)
        return try rows(
            """
            SELECT m.id, m.held_on, m.kind, m.topic, m.attended, m.summary FROM group_meeting m
            WHERE m.house = \(school.code) ORDER BY m.held_on DESC, m.id DESC
            LIMIT \(ReadSchoolTeam.perPage + 1) OFFSET \(skipped)
            \(unscoped: "the school itself was found within the scope")
            """
        ).map { row in
            let id: ID<GroupMeeting> = try row("id")
            let sealed: Sealed? = try row("summary")
            return GroupMeeting(
                id: id, heldOn: try row("held_on"), kind: try row("kind"), topic: try row("topic"),
                attended: try row("attended"),
                summary: try isOwn ? sealed.map { try open($0, for: GroupMeeting.sealing(of: id)).exposed } : nil)
        }
    }
}
