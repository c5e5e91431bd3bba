import Care
import Files
import SchoolWork
import SchoolWorkRules

/// Lessons as a list: the figures with all that they came from, then the log, and who took it in every row's last cell.
struct LessonFile {
    let taken: ExportLessons.Outcome

    func reply(_ visit: Visit) throws -> Reply {
        let header = Self.columns.map { visit.say(Phrase("schoolwork.export.column.\($0)")) }
        let rows = rows(visit).map { $0 + [mark(visit)] }
        switch taken.format {
        case .csv:
            return .file(
                CSVWriter.bytes(header: header, rows: rows), type: "text/csv; charset=utf-8", name: "lessons.csv")
        case .xlsx:
            let bytes = try XLSXWriter.bytes(
                sheet: visit.say(Phrase("schoolwork.export.sheet")), header: header, rows: rows)
            return .file(
                bytes, type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: "lessons.xlsx")
        }
    }

    private static let columns = [
        "school", "class", "day", "topic", "form", "teacher", "held", "counted", "due", "rate", "term", "weeks",
        "until", "definition", "taken",
    ]

    /// Who took it and when stands in each row: a row that is copied elsewhere takes it along.
    private func mark(_ visit: Visit) -> String {
        visit.say(Phrase("schoolwork.export.taken", ["who": taken.takenBy, "when": visit.date(taken.takenAt)]))
    }

    private func rows(_ visit: Visit) -> [[String]] {
        if let one = taken.one { return ofOne(one, visit) }
        guard let all = taken.all else { return [] }
        return all.schools.map { line in
            figures(visit.choose(line.school.names), "", line.rate, line.reckoning, visit)
        } + [figures(visit.say(Phrase("schoolwork.export.whole")), "", all.whole, only(all.reckonings), visit)]
    }

    private func ofOne(_ one: ReadLessons.Outcome, _ visit: Visit) -> [[String]] {
        let school = visit.choose(one.school.names)
        let log = one.lessons.map { lesson in
            [
                school, visit.choose(lesson.unitNames), lesson.heldOn.description, lesson.topic,
                visit.say(lesson.form.phrase), lesson.teacher,
            ] + Array(repeating: "", count: Self.columns.count - 7)
        }
        return [figures(school, "", one.whole, one.reckoning, visit)] + one.classes.map { line in
            figures(school, visit.choose(line.unit.names), line.rate, one.reckoning, visit)
        } + log
    }

    /// Schools of several terms together have no one term to tell.
    private func only(_ reckonings: [LessonReckoning]) -> LessonReckoning? {
        reckonings.count == 1 ? reckonings.first : nil
    }

    private func figures(
        _ school: String, _ unit: String, _ rate: LessonRate, _ reckoning: LessonReckoning?, _ visit: Visit
    ) -> [String] {
        [school, unit, "", "", "", "", "\(rate.held)", "\(rate.counted)", "\(rate.due)", visit.share(rate)] + [
            reckoning.map { visit.choose($0.term) } ?? "", reckoning.map { "\($0.weeks)" } ?? "",
            reckoning?.until.description ?? "", reckoning?.definition ?? "",
        ]
    }
}
