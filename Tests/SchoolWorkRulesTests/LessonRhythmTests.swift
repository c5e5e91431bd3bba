import Care
import Foundation
import SchoolWorkRules
import Testing
import WarningRules

/// The file that ships.
enum ShippedSchoolWork {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Content/Policies/school-work.json")

    static func text() throws -> String { String(decoding: try Data(contentsOf: file), as: UTF8.self) }

    static func policies(_ text: String) throws -> SchoolWorkPolicies {
        try SchoolWorkPolicies(json: Data(text.utf8), file: "school-work.json")
    }

    static func policy() throws -> SchoolWorkPolicy {
        try policies(text()).edition(for: try #require(Region("990102001000")), on: try #require(Day("2026-03-04")))
    }
}

@Suite struct LessonRhythmTests {
    @Test(arguments: [
        // The autumn term of 2025 begins on a Monday and is free in the week of the first of October.
        ("2025-09-01", 0), ("2025-09-06", 0), ("2025-09-07", 1), ("2025-09-14", 2), ("2025-09-28", 4),
        ("2025-10-05", 4), ("2025-10-12", 5), ("2026-01-29", 20), ("2026-01-30", 21), ("2026-02-20", 21),
        // The next one is counted from its own first day on.
        ("2026-03-02", 0), ("2026-03-04", 0), ("2026-03-08", 1), ("2026-07-10", 19),
    ])
    func `a week counts when it is over and was a week of school`(day: String, weeks: Int) throws {
        let reckoning = try ShippedSchoolWork.policy().reckoning(until: try #require(Day(day)))
        #expect(reckoning?.weeks == weeks)
        // Requirement 135: of every two weeks one lesson, so half a lesson is never due.
        #expect(reckoning?.due == weeks / 2)
    }

    @Test(arguments: [(0, nil), (9, nil), (10, 10), (45, 45)] as [(Int, Int?)])
    func `of fewer than ten a round tells nothing`(count: Int, told: Int?) throws {
        #expect(try ShippedSchoolWork.policy().rounds.told(count) == told)
    }

    @Test(arguments: [
        (9, 9, nil), (9, 10, nil), (10, 10, 10), (29, 30, nil), (21, 30, nil), (20, 30, 20), (30, 30, 30),
    ] as [(Int, Int, Int?)])
    func `what is missing of a round is told of nobody or of ten`(finished: Int, begun: Int, told: Int?) throws {
        #expect(try ShippedSchoolWork.policy().rounds.toldFinished(finished, of: begun) == told)
    }

    @Test func `before the first term nothing can be worked out`() throws {
        #expect(try ShippedSchoolWork.policy().reckoning(until: try #require(Day("2025-08-31"))) == nil)
    }

    @Test func `lessons in the holidays belong to no term`() throws {
        let reckoning = try ShippedSchoolWork.policy().reckoning(until: try #require(Day("2026-02-20")))
        #expect(reckoning?.lastDay == Day("2026-01-30"))
    }

    @Test func `the many lessons of one class hide nobody else's none`() {
        let whole = LessonRate(held: 9, due: 4) + LessonRate(held: 0, due: 4)
        #expect(whole == LessonRate(held: 9, counted: 4, due: 8))
        #expect(whole.percent == 50 && !whole.isReached)
    }

    @Test(arguments: [
        (0, 0, nil), (3, 0, nil), (1, 3, 33.3), (2, 3, 66.6), (3, 3, 100), (0, 7, 0),
    ] as [(Int, Int, Double?)])
    func `a share is rounded down and is none while nothing is due`(held: Int, due: Int, percent: Double?) {
        #expect(LessonRate(held: held, due: due).percent == percent)
    }

    @Test(arguments: [
        (19, 20, true), (18, 20, false), (949, 1_000, false), (950, 1_000, true), (0, 0, false), (1, 1, true),
    ])
    func `a target is reached by whole schools and never by rounding`(with: Int, all: Int, isReached: Bool) {
        #expect(TeacherShare(schoolsWith: with, schools: all).reaches(percent: 95) == isReached)
    }

    @Test(arguments: [
        ("\"weeksPerLesson\": 2", "\"weeksPerLesson\": 0"), ("\"targetPercent\": 95", "\"targetPercent\": 101"),
        ("\"begins\": \"2026-03-02\"", "\"begins\": \"2026-01-30\""),
        ("\"definition\": \"lessons-1\"", "\"definition\": \"\""),
        ("[\"school\", \"special-school\"]", "[]"), ("\"ends\": \"2026-01-30\"", "\"ends\": \"2025-08-30\""),
        ("\"fewest\": 10", "\"fewest\": 9"), ("\"minutes\": 60", "\"minutes\": 4"),
        ("\"topic\": \"wellbeing\"", "\"topic\": \"\""),
        ("[\"2025-10-01\"]", "[\"2025-08-01\"]"), ("\"weeksPerLesson\"", "\"weeksPerLessons\""),
    ])
    func `a file with a slip keeps the house shut`(right: String, wrong: String) throws {
        let text = try ShippedSchoolWork.text()
        #expect(text.contains(right))
        #expect(throws: PolicyFault.self) {
            try ShippedSchoolWork.policies(text.replacingOccurrences(of: right, with: wrong))
        }
    }
}

@Suite struct SpokenNameTests {
    @Test(arguments: [
        ("今天和示一禾谈了情绪", "示一禾"), ("示 一 禾 来了", "示一禾"), ("（欧阳示禾）", "欧阳示禾"), ("张三，李四", "李四"),
        ("一位同学阿依古丽·买买提最近", "阿依古丽·买买提"), ("阿依古丽.买买提", "阿依古丽·买买提"),
        ("Zhang San was there", "zhangsan"), ("we met with ZHANG SAN.", "zhangsan"),
    ])
    func `a name is found as a roster writes it`(text: String, name: String) {
        #expect(SpokenNames.possible(in: text).contains(name))
    }

    @Test func `a text without letters holds no name`() {
        #expect(SpokenNames.possible(in: "，。 … 3 ！").isEmpty)
        #expect(SpokenNames.possible(in: "").isEmpty)
    }
}
