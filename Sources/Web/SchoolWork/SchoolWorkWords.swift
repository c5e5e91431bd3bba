import Care
import SchoolWork
import SchoolWorkRules

extension ActivityForm {
    var phrase: Phrase { Phrase("schoolwork.form.\(rawValue)") }
}

extension Visit {
    /// Of what is due; a dash while nothing is.
    func share(_ rate: LessonRate) -> String { rate.percent.map { percent($0) } ?? "–" }

    /// How the figure came about: which term, how many weeks, until when, by which definition.
    func origin(_ reckoning: LessonReckoning) -> Phrase {
        Phrase(
            "schoolwork.reckoning", [
                "term": choose(reckoning.term), "begins": date(reckoning.begins), "ends": date(reckoning.ends),
                "weeks": "\(reckoning.weeks)", "rhythm": "\(reckoning.weeksPerLesson)", "due": "\(reckoning.due)",
                "until": date(reckoning.until), "definition": reckoning.definition,
            ])
    }
}

extension LessonRate {
    /// The bar of a table's line, for the eye only: the table says the same.
    func bar(_ name: String, _ visit: Visit) -> HTML {
        let share = "\(percent ?? 0)"
        return """
            <li><span>\(name)</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">\
            <rect class="s2" x="0" y="1" width="\(share)" height="8" rx="1"></rect></svg>\
            <b>\(visit.share(self))</b></li>

            """
    }
}
