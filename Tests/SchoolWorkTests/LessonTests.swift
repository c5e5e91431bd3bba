import Access
import Care
import HouseKit
import SchoolWork
import SchoolWorkRules
import Storage
import Testing

@Suite struct LessonTests {
    /// The last day of the autumn term, when ten lessons were due.
    private static let endOfTerm = Day("2026-01-30")

    private func lesson(
        on day: String, in classes: [Int] = [1], topic: String = "认识情绪", teacher: String? = nil
    ) throws -> RecordLessons {
        RecordLessons(
            school: TownPlaces.northSchool, heldOn: try #require(Day(day)), topic: topic, form: .rolePlay,
            teacher: teacher, classes: Dictionary(uniqueKeysWithValues: classes.map { (Town.northClass($0), true) }))
    }

    @Test(arguments: Engine.available)
    func `a lesson of several classes is one line each and counts once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let first = try await town.perform(lesson(on: "2025-10-15", in: [1, 2]), as: .northTeacher)
            #expect(first.added == 2 && first.already == 0)
            let again = try await town.perform(lesson(on: "2025-10-15", in: [1, 2, 3]), as: .northSchoolAdministrator)
            #expect(again.added == 1 && again.already == 2)
            try await town.perform(lesson(on: "2026-03-03"), as: .northTeacher)

            let read = ReadLessons(school: TownPlaces.northSchool, until: Self.endOfTerm)
            let found = try await town.perform(read, as: .northTeacher)
            #expect(found.reckoning?.weeks == 21 && found.reckoning?.definition == "lessons-1")
            #expect(found.classes.map(\.rate) == Array(repeating: LessonRate(held: 1, due: 10), count: 3))
            #expect(found.whole == LessonRate(held: 3, counted: 3, due: 30))
            #expect(found.lessons.count == 3 && found.forms.map(\.lessons) == [3])
            let line = try #require(found.lessons.last)
            #expect(line.topic == "认识情绪" && line.form == .rolePlay)
            #expect(Set(found.lessons.map(\.teacher)) == [
                Townsperson.northTeacher.displayName, Townsperson.northSchoolAdministrator.displayName,
            ])

            // Two days into the spring term nothing is due, and what was held is shown all the same.
            let today = try await town.perform(ReadLessons(school: TownPlaces.northSchool), as: .northTeacher)
            #expect(today.whole == LessonRate(held: 1, counted: 0, due: 0) && today.whole.percent == nil)
            #expect(today.lessons.count == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `a county sees its schools with the same figures as each school`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let other = try await town.addSchool("second", in: TownPlaces.northTownship, by: .northAdministrator)
            for day in 1...12 {
                let held = try #require(Day("2025-11-01")).adding(days: day)
                try await town.perform(lesson(on: "\(held)"), as: .northTeacher)
            }
            let county = try await town.perform(ListLessons(until: Self.endOfTerm), as: .northAdministrator).table
            #expect(county.schools.map(\.school.code) == [other, TownPlaces.northSchool], "who is behind stands first")
            #expect(county.schools[1].rate == LessonRate(held: 12, counted: 10, due: 30))
            #expect(county.schools[1].onTime == 1 && county.schools[1].classes == 3)
            #expect(county.whole == LessonRate(held: 12, counted: 10, due: 50))
            #expect(county.all == 2 && county.onTime == 0 && county.reckonings.count == 1)

            let school = try await town.perform(
                ReadLessons(school: TownPlaces.northSchool, until: Self.endOfTerm), as: .northAdministrator)
            #expect(school.whole == county.schools[1].rate)
            let own = try await town.perform(ListLessons(until: Self.endOfTerm), as: .northTeacher).table
            #expect(own.schools.map(\.school.code) == [TownPlaces.northSchool] && own.whole == school.whole)
            let sought = try await town.perform(
                ListLessons(until: Self.endOfTerm, text: "SECOND"), as: .northAdministrator)
            #expect(sought.table.schools.map(\.school.code) == [other] && sought.table.all == 2)
            #expect(try await town.perform(ListLessons(), as: .southAdministrator).table.schools.isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `a slip is taken out and can be written down anew`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            try await town.perform(lesson(on: "2026-03-03"), as: .northTeacher)
            let read = ReadLessons(school: TownPlaces.northSchool)
            let slip = try #require(try await town.perform(read, as: .northTeacher).lessons.first)
            await #expect(throws: Refusal.forbidden) {
                try await town.perform(RemoveLesson(lesson: slip.id), as: .northAdministrator)
            }
            let removed = try await town.perform(RemoveLesson(lesson: slip.id), as: .northTeacher)
            #expect(removed.school == TownPlaces.northSchool)
            #expect(try await town.perform(read, as: .northTeacher).lessons.isEmpty)
            let again = try await town.perform(lesson(on: "2026-03-03", topic: "怎样休息"), as: .northTeacher)
            #expect(again.added == 1)
            #expect(try await town.perform(read, as: .northTeacher).lessons.map(\.topic) == ["怎样休息"])
            #expect(try await town.number(
                "SELECT COUNT(*) AS number FROM lesson WHERE removed_by IS NOT NULL AND removed_at IS NOT NULL") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `bad input is refused by its field and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            try await town.addPupil("示一禾", born: "2012-03-04")
            let wrong: [(RecordLessons, SchoolWorkProblem)] = [
                (try lesson(on: "2026-03-05"), .badDay(field: "heldOn")),
                (try lesson(on: "2025-02-01"), .badDay(field: "heldOn")),
                (try lesson(on: "2026-03-03", topic: " \n"), .missing(field: "topic")),
                (try lesson(on: "2026-03-03", topic: String(repeating: "x", count: 81)),
                    .tooLong(field: "topic", most: 80)),
                (try lesson(on: "2026-03-03", topic: "和示一禾谈情绪"), .namesSomebody(field: "topic")),
                (try lesson(on: "2026-03-03", topic: "示 一 禾"), .namesSomebody(field: "topic")),
                (try lesson(on: "2026-03-03", teacher: String(repeating: "x", count: 61)),
                    .tooLong(field: "teacher", most: 60)),
                (try lesson(on: "2026-03-03", in: []), .noClass),
                (try lesson(on: "2026-03-03", in: [1, 77]), .unknownClass),
            ]
            for (input, problem) in wrong {
                await #expect(throws: problem) { try await town.perform(input, as: .northTeacher) }
            }
            for person in [Townsperson.northAdministrator, .classTeacher, .evaluator, .northCounsellor] {
                await #expect(throws: Refusal.forbidden) {
                    try await town.perform(lesson(on: "2026-03-03"), as: person)
                }
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM lesson") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a school of another county is not found`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            for person in [Townsperson.southAdministrator] {
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ReadLessons(school: TownPlaces.northSchool), as: person)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(
                        ExportLessons(school: TownPlaces.northSchool, format: .csv, reason: "x"), as: person)
                }
            }
            // A station is no school.
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadLessons(school: "990202-centre"), as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a file asks why and is written down with who took it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            try await town.perform(lesson(on: "2026-03-03"), as: .northTeacher)
            let one = ExportLessons(school: TownPlaces.northSchool, format: .xlsx, reason: " 给校务会 ")
            let taken = try await town.perform(one, as: .northTeacher)
            #expect(taken.one?.lessons.count == 1 && taken.all == nil)
            #expect(taken.takenBy == Townsperson.northTeacher.displayName && taken.takenAt == town.clock.now)
            let all = try await town.perform(ExportLessons(format: .csv, reason: "x"), as: .northAdministrator)
            #expect(all.all?.schools.count == 1 && all.one == nil)
            await #expect(throws: SchoolWorkProblem.missing(field: "reason")) {
                try await town.perform(ExportLessons(format: .csv, reason: "  "), as: .northAdministrator)
            }
            #expect(try await town.number(
                """
                SELECT COUNT(*) AS number FROM schoolwork_export
                WHERE reason = '给校务会' AND house = \(TownPlaces.northSchool) AND made_by = \(town.id(.northTeacher))
                """) == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM schoolwork_export") == 2)
            #expect(try await town.number(
                """
                SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'ExportLessons' AND outcome = 'done'
                """) == 2)
        }
    }
}
