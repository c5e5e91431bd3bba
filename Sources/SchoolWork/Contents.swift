public import Access

/// **SchoolWork** is the everyday side of mental-health work at a school: the lessons that were held, who teaches them,
/// what the teachers' group talked about, and a self-check that a class opens together (rulebook A, requirements 135,
/// 136, 138, 139 and 154). Nothing in it is about one pupil.
public enum SchoolWorkContents {
    public static let useCases: [any UseCase.Type] = [
        AddGroupMember.self, AddSchoolTeacher.self, EndClassRound.self, EndGroupMember.self, EndSchoolTeacher.self,
        EnterClassRound.self, ExportLessons.self, FinishClassRound.self, ListClassRounds.self, ListLessons.self,
        ListSchoolTeachers.self, OpenClassRound.self, ReadClassRound.self, ReadLessons.self, ReadSchoolTeam.self,
        RecordLessons.self, RecordMeeting.self, RemoveLesson.self, SeeClassRound.self,
    ]
}
