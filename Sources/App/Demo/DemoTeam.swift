import Access
import Accounts
import Care
import SchoolWork
import SchoolWorkRules

/// Who teaches mental health at the demo's school, its teachers' group, and a meeting about a case without names.
struct DemoTeam: Decodable, Sendable {
    let keeper: String
    let school: String
    let teachers: [Teacher]
    let members: [Member]
    let meetings: [Meeting]

    struct Teacher: Decodable, Sendable {
        let name: String
        let time: TeachingTime
        let percent: Int?
        let since: Day
    }

    struct Member: Decodable, Sendable {
        let name: String
        let role: GroupRole
    }

    struct Meeting: Decodable, Sendable {
        let daysAgo: Int
        let kind: MeetingKind
        let topic: String
        let attended: Int
        let summary: String?
    }

    /// What stands there already stays, so that a start that was cut short can go on.
    func keep(in house: House) async throws {
        let keeper = try await house.office.perform(RecogniseColleague(login: keeper), as: .system("demo")).caller
        for teacher in teachers {
            _ = try await house.office.perform(
                AddSchoolTeacher(
                    school: school, name: teacher.name, time: teacher.time, percent: teacher.percent,
                    since: teacher.since), as: keeper)
        }
        for member in members {
            _ = try await house.office.perform(
                AddGroupMember(school: school, name: member.name, role: member.role), as: keeper)
        }
        for meeting in meetings {
            _ = try await house.office.perform(
                RecordMeeting(
                    school: school, heldOn: house.office.now.day.adding(days: -meeting.daysAgo), kind: meeting.kind,
                    topic: meeting.topic, attended: meeting.attended, summary: meeting.summary.map { Private($0) },
                    request: "the demo's meeting \(meeting.daysAgo)"), as: keeper)
        }
    }
}
