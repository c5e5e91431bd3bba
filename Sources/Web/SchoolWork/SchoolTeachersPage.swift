import Access
import Care
import SchoolWork
import SchoolWorkRules

/// IND-03: which schools of a place have a psychology teacher.
struct SchoolTeachersPage {
    let found: ListSchoolTeachers.Outcome
    let asked: ListSchoolTeachers
    let waiting: Int?

    /// Whoever has one school need not choose among schools.
    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListSchoolTeachers.self)
        let page = SchoolTeachersPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        if visit.hasOneSchool, page.found.all == 1, let only = page.found.schools.first?.school {
            return .go("/school-teachers/\(Visit.encoded(only.code))")
        }
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("schoolwork.teachers.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "schoolwork.teachers.title")</h1>
                <p>\(say: "schoolwork.teachers.lead")</p></div></div>
                \(LessonDayForm(path: "/school-teachers", until: found.until, text: asked.text ?? "").html(visit))
                \(each: found.parts.map { part($0, visit) })\(list(visit))
                \(PageLinks(
                    path: "/school-teachers", kept: [("until", "\(found.until)"), ("text", asked.text ?? "")],
                    page: asked.page ?? 1, hasMore: found.hasMore).html)\(visit.watermark)
                """)
    }

    /// The share with both its numbers, its definition and its day.
    private func part(_ part: ListSchoolTeachers.Part, _ visit: Visit) -> HTML {
        let isReached = part.share.reaches(percent: part.targetPercent)
        return """
            <ul class="figures"><li\(if: !isReached, " class=\"bad\"")>\
            <span>\(say: "schoolwork.teachers.share")</span>
            <b>\(part.share.percent.map { visit.percent($0) } ?? "–")</b></li>
            <li><span>\(say: "schoolwork.teachers.with")</span>\
            <b>\(Figures.grouped(part.share.schoolsWith)) / \(Figures.grouped(part.share.schools))</b></li>
            <li><span>\(say: "schoolwork.teachers.target")</span>\
            <b>\(part.targetPercent)%</b></li>
            </ul>
            <p class="small">\(say: isReached ? "schoolwork.teachers.reached" : "schoolwork.teachers.notReached") \
            \(say: "schoolwork.teachers.origin", ["day": visit.date(found.until), "definition": part.definition])</p>

            """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.schools.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "schoolwork.lessons.none")</h2>
                <p>\(say: "schoolwork.lessons.noneHint")</p></div>
                """
        }
        return """
            <div class="sheet cards"><table>\
            <caption class="visually-hidden">\(say: "schoolwork.teachers.title")</caption>
            <thead><tr><th scope="col">\(say: "schoolwork.column.school")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.teachers")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.posts")</th></tr></thead>
            <tbody>\(each: found.schools.map { row($0, visit) })</tbody></table></div>
            """
    }

    private func row(_ line: ListSchoolTeachers.Line, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/school-teachers/\(Visit.encoded(line.school.code))">\
        \(visit.choose(line.school.names))</a><span class="sub">\(visit.placeName(line.school.region))</span></th>
        <td class="num" data-label="\(say: "schoolwork.column.teachers")"><span>\(line.teachers)</span></td>
        <td class="num" data-label="\(say: "schoolwork.column.posts")">\
        <span>\(Visit.posts(line.percent))</span></td></tr>

        """
    }
}

extension Visit {
    /// Hundredths of a full post as people write them: 1.5.
    static func posts(_ percent: Int) -> String { "\(Double(percent) / 100)" }
}
