public import Care
public import WarningRules

/// The policies of all regions, from `Content/Policies/school-work.json`.
public typealias SchoolWorkPolicies = Editions<SchoolWorkPolicy>

/// What one territory asks of the everyday mental-health work of its schools.
///
/// Source: rulebook A, requirements 135, 138 and 154, IND-03; README, rule 3 (every target is data).
public struct SchoolWorkPolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// Which kinds of units are schools here.
    public let schools: [String]
    public let lessons: Lessons
    public let teachers: Teachers
    public let rounds: Rounds
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

    /// A self-check that a class opens together.
    public struct Rounds: Decodable, Sendable, Equatable {
        /// Of fewer nothing is told (rulebook H.9).
        public let fewest: Int
        /// How long the code on the board can be opened.
        public let minutes: Int
        /// Which door of the public self-check it leads to.
        public let topic: String

        /// What a teacher is told of how many: nothing of a few.
        public func told(_ count: Int) -> Int? { count >= fewest ? count : nil }

        /// How many have come to the end. The difference of two numbers is a number as well: it is told when nobody is
        /// missing, or when those who are missing are not a few.
        public func toldFinished(_ finished: Int, of begun: Int) -> Int? {
            finished == begun || begun - finished >= fewest ? told(finished) : nil
        }
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
        case region, validFrom, source, note, schools, lessons, teachers, rounds, terms
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
        rounds = try container.decode(Rounds.self, forKey: .rounds)
        terms = try container.decode([SchoolTerm].self, forKey: .terms).sorted { $0.begins < $1.begins }
        try check(in: decoder)
    }

    private func check(in decoder: any Decoder) throws {
        guard !schools.isEmpty else { throw decoder.fault("schools names no kind of unit") }
        guard lessons.weeksPerLesson > 0 else { throw decoder.fault("weeksPerLesson must be 1 or more") }
        guard (1...100).contains(teachers.targetPercent) else { throw decoder.fault("targetPercent is no share") }
        // Ten is the floor of rulebook H.9: a place may ask for more, never for fewer.
        guard rounds.fewest >= 10 else { throw decoder.fault("a round tells of fewer than ten") }
        guard (5...240).contains(rounds.minutes) else { throw decoder.fault("a round is open for 5 to 240 minutes") }
        guard !rounds.topic.isEmpty else { throw decoder.fault("a round leads to no topic") }
        guard !lessons.definition.isEmpty, !teachers.definition.isEmpty else {
            throw decoder.fault("a figure without the name of its definition")
        }
        for (earlier, later) in zip(terms, terms.dropFirst()) where later.begins <= earlier.ends {
            throw decoder.fault("a term begins before the one before it has ended")
        }
    }
}
