public import Access
public import Care
public import SchoolWorkRules
import Storage

/// Shows the lesson log of a school: each class with what it had of what was due, and the lessons, the newest first.
public struct ReadLessons: Query {
    public static let permission = Permission.seeSchoolWork
    public static let opensIdentity = false
    public static let perPage = 40

    public var school: String
    /// The last day that counts; today where nothing is said.
    public var until: Day?
    /// From 1.
    public var page: Int?

    public init(school: String, until: Day? = nil, page: Int? = nil) {
        self.school = school
        self.until = until
        self.page = page
    }

    public struct ClassLine: Codable, Sendable, Equatable {
        public let unit: SchoolClass
        public let rate: LessonRate
    }

    /// How many lessons of the term had which form.
    public struct FormCount: Codable, Sendable, Equatable {
        public let form: ActivityForm
        public let lessons: Int
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let school: School
        /// `nil` where nobody has entered the days of the terms.
        public let reckoning: LessonReckoning?
        public let classes: [ClassLine]
        public let whole: LessonRate
        public let forms: [FormCount]
        public let lessons: [Lesson]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        try session.lessons(of: session.school(school), until: until, page: page ?? 1, perPage: Self.perPage)
    }
}

extension Session {
    func lessons(of school: School, until: Day?, page: Int, perPage: Int) throws -> ReadLessons.Outcome {
        let last = min(until ?? today, today)
        let reckoning = try policy(in: school.region, on: last).reckoning(until: last)
        let held = try reckoning.map { try heldLessons(of: school, $0) } ?? [:]
        let lines = try classes(of: school).map { unit in
            ReadLessons.ClassLine(
                unit: unit, rate: LessonRate(held: held[unit.code] ?? 0, due: reckoning?.due ?? 0))
        }
        let shown = try lessonLog(of: school, until: last, page: page, perPage: perPage)
        return ReadLessons.Outcome(
            school: school, reckoning: reckoning, classes: lines,
            whole: lines.reduce(.nothing) { $0 + $1.rate },
            forms: try reckoning.map { try formCounts(of: school, $0) } ?? [],
            lessons: Array(shown.prefix(perPage)), hasMore: shown.count > perPage)
    }

    private func heldLessons(of school: School, _ reckoning: LessonReckoning) throws -> [String: Int] {
        let found = try rows(
            """
            SELECT l.unit, COUNT(*) AS held FROM lesson l
            WHERE l.house = \(school.code) AND l.removed_at IS NULL
                AND l.held_on >= \(reckoning.begins) AND l.held_on <= \(reckoning.lastDay)
            GROUP BY l.unit \(unscoped: "the school itself was found within the scope")
            """)
        return try found.reduce(into: [:]) { $0[try $1("unit", as: String.self)] = try $1("held", as: Int.self) }
    }

    private func formCounts(of school: School, _ reckoning: LessonReckoning) throws -> [ReadLessons.FormCount] {
        try rows(
            """
            SELECT l.form, COUNT(*) AS lessons FROM lesson l
            WHERE l.house = \(school.code) AND l.removed_at IS NULL
                AND l.held_on >= \(reckoning.begins) AND l.held_on <= \(reckoning.lastDay)
            GROUP BY l.form ORDER BY lessons DESC, l.form \(unscoped: "the school itself was found within the scope")
            """
        ).map { ReadLessons.FormCount(form: try $0("form"), lessons: try $0("lessons")) }
    }

    private func lessonLog(of school: School, until: Day, page: Int, perPage: Int) throws -> [Lesson] {
        let skipped = max(0, min(page, 10_000) - 1) * perPage
        return try rows(
            """
            SELECT \(Lesson.columns) FROM lesson l JOIN published_unit u ON u.code = l.unit
            WHERE l.house = \(school.code) AND l.removed_at IS NULL AND l.held_on <= \(until)
            ORDER BY l.held_on DESC, l.id DESC LIMIT \(perPage + 1) OFFSET \(skipped)
            \(unscoped: "the school itself was found within the scope")
            """
        ).map(Lesson.init)
    }
}
