public import Access
public import Care
public import SchoolWorkRules
import Storage

/// Writes a lesson down that was held in one class or in several, one line each.
public struct RecordLessons: Command {
    public static let permission = Permission.keepSchoolWork
    /// Signs.
    public static let longestTopic = 80
    public static let longestTeacher = 60
    /// Days back. What is older belongs to a school year that has been told.
    public static let oldest = 370

    public var school: String
    public var heldOn: Day
    public var topic: String
    public var form: ActivityForm
    /// Who held it; the caller where nobody is named.
    public var teacher: String?
    /// Codes of classes; those that say yes.
    public var classes: [String: Bool]

    public init(
        school: String, heldOn: Day, topic: String, form: ActivityForm, teacher: String? = nil,
        classes: [String: Bool]
    ) {
        self.school = school
        self.heldOn = heldOn
        self.topic = topic
        self.form = form
        self.teacher = teacher
        self.classes = classes
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let added: Int
        /// Classes whose lesson of that day was in the log already.
        public let already: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let school = try session.school(school)
        guard (session.today.adding(days: -Self.oldest)...session.today).contains(heldOn) else {
            throw SchoolWorkProblem.badDay(field: "heldOn")
        }
        let topic = try WrittenLine.checked(topic, "topic", most: Self.longestTopic)
        try session.refuseNames(in: topic, "topic", of: school)
        var named = self.teacher
        if named?.isEmpty ?? true { named = try session.ownName() }
        let teacher = try WrittenLine.checked(named, "teacher", most: Self.longestTeacher)
        let chosen = classes.filter { $0.value }.keys.sorted()
        guard !chosen.isEmpty else { throw SchoolWorkProblem.noClass }
        let there = Set(try session.classes(of: school).map(\.code))
        guard there.isSuperset(of: chosen) else { throw SchoolWorkProblem.unknownClass }
        var added = 0
        for unit in chosen { added += try session.keep(self, topic, teacher, in: unit, of: school) }
        session.about("lessons of \(school.code)", region: school.region)
        return Outcome(added: added, already: chosen.count - added)
    }
}

extension Session where Case == RecordLessons {
    /// - Returns: 1, or 0 where the class has a lesson of that day already.
    fileprivate func keep(
        _ new: RecordLessons, _ topic: String, _ teacher: String, in unit: String, of school: School
    ) throws -> Int {
        try run(
            """
            INSERT INTO lesson (id, region, house, unit, held_on, topic, form, teacher, written_by, written_at)
            VALUES (\(newID(Lesson.self)), \(try scope.admit(school.region, unit: school.code)), \(school.code),
                \(unit), \(new.heldOn), \(topic), \(new.form), \(teacher), \(caller.id), \(now))
            ON CONFLICT DO NOTHING
            """)
    }
}

extension Session {
    /// The caller's name as colleagues know it.
    func ownName() throws -> String? {
        try row(
            """
            SELECT display_name FROM published_account WHERE id = \(caller.id) \(unscoped: "the caller's own name")
            """
        )?("display_name")
    }
}
