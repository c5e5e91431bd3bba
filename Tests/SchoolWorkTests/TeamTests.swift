import Access
import Care
import HouseKit
import SchoolWork
import SchoolWorkRules
import Storage
import Testing

@Suite struct TeamTests {
    private static let since = Day(daysSince1970: 20_000)  // 2024-10-04

    private func teacher(
        _ name: String = "一位老师", time: TeachingTime = .fullTime, percent: Int? = nil, since: Day = TeamTests.since,
        school: String = TownPlaces.northSchool
    ) -> AddSchoolTeacher {
        AddSchoolTeacher(school: school, name: name, time: time, percent: percent, since: since)
    }

    private func meeting(
        _ kind: MeetingKind = .caseMeeting, topic: String = "怎样陪伴", summary: String? = "一位同学最近睡不好",
        attended: Int = 5, request: String = "a form"
    ) -> RecordMeeting {
        RecordMeeting(
            school: TownPlaces.northSchool, heldOn: Self.today, kind: kind, topic: topic, attended: attended,
            summary: summary.map { Private($0) }, request: request)
    }

    /// The day on which the town opens.
    private static let today = Moment.china("2026-03-04", 10).day

    private let read = ReadSchoolTeam(school: TownPlaces.northSchool)

    @Test(arguments: Engine.available)
    func `the share of schools with a teacher follows who comes and goes`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let second = try await town.addSchool("second", in: TownPlaces.northTownship, by: .northAdministrator)
            let none = try await town.perform(ListSchoolTeachers(), as: .northAdministrator)
            #expect(none.parts.map(\.share) == [TeacherShare(schoolsWith: 0, schools: 2)])

            try await town.perform(teacher("甲老师"), as: .northTeacher)
            try await town.perform(teacher("甲老师"), as: .northTeacher)
            try await town.perform(teacher("乙老师", time: .partTime, percent: 50), as: .northSchoolAdministrator)
            let found = try await town.perform(ListSchoolTeachers(), as: .northAdministrator)
            #expect(found.schools.map(\.school.code) == [second, TownPlaces.northSchool], "who has nobody stands first")
            let own = found.schools[1]
            #expect(own.teachers == 2 && own.percent == 150, "one form sent twice is one teacher")
            let part = try #require(found.parts.first)
            #expect(part.share == TeacherShare(schoolsWith: 1, schools: 2) && part.share.percent == 50)
            #expect(part.targetPercent == 95 && part.definition == "IND-03-1" && found.until == Self.today)

            let gone = try #require(try await town.perform(read, as: .northTeacher).teachers.first)
            town.clock.pass(days: 1)
            try await town.perform(EndSchoolTeacher(teacher: gone.id), as: .northTeacher)
            let after = try await town.perform(ListSchoolTeachers(), as: .northAdministrator)
            #expect(after.schools[1].percent == 150 - gone.percent)
            let before = try await town.perform(ListSchoolTeachers(until: Self.today), as: .northAdministrator)
            #expect(before.schools[1].percent == 150, "older figures still count who was there")
            await #expect(throws: Refusal.notFound) {
                try await town.perform(EndSchoolTeacher(teacher: gone.id), as: .northTeacher)
            }
            #expect(try await town.perform(ListSchoolTeachers(), as: .southAdministrator).all == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `what was said of a case is sealed and for the school's own people`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.perform(meeting(), as: .northTeacher)
            try await town.perform(meeting(), as: .northTeacher)
            let own = try await town.perform(read, as: .northTeacher).meetings
            #expect(own.map(\.summary) == ["一位同学最近睡不好"], "the same form sent twice is one meeting")
            let county = try await town.perform(read, as: .northAdministrator).meetings
            #expect(county.map(\.topic) == ["怎样陪伴"] && county.allSatisfy { $0.summary == nil })
            #expect(try await !town.holdsInTheOpen("一位同学最近睡不好"))
            #expect(try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'ReadSchoolTeam'") == 2)
            await #expect(throws: Refusal.notFound) { try await town.perform(read, as: .southAdministrator) }
            for person in [Townsperson.evaluator, .classTeacher, .northCounsellor, .northLead] {
                await #expect(throws: Refusal.forbidden) { try await town.perform(read, as: person) }
            }
            // A talk about lessons needs no record of what was said.
            try await town.perform(meeting(.teaching, summary: nil, request: "another form"), as: .northTeacher)
            #expect(try await town.perform(read, as: .northTeacher).meetings.count == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a meeting that names somebody of the roster is refused by its field`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            try await town.addPupil("示一禾", born: "2012-03-04")
            try await town.addPupil("Zhang San", born: "2012-03-05")
            let wrong: [(RecordMeeting, SchoolWorkProblem)] = [
                (meeting(topic: "示一禾的事"), .namesSomebody(field: "topic")),
                (meeting(summary: "今天说到示 一 禾，她睡不好"), .namesSomebody(field: "summary")),
                (meeting(summary: "we spoke of zhang san."), .namesSomebody(field: "summary")),
                (meeting(summary: "  "), .missing(field: "summary")),
                (meeting(summary: String(repeating: "字", count: 1_001)), .tooLong(field: "summary", most: 1_000)),
                (meeting(topic: ""), .missing(field: "topic")), (meeting(attended: 0), .badCount),
                (meeting(attended: 501), .badCount), (meeting(request: ""), .missing(field: "request")),
            ]
            for (input, problem) in wrong {
                await #expect(throws: problem) { try await town.perform(input, as: .northTeacher) }
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM group_meeting") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `people are written down by their own school with a true part of a post`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let wrong: [(AddSchoolTeacher, SchoolWorkProblem)] = [
                (teacher(" "), .missing(field: "name")), (teacher(time: .partTime), .badPercent),
                (teacher(time: .partTime, percent: 100), .badPercent),
                (teacher(time: .partTime, percent: 0), .badPercent),
                (teacher(since: Self.today.adding(days: 1)), .badDay(field: "since")),
                (teacher(String(repeating: "x", count: 61)), .tooLong(field: "name", most: 60)),
            ]
            for (input, problem) in wrong {
                await #expect(throws: problem) { try await town.perform(input, as: .northTeacher) }
            }
            await #expect(throws: Refusal.forbidden) { try await town.perform(teacher(), as: .northAdministrator) }
            let second = try await town.addSchool("second", in: TownPlaces.northTownship, by: .northAdministrator)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(teacher(school: second), as: .northTeacher)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM school_teacher") == 0)

            let member = AddGroupMember(school: TownPlaces.northSchool, name: "丙老师", role: .classTeacher)
            let leader = AddGroupMember(school: TownPlaces.northSchool, name: "丁老师", role: .leader)
            try await town.perform(member, as: .northTeacher)
            try await town.perform(leader, as: .northTeacher)
            let found = try await town.perform(read, as: .northTeacher).members
            #expect(found.map(\.name) == ["丁老师", "丙老师"], "who leads stands first")
            try await town.perform(EndGroupMember(member: found[1].id), as: .northTeacher)
            #expect(try await town.perform(read, as: .northTeacher).members.map(\.role) == [.leader])
        }
    }
}
