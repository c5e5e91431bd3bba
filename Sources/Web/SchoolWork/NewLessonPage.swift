import Access
import Accounts
import Care
import SchoolWork
import SchoolWorkRules

/// Writes a lesson down on a telephone, on the way out of the classroom: one form for all classes that had it.
struct NewLessonPage {
    let found: ReadLessons.Outcome
    let fields: CareFields
    let waiting: Int?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        guard visit.holds(.keepSchoolWork) else { throw Refusal.forbidden }
        let found = try await visit.perform(ReadLessons(school: visit.fields["school"] ?? ""))
        var given = visit.fields.values
        if problem == nil {
            given["heldOn"] = visit.now.day.description
            given["teacher"] = visit.presence?.displayName ?? ""
        }
        let page = NewLessonPage(
            found: found, fields: CareFields(visit: visit, problem: problem, given: given),
            waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit), after: problem)
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is SchoolWorkProblem else { return nil }
        return try await show(visit, problem: problem)
    }

    private func page(for visit: Visit) -> Page {
        let (title, path) = (Phrase("schoolwork.lesson.new"), "/lessons/\(Visit.encoded(found.school.code))")
        let field = fields.problem?.field
        return Page(
            title: visit.title(title, isAgain: fields.problem != nil),
            frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="\(path)">‹ \(visit.choose(found.school.names))</a></p>
                \(Form.faults(fields.problem?.phrase, field: field))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "schoolwork.lesson.lead")</p></div></div>
                <form class="narrow" method="post" action="\(path)/new">\(Form.token(visit))
                <section class="card" aria-labelledby="part-lesson">\
                <h2 id="part-lesson">\(say: "schoolwork.lesson.about")</h2>
                \(fields.day("heldOn", Phrase("schoolwork.field.heldOn"), to: visit.now.day))
                \(fields.line("topic", Phrase("schoolwork.field.topic"), hint: Phrase("schoolwork.field.topicHint"),
                    most: RecordLessons.longestTopic))
                \(fields.choices("form", Phrase("schoolwork.field.form"),
                    ActivityForm.allCases.map { ($0.rawValue, $0.phrase) }, isFlat: true))
                \(fields.line("teacher", Phrase("schoolwork.field.teacher"), most: RecordLessons.longestTeacher))
                </section>
                <section class="card" aria-labelledby="part-classes">\
                <h2 id="part-classes">\(say: "schoolwork.lesson.classes")</h2>\(classes(visit))</section>
                <div class="actions"><button class="btn">\(say: "schoolwork.lesson.keep")</button></div></form>
                """)
    }

    private func classes(_ visit: Visit) -> HTML {
        let isFaulty = fields.problem?.kind == .invalid(field: "classes")
        let mark = FieldFault(isFaulty ? fields.problem?.phrase : nil, id: "classes")
        return """
            <fieldset class="field" id="classes"\(mark.attributes)><legend>\(say: "schoolwork.field.classes")</legend>
            \(mark.words)<div class="choices flat">\(each: found.classes.map { tick($0.unit, visit) })</div></fieldset>
            """
    }

    private func tick(_ unit: SchoolClass, _ visit: Visit) -> HTML {
        let name = "classes.\(unit.code)"
        return """
            <div class="choice"><input type="checkbox" id="\(name)" name="\(name)" value="yes"\
            \(if: fields.given[name] == "yes", " checked")>\
            <label for="\(name)">\(visit.choose(unit.names))</label></div>

            """
    }
}
