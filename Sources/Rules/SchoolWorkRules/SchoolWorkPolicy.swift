public import Care
public import WarningRules

/// The policies of all regions, from `Content/Policies/school-work.json`.
public typealias SchoolWorkPolicies = Editions<SchoolWorkPolicy>

/// What one territory asks of the everyday mental-health work of its schools.
///
/// Source: rulebook A, requirements 135 and 138, IND-03; README, rule 3 (every target is data).
public struct SchoolWorkPolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// Which kinds of units are schools here.
    public let schools: [String]
    public let lessons: Lessons
    public let teachers: Teachers
    public let terms: [SchoolTerm]

    /// A lesson in every so many weeks.
    public struct Lessons: Decodable, Sendable, Equatable {
        public let definition: String
        public let weeksPerLesson: Int
    }

    /// The share of schools that should have a psychology teacher.
    public struct Teachers: Decodable, Sendable, Equatable {
        public let definition: String
        public let targetPercent: Int
    }

    /// The term that a day belongs to; in the holidays the one that has ended.
    public func term(on day: Day) -> SchoolTerm? {
        terms.filter { $0.begins <= day }.max { $0.begins < $1.begins }
    }

    /// How lessons are counted by a day; `nil` before the first term that the file knows.
    public func reckoning(until day: Day) -> LessonReckoning? {
        term(on: day).map { term in
            LessonReckoning(
                definition: lessons.definition, weeksPerLesson: lessons.weeksPerLesson, term: term.names,
                begins: term.begins, ends: term.ends, until: day, weeks: term.weeksOver(by: day))
        }
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, schools, lessons, teachers, terms
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        schools = try container.decode([String].self, forKey: .schools)
        lessons = try container.decode(Lessons.self, forKey: .lessons)
        teachers = try container.decode(Teachers.self, forKey: .teachers)
        terms = try container.decode([SchoolTerm].self, forKey: .terms).sorted { $0.begins < $1.begins }
        try check(in: decoder)
    }

    private func check(in decoder: any Decoder) throws {
        guard !schools.isEmpty else { throw decoder.fault("schools names no kind of unit") }
        guard lessons.weeksPerLesson > 0 else { throw decoder.fault("weeksPerLesson must be 1 or more") }
        guard (1...100).contains(teachers.targetPercent) else { throw decoder.fault("targetPercent is no share") }
        guard !lessons.definition.isEmpty, !teachers.definition.isEmpty else {
            throw decoder.fault("a figure without the name of its definition")
        }
        for (earlier, later) in zip(terms, terms.dropFirst()) where later.begins <= earlier.ends {
            throw decoder.fault("a term begins before the one before it has ended")
        }
    }
}
