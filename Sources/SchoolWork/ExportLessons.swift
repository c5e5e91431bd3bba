public import Access
public import Care
import SchoolWorkRules
import Storage

/// Takes the lessons of a school, or the figures of all schools in reach, away as a file: why is asked and kept, and
/// each row says who took it and when (rulebook H.7).
public struct ExportLessons: Command {
    public static let permission = Permission.seeSchoolWork
    /// Lessons of one school in one file: sixty classes have them over two years.
    static let most = 5_000

    public enum Format: String, Codable, Sendable, CaseIterable { case csv, xlsx }

    /// One school with its log; all in reach where none is named.
    public var school: String?
    public var until: Day?
    public var format: Format
    public var reason: String

    public init(school: String? = nil, until: Day? = nil, format: Format, reason: String) {
        self.school = school
        self.until = until
        self.format = format
        self.reason = reason
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let one: ReadLessons.Outcome?
        public let all: LessonTable?
        public let format: Format
        /// Who took the file and when, as it stands in it.
        public let takenBy: String
        public let takenAt: Moment
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let reason = try WrittenLine.checked(reason, "reason", most: SchoolWorkExport.longestReason)
        let code = school.flatMap { $0.isEmpty ? nil : $0 }
        let one = try code.map {
            try session.lessons(of: session.school($0), until: until, page: 1, perPage: Self.most)
        }
        let all = try code == nil ? session.lessonTable(until: until) : nil
        try session.noteExport(
            of: "lessons", house: one?.school.code, until: min(until ?? session.today, session.today),
            as: format.rawValue, reason)
        return Outcome(
            one: one, all: all, format: format, takenBy: try session.ownName() ?? session.caller.name,
            takenAt: session.now)
    }
}

/// What is kept of a file that was taken away.
public enum SchoolWorkExport {
    /// Signs.
    public static let longestReason = 200
}

extension Session {
    func noteExport(of what: String, house: String?, until: Day, as format: String, _ reason: String) throws {
        try run(
            """
            INSERT INTO schoolwork_export (id, what, house, until_day, format, reason, made_by, made_at)
            VALUES (\(newID(SchoolWorkExport.self)), \(what), CAST(\(house) AS TEXT), \(until), \(format), \(reason),
                \(caller.id), \(now)) \(unscoped: "the figures were found within the scope")
            """)
        about(house.map { "\(what) of \($0)" } ?? "\(what) of all schools in reach")
    }
}
