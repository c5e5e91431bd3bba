import Access
import Care
import SchoolWork
import SchoolWorkRules

/// How the schools of a place keep to the rhythm of lessons.
struct LessonsPage {
    let found: ListLessons.Outcome
    let asked: ListLessons
    let problem: (any Problem)?
    let waiting: Int?

    /// Whoever has one school need not choose among schools.
    static func show(_ visit: Visit) async throws -> Reply {
        let page = try await find(visit, asked: try await visit.input(ListLessons.self), problem: nil)
        if visit.hasOneSchool, page.found.table.all == 1, let only = page.found.table.schools.first?.school {
            return .go("/lessons/\(Visit.encoded(only.code))")
        }
        return .page(page.page(for: visit))
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind else { return nil }
        // One door for the file of one school and of all: the form that was sent comes back.
        if visit.fields["school"]?.isEmpty == false { return try await SchoolLessonsPage.again(problem, visit) }
        let asked = ListLessons(until: visit.fields["until"].flatMap { Day($0) })
        return .page(
            try await find(visit, asked: asked, problem: problem).page(for: visit),
            status: Problems.status(of: problem.kind))
    }

    private static func find(_ visit: Visit, asked: ListLessons, problem: (any Problem)?) async throws -> LessonsPage {
        LessonsPage(
            found: try await visit.perform(asked), asked: asked, problem: problem,
            waiting: try await visit.waitingAlerts())
    }

    private var table: LessonTable { found.table }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("schoolwork.lessons.title"), frame: .staff, waiting: waiting,
            main: """
                \(Form.faults(problem?.phrase, field: problem == nil ? nil : "reason"))
                <div class="head"><div><h1>\(say: "schoolwork.lessons.title")</h1>
                <p>\(say: "schoolwork.lessons.lead")</p></div></div>
                \(LessonDayForm(path: "/lessons", until: table.until, text: asked.text ?? "").html(visit))
                \(figures(visit))\(reckonings(visit))\(list(visit))
                \(PageLinks(
                    path: "/lessons", kept: [("until", "\(table.until)"), ("text", asked.text ?? "")],
                    page: asked.page ?? 1, hasMore: found.hasMore).html)
                \(LessonExportForm(school: nil, until: table.until, problem: problem).html(visit))
                \(LessonMethod.html)\(visit.watermark)
                """)
    }

    private func figures(_ visit: Visit) -> HTML {
        """
        <ul class="figures"><li><span>\(say: "schoolwork.figure.rate")</span><b>\(visit.share(table.whole))</b></li>
        <li><span>\(say: "schoolwork.figure.counted")</span>\
        <b>\(Figures.grouped(table.whole.counted)) / \(Figures.grouped(table.whole.due))</b></li>
        <li><span>\(say: "schoolwork.figure.schoolsOnTime")</span>\
        <b>\(Figures.grouped(table.onTime)) / \(Figures.grouped(table.all))</b></li></ul>
        """
    }

    private func reckonings(_ visit: Visit) -> HTML {
        guard !table.reckonings.isEmpty else {
            return "<p class=\"note warn\">\(say: "schoolwork.noTerm")</p>"
        }
        return "\(each: table.reckonings.map { "<p class=\"small\">\(say: visit.origin($0))</p>\n" })"
    }

    private func list(_ visit: Visit) -> HTML {
        guard !table.schools.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "schoolwork.lessons.none")</h2>
                <p>\(say: "schoolwork.lessons.noneHint")</p></div>
                """
        }
        return """
            <section class="card chart report" aria-labelledby="schools">\
            <h2 id="schools">\(say: "schoolwork.lessons.schools")</h2>
            <ul class="bars" aria-hidden="true">\
            \(each: table.schools.map { $0.rate.bar(visit.choose($0.school.names), visit) })</ul></section>
            <div class="sheet cards"><table>\
            <caption class="visually-hidden">\(say: "schoolwork.lessons.schools")</caption>
            <thead><tr><th scope="col">\(say: "schoolwork.column.school")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.onTime")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.held")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.counted")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.due")</th>
            <th scope="col" class="num">\(say: "schoolwork.column.rate")</th></tr></thead>
            <tbody>\(each: table.schools.map { row($0, visit) })</tbody></table></div>
            """
    }

    private func row(_ line: LessonTable.Line, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row"><a href="/lessons/\(Visit.encoded(line.school.code))?until=\(table.until.description)">\
        \(visit.choose(line.school.names))</a><span class="sub">\(visit.placeName(line.school.region))</span></th>
        <td class="num" data-label="\(say: "schoolwork.column.onTime")">\
        <span>\(line.onTime) / \(line.classes)</span></td>
        \(LessonCells(rate: line.rate).html(visit))</tr>

        """
    }
}

/// The four numbers of a line: nothing is told without its numerator and its denominator.
struct LessonCells {
    let rate: LessonRate

    func html(_ visit: Visit) -> HTML {
        """
        <td class="num" data-label="\(say: "schoolwork.column.held")"><span>\(rate.held)</span></td>
        <td class="num" data-label="\(say: "schoolwork.column.counted")"><span>\(rate.counted)</span></td>
        <td class="num" data-label="\(say: "schoolwork.column.due")"><span>\(rate.due)</span></td>
        <td class="num" data-label="\(say: "schoolwork.column.rate")"><span>\(visit.share(rate))</span></td>
        """
    }
}

/// Chooses the last day that counts, and a school by its name where there are several.
struct LessonDayForm {
    let path: String
    let until: Day
    /// `nil` on the page of one school.
    var text: String?

    func html(_ visit: Visit) -> HTML {
        let search: HTML = text.map { text in
            """
            <div class="field"><label for="text">\(say: "schoolwork.find")</label>
            <input type="search" id="text" name="text" value="\(text)" maxlength="60"></div>
            """
        } ?? .empty
        return """
            <form class="card inline-form no-print" method="get" action="\(path)">
            <div class="field"><label for="until">\(say: "schoolwork.until")</label>
            <input type="date" id="until" name="until" value="\(until.description)" \
            max="\(visit.now.day.description)"></div>\(search)
            <button class="btn small quiet">\(say: "schoolwork.show")</button></form>

            """
    }
}

/// How the figures are counted, in words.
enum LessonMethod {
    static var html: HTML {
        """
        <section class="card" aria-labelledby="method"><h2 id="method">\(say: "schoolwork.method.title")</h2>
        <ul><li>\(say: "schoolwork.method.due")</li><li>\(say: "schoolwork.method.counted")</li>
        <li>\(say: "schoolwork.method.once")</li><li>\(say: "schoolwork.method.nobody")</li></ul></section>
        """
    }
}
