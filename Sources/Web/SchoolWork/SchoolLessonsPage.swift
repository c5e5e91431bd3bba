import Access
import Care
import SchoolWork
import SchoolWorkRules

/// The lessons of one school: class by class, by their form, and the log.
struct SchoolLessonsPage {
    let found: ReadLessons.Outcome
    let until: Day
    let page: Int
    let problem: (any Problem)?
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        .page(try await find(visit, problem: nil).page(for: visit))
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        return .page(
            try await find(visit, problem: problem).page(for: visit), status: Problems.status(of: problem.kind))
    }

    static func find(_ visit: Visit, problem: (any Problem)?) async throws -> SchoolLessonsPage {
        let today = visit.now.day
        let until = min(visit.fields["until"].flatMap { Day($0) } ?? today, today)
        let page = visit.fields["page"].flatMap { Int($0) } ?? 1
        let found = try await visit.perform(
            ReadLessons(school: visit.fields["school"] ?? "", until: until, page: page))
        return SchoolLessonsPage(
            found: found, until: until, page: page, problem: problem, waiting: try await visit.waitingAlerts())
    }

    private var path: String { "/lessons/\(Visit.encoded(found.school.code))" }

    private func page(for visit: Visit) -> Page {
        let school = visit.choose(found.school.names)
        return Page(
            title: Phrase("schoolwork.lessons.of", ["school": school]), frame: .staff, waiting: waiting,
            main: """
                \(if: visit.holdsInRegion(.seeSchoolWork), """
                    <p class="no-print"><a href="/lessons">‹ \(say: "schoolwork.lessons.title")</a></p>
                    """)
                \(Form.faults(problem?.phrase, field: problem == nil ? nil : "reason"))\(kept(visit))
                <div class="head"><div><h1>\(say: "schoolwork.lessons.of", ["school": school])</h1>
                <p>\(say: "schoolwork.lessons.schoolLead")</p></div>\(newLesson(visit))</div>
                \(figures(visit))\(reckoning(visit))\(LessonDayForm(path: path, until: until).html(visit))
                \(classes(visit))\(forms(visit))\(log(visit))
                \(PageLinks(path: path, kept: [("until", "\(until)")], page: page, hasMore: found.hasMore).html)
                \(LessonExportForm(school: found.school.code, until: until, problem: problem).html(visit))
                \(LessonMethod.html)\(visit.watermark)
                """)
    }

    /// What the form that was just sent has come to.
    private func kept(_ visit: Visit) -> HTML {
        guard let added = visit.fields["added"].flatMap({ Int($0) }), problem == nil else { return .empty }
        let already = visit.fields["already"].flatMap { Int($0) } ?? 0
        return """
            <p class="note" role="status">\(say: "schoolwork.lessons.added", ["count": "\(added)"])\
            \(if: already > 0, " \(say: "schoolwork.lessons.already", ["count": "\(already)"])")</p>
            """
    }

    private func newLesson(_ visit: Visit) -> HTML {
        guard visit.holds(.keepSchoolWork) else { return .empty }
        return """
            <div class="actions"><a class="btn" href="\(path)/new">\(say: "schoolwork.lesson.new")</a></div>
            """
    }

    private func figures(_ visit: Visit) -> HTML {
        let onTime = found.classes.filter { $0.rate.isReached }.count
        return """
            <ul class="figures"><li><span>\(say: "schoolwork.figure.rate")</span>\
            <b>\(visit.share(found.whole))</b></li>
            <li><span>\(say: "schoolwork.figure.counted")</span>\
            <b>\(found.whole.counted) / \(found.whole.due)</b></li>
            <li><span>\(say: "schoolwork.figure.classesOnTime")</span>\
            <b>\(onTime) / \(found.classes.count)</b></li></ul>
            """
    }

    private func reckoning(_ visit: Visit) -> HTML {
        guard let reckoning = found.reckoning else {
            return "<p class=\"note warn\">\(say: "schoolwork.noTerm")</p>"
        }
        return "<p class=\"small\">\(say: visit.origin(reckoning))</p>"
    }

    private func classes(_ visit: Visit) -> HTML {
        guard !found.classes.isEmpty else {
            return "<div class=\"empty\"><h2>\(say: "schoolwork.noClasses")</h2></div>"
        }
        return """
            <section class="card chart report" aria-labelledby="classes">\
            <h2 id="classes">\(say: "schoolwork.lessons.classes")</h2>
            <ul class="bars" aria-hidden="true">\
            \(each: found.classes.map { $0.rate.bar(visit.choose($0.unit.names), visit) })</ul>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="classes"><table>\
            <caption class="visually-hidden">\(say: "schoolwork.lessons.classes")</caption>
            <thead><tr><th scope="col">\(say: "schoolwork.column.class")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.held")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.counted")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.due")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.rate")</th></tr></thead>
            <tbody>\(each: found.classes.map { row($0, visit) })</tbody></table></div></section>
            """
    }

    private func row(_ line: ReadLessons.ClassLine, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(visit.choose(line.unit.names))</th>\(LessonCells(rate: line.rate).html(visit))</tr>

        """
    }

    private func forms(_ visit: Visit) -> HTML {
        guard !found.forms.isEmpty else { return .empty }
        let lines: [HTML] = found.forms.map {
            "<li><span>\(say: $0.form.phrase)</span><span class=\"count\">\($0.lessons)</span></li>\n"
        }
        return """
            <section class="card" aria-labelledby="forms"><h2 id="forms">\(say: "schoolwork.lessons.forms")</h2>
            <ul class="tally">\(each: lines)</ul></section>
            """
    }

    private func log(_ visit: Visit) -> HTML {
        guard !found.lessons.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "schoolwork.log.none")</h2><p>\(say: "schoolwork.log.noneHint")</p></div>
                """
        }
        let mayRemove = visit.holds(.keepSchoolWork)
        return """
            <div class="sheet cards"><table><caption>\(say: "schoolwork.log.title")</caption>
            <thead><tr><th scope="col">\(say: "schoolwork.column.day")</th>
            <th scope="col">\(say: "schoolwork.column.class")</th>
            <th scope="col">\(say: "schoolwork.column.topic")</th>
            <th scope="col">\(say: "schoolwork.column.teacher")</th>\
            \(if: mayRemove, "<th scope=\"col\" class=\"no-print\">\(say: "schoolwork.column.do")</th>")</tr></thead>
            <tbody>\(each: found.lessons.map { line($0, mayRemove, visit) })</tbody></table></div>
            """
    }

    private func line(_ lesson: Lesson, _ mayRemove: Bool, _ visit: Visit) -> HTML {
        let name = visit.say(
            Phrase(
                "schoolwork.lesson.name",
                ["class": visit.choose(lesson.unitNames), "day": visit.date(lesson.heldOn)]))
        let remove: HTML = """
            <td class="do no-print"><form method="post" action="\(path)/remove">\(Form.token(visit))\
            \(Form.hidden("lesson", lesson.id.rawValue))
            <button class="btn small plain" aria-label="\(say: "schoolwork.lesson.removeThis", ["lesson": name])">\
            \(say: "schoolwork.lesson.remove")</button></form></td>
            """
        return """
            <tr><th scope="row">\(visit.date(lesson.heldOn))</th>
            <td data-label="\(say: "schoolwork.column.class")"><span>\(visit.choose(lesson.unitNames))</span></td>
            <td data-label="\(say: "schoolwork.column.topic")"><span>\(lesson.topic)\
            <span class="sub">\(say: lesson.form.phrase)</span></span></td>
            <td data-label="\(say: "schoolwork.column.teacher")"><span>\(lesson.teacher)</span></td>\
            \(if: mayRemove, remove)</tr>

            """
    }
}

extension Visit {
    /// Whether a permission reaches a whole place, and not one unit of it only.
    func holdsInRegion(_ permission: Permission) -> Bool {
        caller.posts.contains { $0.unit == nil && $0.role.permissions.contains(permission) }
    }
}
