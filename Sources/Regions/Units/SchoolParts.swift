import Care

/// A class of a school with the grade that it belongs to. Both have codes that come from what they are, so that the
/// same class added twice, on a page or by a list, is there once.
struct SchoolParts {
    let school: String
    let house: String
    let region: Region
    let entryYear: Int
    let number: Int

    /// Twelve years from the first grade to the last, and the grade that enters next.
    static func years(on day: Day) -> ClosedRange<Int> { day.civil.year - 12...day.civil.year + 1 }

    /// A grade keeps its entry year while it moves up, so its name stays true.
    var grade: NewUnit {
        part(gradeCode, "grade", of: school, names: ("\(entryYear) 级", "Grade of \(entryYear)"), number: nil)
    }

    var newClass: NewUnit {
        part(
            "\(gradeCode)-\(number)", "class", of: gradeCode,
            names: ("\(entryYear) 级 \(number) 班", "Class \(number) of \(entryYear)"), number: number)
    }

    private var gradeCode: String { "\(school)-\(entryYear)" }

    private func part(
        _ code: String, _ kind: String, of parent: String, names: (String, String), number: Int?
    ) -> NewUnit {
        NewUnit(
            code: code, kind: kind, parent: parent, house: house, status: .open,
            facts: UnitFacts(name: names.0, nameEn: names.1), hours: .unknown, entryYear: entryYear, number: number)
    }
}
