import Access
import Care
import HouseKit
import SchoolWork
import SchoolWorkRules

/// Lessons of the northern school, of which the south must never see anything.
struct NorthernSchoolWork {
    let lesson: ID<Lesson>
    let teacher: ID<SchoolTeacher>
    let member: ID<GroupMember>
    let round: ID<ClassRound>
    let code: String

    init(_ town: Town) async throws {
        try await town.perform(
            RecordLessons(
                school: TownPlaces.northSchool, heldOn: town.clock.now.day, topic: "\(Marker.north) 情绪",
                form: .sceneDrama, classes: [Town.northClass(1): true]), as: .northTeacher)
        let read = ReadLessons(school: TownPlaces.northSchool)
        guard let kept = try await town.perform(read, as: .northTeacher).lessons.first else { throw NothingThere() }
        lesson = kept.id
        let (school, day) = (TownPlaces.northSchool, town.clock.now.day)
        try await town.perform(
            AddSchoolTeacher(school: school, name: "\(Marker.north) 老师", time: .fullTime, since: day),
            as: .northTeacher)
        try await town.perform(
            AddGroupMember(school: school, name: "\(Marker.north) 组员", role: .leader), as: .northTeacher)
        try await town.perform(
            RecordMeeting(
                school: school, heldOn: day, kind: .caseMeeting, topic: "\(Marker.north) 个案", attended: 3,
                summary: Private("\(Marker.north) 一位同学"), request: "\(Marker.north) form"), as: .northTeacher)
        let team = try await town.perform(ReadSchoolTeam(school: school), as: .northTeacher)
        guard let someone = team.teachers.first, let other = team.members.first else { throw NothingThere() }
        (teacher, member) = (someone.id, other.id)
        round = try await town.perform(
            OpenClassRound(unit: Town.northClass(1), request: "\(Marker.north) form"), as: .northTeacher
        ).round
        guard let board = try await town.perform(SeeClassRound(round: round), as: .northTeacher).code else {
            throw NothingThere()
        }
        code = board
    }

    var words: [String] { [lesson.rawValue, teacher.rawValue, member.rawValue, round.rawValue, code] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let school = ["school": TownPlaces.northSchool]
        return [
            "ListLessons": QueryExample(
                shows: TownPlaces.northSchool, rightPerson: town.caller(.northAdministrator), input: [:]),
            "ReadLessons": QueryExample(
                shows: "\(Marker.north) 情绪", rightPerson: town.caller(.northTeacher), input: school),
            "ListClassRounds": QueryExample(
                shows: round.rawValue, rightPerson: town.caller(.northTeacher), input: [:]),
            "SeeClassRound": QueryExample(
                shows: code, rightPerson: town.caller(.northTeacher), input: ["round": round.rawValue]),
            "ReadClassRound": QueryExample(
                shows: TownPlaces.north.code, rightPerson: .anyone, input: ["code": code],
                strangersInput: ["code": "AAAA-AAAA"]),
            "ListSchoolTeachers": QueryExample(
                shows: TownPlaces.northSchool, rightPerson: town.caller(.northAdministrator), input: [:]),
            "ReadSchoolTeam": QueryExample(
                shows: "\(Marker.north) 一位同学", rightPerson: town.caller(.northTeacher), input: school),
        ]
    }

    var commands: [String: CommandExample] {
        let school = ["school": TownPlaces.northSchool]
        return [
            "ExportLessons": .refused(school).adding("format", "csv").adding("reason", "curiosity"),
            "RecordLessons": .refused(school).adding("heldOn", "2026-03-02").adding("topic", "x")
                .adding("form", "lecture").adding("classes", [Town.northClass(1): true]),
            "AddGroupMember": .refused(school).adding("name", "x").adding("role", "leader"),
            "AddSchoolTeacher": .refused(school).adding("name", "x").adding("time", "fullTime")
                .adding("since", "2026-03-02"),
            "OpenClassRound": .refused(["unit": Town.northClass(1), "request": "x"]),
            "EndClassRound": .refused(["round": round.rawValue]),
            "EnterClassRound": .refused(["code": "AAAA-AAAA"]),
            "FinishClassRound": .own("counts nothing without a word of the person's own; see RoundTests"),
            "EndGroupMember": .refused(["member": member.rawValue]),
            "EndSchoolTeacher": .refused(["teacher": teacher.rawValue]),
            "RecordMeeting": .refused(school).adding("heldOn", "2026-03-02").adding("kind", "teaching")
                .adding("topic", "x").adding("attended", 2).adding("request", "x"),
            "RemoveLesson": .refused(["lesson": lesson.rawValue]),
        ]
    }
}
