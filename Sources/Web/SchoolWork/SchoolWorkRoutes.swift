import Access
import Care
import SchoolWork

/// The everyday mental-health work of schools: lessons, teachers, meetings.
enum SchoolWorkRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        lessons(&routes)
        TeamRoutes.add(to: &routes)
        RoundRoutes.add(to: &routes)
        return routes.list
    }()

    private static func lessons(_ routes: inout Routes) {
        routes.page("lessons", twin: ListLessons.self, LessonsPage.show)
        routes.post("lessons/export", ExportLessons.self, onProblem: LessonsPage.again) { taken, visit in
            try LessonFile(taken: taken).reply(visit)
        }
        // What answered a form has the form's address: opened again, it is the page that holds the form.
        routes.words("lessons/export") { _ in .go("/lessons") }
        routes.page("lessons/{school}", twin: ReadLessons.self, SchoolLessonsPage.show)
        routes.words("lessons/{school}/new") { visit in try await NewLessonPage.show(visit, problem: nil) }
        routes.post("lessons/{school}/new", RecordLessons.self, onProblem: NewLessonPage.again) { kept, visit in
            .go("\(visit.lessonsPath)?added=\(kept.added)&already=\(kept.already)")
        }
        routes.post("lessons/{school}/remove", RemoveLesson.self) { removed, _ in
            .go("/lessons/\(Visit.encoded(removed.school))")
        }
        routes.words("lessons/{school}/remove") { visit in .go(visit.lessonsPath) }
    }
}

extension Visit {
    /// The school in the address.
    var lessonsPath: String { "/lessons/\(Self.encoded(fields["school"] ?? ""))" }
}
