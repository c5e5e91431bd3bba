import Access
import Care
import SchoolWork

/// Who teaches mental health at a school, the teachers' group and its meetings.
enum TeamRoutes {
    static func add(to routes: inout Routes) {
        routes.page("school-teachers", twin: ListSchoolTeachers.self, SchoolTeachersPage.show)
        routes.page("school-teachers/{school}", twin: ReadSchoolTeam.self, SchoolTeamPage.show)
        step(.teacher, AddSchoolTeacher.self, &routes)
        step(.endTeacher, EndSchoolTeacher.self, &routes)
        step(.member, AddGroupMember.self, &routes)
        step(.endMember, EndGroupMember.self, &routes)
        step(.meeting, RecordMeeting.self, &routes)
        for step in TeamStep.allCases {
            // What answered a form has the form's address: opened again, it is the page that holds the form.
            routes.words("school-teachers/{school}/\(step.rawValue)") { visit in .go(visit.teamPath) }
        }
    }

    private static func step<Step: UseCase>(_ step: TeamStep, _ useCase: Step.Type, _ routes: inout Routes) {
        routes.post(
            "school-teachers/{school}/\(step.rawValue)", useCase,
            onProblem: { problem, visit in try await SchoolTeamPage.again(step, problem, visit) },
            { _, visit in .go(visit.teamPath) })
    }
}

/// What can be written down on the page of a school's team.
enum TeamStep: String, CaseIterable {
    case teacher, member, meeting
    case endTeacher = "end-teacher"
    case endMember = "end-member"
}

extension Visit {
    /// The school in the address.
    var teamPath: String { "/school-teachers/\(Self.encoded(fields["school"] ?? ""))" }
}
