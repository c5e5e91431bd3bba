public import Access
public import Care
public import SchoolWorkRules
import Storage

/// Writes down that the teachers' group met. A case is told so that nobody knows who it is: whoever is on the school's
/// roster cannot be named, neither in the topic nor in what was said (rulebook A, requirement 139; H.5).
public struct RecordMeeting: Command {
    public static let permission = Permission.keepSchoolWork
    /// Signs.
    public static let longestSummary = 1_000
    /// More than any school has teachers.
    public static let mostPeople = 500

    public var school: String
    public var heldOn: Day
    public var kind: MeetingKind
    public var topic: String
    public var attended: Int
    public var summary: Private<String>?
    public var request: String

    public init(
        school: String, heldOn: Day, kind: MeetingKind, topic: String, attended: Int,
        summary: Private<String>? = nil, request: String
    ) {
        self.school = school
        self.heldOn = heldOn
        self.kind = kind
        self.topic = topic
        self.attended = attended
        self.summary = summary
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let school = try session.school(school)
        guard heldOn <= session.today, heldOn >= session.today.adding(days: -RecordLessons.oldest) else {
            throw SchoolWorkProblem.badDay(field: "heldOn")
        }
        let topic = try WrittenLine.checked(topic, "topic", most: RecordLessons.longestTopic)
        guard (1...Self.mostPeople).contains(attended) else { throw SchoolWorkProblem.badCount }
        guard !request.isEmpty else { throw SchoolWorkProblem.missing(field: "request") }
        try session.refuseNames(in: topic, "topic", of: school)
        let said = try said(of: school, in: session)
        let id = session.newID(GroupMeeting.self)
        let sealed = said.map { session.seal(Private($0), for: GroupMeeting.sealing(of: id)) }
        // The mark is bound to the caller: nobody's form can stand in for another's.
        let mark = session.fingerprint("\(session.caller.name)|\(request)", for: "group meeting form")
        try session.run(
            """
            INSERT INTO group_meeting
                (id, region, house, held_on, kind, topic, attended, summary, request, written_by, written_at)
            VALUES (\(id), \(try session.scope.admit(school.region, unit: school.code)), \(school.code), \(heldOn),
                \(kind), \(topic), \(attended), \(sealed), \(mark), \(session.caller.id), \(session.now))
            ON CONFLICT DO NOTHING
            """)
        session.about("meetings of \(school.code)", region: school.region)
        return Done()
    }

    private func said(of school: School, in session: borrowing Session<Self>) throws -> String? {
        let text = summary?.exposed ?? ""
        if text.allSatisfy(\.isWhitespace), !kind.needsSummary { return nil }
        let said = try WrittenLine.checked(text, "summary", most: Self.longestSummary)
        try session.refuseNames(in: said, "summary", of: school)
        return said
    }
}
