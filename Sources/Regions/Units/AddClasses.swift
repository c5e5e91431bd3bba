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
        let type = try session.book(PlaceTypes.self).type(school.card.kind, in: school.card.region, on: session.today)
        guard type?.parts.contains("grade") == true else { throw UnitError.noGrades }
        guard SchoolParts.years(on: session.today).contains(entryYear) else { throw UnitError.badYear }
        guard (1...Self.mostClasses).contains(classes) else { throw UnitError.badClasses }
        var added = 0
        for number in 1...classes {
            let parts = SchoolParts(
                school: school.card.code, house: school.house, region: school.card.region, entryYear: entryYear,
                number: number)
            if number == 1 { try session.insert(parts.grade, in: school.admitted) }
            added += try session.insert(parts.newClass, in: school.admitted) ? 1 : 0
        }
        session.about("unit \(unit)", region: school.card.region)
        return Outcome(added: added)
    }
}
