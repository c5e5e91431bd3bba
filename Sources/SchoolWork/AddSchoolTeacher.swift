public import Access
public import Care
public import SchoolWorkRules
import Storage

/// Writes down that somebody teaches mental health at a school, and with how much of a post.
public struct AddSchoolTeacher: Command {
    public static let permission = Permission.keepSchoolWork
    public static let longestName = 60

    public var school: String
    public var name: String
    public var time: TeachingTime
    /// Of a full post. A full-time teacher has all of it, whatever is said.
    public var percent: Int?
    public var since: Day

    public init(school: String, name: String, time: TeachingTime, percent: Int? = nil, since: Day) {
        self.school = school
        self.name = name
        self.time = time
        self.percent = percent
        self.since = since
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let school = try session.school(school)
        let name = try WrittenLine.checked(name, "name", most: Self.longestName)
        let share = time == .fullTime ? 100 : percent ?? 0
        guard (1...100).contains(share), time == .fullTime || share < 100 else { throw SchoolWorkProblem.badPercent }
        guard since <= session.today, since >= session.today.adding(days: -60 * 366) else {
            throw SchoolWorkProblem.badDay(field: "since")
        }
        try session.run(
            """
            INSERT INTO school_teacher
                (id, region, house, name, teaching_time, percent, since_day, written_by, written_at)
            VALUES (\(session.newID(SchoolTeacher.self)),
                \(try session.scope.admit(school.region, unit: school.code)), \(school.code), \(name), \(time),
                \(share), \(since), \(session.caller.id), \(session.now))
            ON CONFLICT DO NOTHING
            """)
        session.about("teachers of \(school.code)", region: school.region)
        return Done()
    }
}

/// Notes that somebody teaches mental health there no more. Older figures still count them.
public struct EndSchoolTeacher: Command {
    public static let permission = Permission.keepSchoolWork

    public var teacher: ID<SchoolTeacher>

    public init(teacher: ID<SchoolTeacher>) {
        self.teacher = teacher
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let ended = try session.run(
            """
            UPDATE school_teacher SET ended_on = \(session.today)
            WHERE id = \(teacher) AND ended_on IS NULL AND \(session.scope, region: "region", unit: "house")
            """)
        guard ended == 1 else { throw Refusal.notFound }
        session.about("teacher \(teacher)")
        return Done()
    }
}
