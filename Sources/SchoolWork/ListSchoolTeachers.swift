public import Access
public import Care
public import SchoolWorkRules
import Storage

/// IND-03: which schools of a place have a psychology teacher, and what share that is.
public struct ListSchoolTeachers: Query {
    public static let permission = Permission.seeSchoolWork
    public static let opensIdentity = false
    public static let perPage = 40

    /// The day that is told of; today where nothing is said.
    public var until: Day?
    /// A part of a school's name.
    public var text: String?
    /// From 1.
    public var page: Int?

    public init(until: Day? = nil, text: String? = nil, page: Int? = nil) {
        self.until = until
        self.text = text
        self.page = page
    }

    public struct Line: Codable, Sendable, Equatable {
        public let school: School
        public let teachers: Int
        /// Hundredths of a full post.
        public let percent: Int
    }

    /// The share among schools that one definition and one target hold for.
    public struct Part: Codable, Sendable, Equatable {
        public let definition: String
        public let targetPercent: Int
        public let share: TeacherShare
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let until: Day
        /// Mostly one; more where places have definitions or targets of their own.
        public let parts: [Part]
        /// Those without a teacher first.
        public let schools: [Line]
        /// How many schools there are, whichever of them are listed.
        public let all: Int
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let day = min(until ?? session.today, session.today)
        let counts = try session.teacherCounts(on: day)
        let lines = try session.schools().map { school in
            let found = counts[school.code] ?? (0, 0)
            return Line(school: school, teachers: found.0, percent: found.1)
        }.sorted { ($0.percent, $0.school.code) < ($1.percent, $1.school.code) }
        let sought = (text ?? "").lowercased()
        let rest = lines.filter { line in
            sought.isEmpty || line.school.names.values.contains { $0.lowercased().contains(sought) }
        }.dropFirst(max(0, min(page ?? 1, 10_000) - 1) * Self.perPage)
        return Outcome(
            until: day, parts: try session.parts(of: lines, on: day), schools: Array(rest.prefix(Self.perPage)),
            all: lines.count, hasMore: rest.count > Self.perPage)
    }
}

extension Session where Case == ListSchoolTeachers {
    fileprivate func teacherCounts(on day: Day) throws -> [String: (Int, Int)] {
        let found = try rows(
            """
            SELECT t.house, COUNT(*) AS teachers, CAST(SUM(t.percent) AS BIGINT) AS percent FROM school_teacher t
            WHERE t.since_day <= \(day) AND (t.ended_on IS NULL OR t.ended_on > \(day))
                AND \(scope, region: "t.region", unit: "t.house")
            GROUP BY t.house
            """)
        return try found.reduce(into: [:]) { counts, row in
            counts[try row("house", as: String.self)] = (try row("teachers"), try row("percent"))
        }
    }

    fileprivate func parts(
        of lines: [ListSchoolTeachers.Line], on day: Day
    ) throws -> [ListSchoolTeachers.Part] {
        var counted: [String: (policy: SchoolWorkPolicy.Teachers, with: Int, all: Int)] = [:]
        for line in lines {
            let policy = try policy(in: line.school.region, on: day).teachers
            let name = "\(policy.definition) \(policy.targetPercent)"
            let before = counted[name] ?? (policy, 0, 0)
            counted[name] = (policy, before.with + (line.teachers > 0 ? 1 : 0), before.all + 1)
        }
        return counted.sorted { $0.key < $1.key }.map { _, part in
            ListSchoolTeachers.Part(
                definition: part.policy.definition, targetPercent: part.policy.targetPercent,
                share: TeacherShare(schoolsWith: part.with, schools: part.all))
        }
    }
}
