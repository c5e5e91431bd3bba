public import Access
import Care

/// Adds a whole grade to a school at once, with its classes. Asked again with more classes, it adds what is missing.
public struct AddClasses: Command {
    public static let permission = Permission.manageUnits
    /// More classes in a grade than the largest school of the country has.
    public static let mostClasses = 60

    public var unit: String
    /// The year in which the pupils entered: 2025 for the grade that entered in September 2025.
    public var entryYear: Int
    /// How many classes the grade has.
    public var classes: Int

    public init(unit: String, entryYear: Int, classes: Int) {
        self.unit = unit
        self.entryYear = entryYear
        self.classes = classes
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// How many classes are new.
        public let added: Int
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let school = try session.unit(unit)
        let year = session.today.civil.year
        let type = try session.book(PlaceTypes.self).type(school.card.kind, in: school.card.region, on: session.today)
        guard type?.parts.contains("grade") == true else { throw UnitError.noGrades }
        // Twelve years from the first grade to the last, and the grade that enters next.
        guard (year - 12...year + 1).contains(entryYear) else { throw UnitError.badYear }
        guard (1...Self.mostClasses).contains(classes) else { throw UnitError.badClasses }
        let grade = "\(school.card.code)-\(entryYear)"
        try session.insert(part(grade, "grade", of: school.card.code, school), in: school.admitted)
        var added = 0
        for number in 1...classes {
            let known = try session.insert(
                part("\(grade)-\(number)", "class", of: grade, school, number: number), in: school.admitted)
            added += known ? 1 : 0
        }
        session.about("unit \(unit)", region: school.card.region)
        return Outcome(added: added)
    }

    /// A grade keeps its entry year while it moves up, so its name stays true.
    private func part(
        _ code: String, _ kind: String, of parent: String, _ school: FoundUnit, number: Int? = nil
    ) -> NewUnit {
        let names = number.map { ("\(entryYear) 级 \($0) 班", "Class \($0) of \(entryYear)") }
            ?? ("\(entryYear) 级", "Grade of \(entryYear)")
        return NewUnit(
            code: code, kind: kind, parent: parent, house: school.house, status: .open,
            facts: UnitFacts(name: names.0, nameEn: names.1), hours: .unknown, entryYear: entryYear, number: number)
    }
}
