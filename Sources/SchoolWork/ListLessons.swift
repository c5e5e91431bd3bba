public import Access
public import Care
import SchoolWorkRules
import Storage

/// Shows how the schools of a place keep to the rhythm of lessons, those that need help first.
public struct ListLessons: Query {
    public static let permission = Permission.seeSchoolWork
    public static let opensIdentity = false
    public static let perPage = 40

    /// The last day that counts; today where nothing is said.
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

    public struct Outcome: Codable, Sendable, Equatable {
        public let table: LessonTable
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let table = try session.lessonTable(until: until)
        let sought = (text ?? "").lowercased()
        let found = table.schools.filter { line in
            sought.isEmpty || line.school.names.values.contains { $0.lowercased().contains(sought) }
        }
        let skipped = max(0, min(page ?? 1, 10_000) - 1) * Self.perPage
        let rest = found.dropFirst(skipped)
        return Outcome(
            table: LessonTable(
                until: table.until, reckonings: table.reckonings, schools: Array(rest.prefix(Self.perPage)),
                whole: table.whole, onTime: table.onTime, all: table.all),
            hasMore: rest.count > Self.perPage)
    }
}
