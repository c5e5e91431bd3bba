public import Care
import WarningRules

/// A school term of one territory, from its first day to its last.
public struct SchoolTerm: Sendable, Equatable, Decodable {
    /// By language.
    public let names: [String: String]
    public let begins: Day
    public let ends: Day
    /// Any one day of each week without school, such as that of the National Day.
    let freeWeeks: [Day]

    /// How many weeks of school are over when a day ends; never more than the term has.
    ///
    /// Weeks run from Monday to Sunday. The first and the last may be short, and count: there is school in them.
    public func weeksOver(by day: Day) -> Int {
        let free = Set(freeWeeks.map(Self.monday))
        var (weeks, monday) = (0, Self.monday(of: begins))
        while monday <= ends {
            if min(monday.adding(days: 6), ends) <= day, !free.contains(monday) { weeks += 1 }
            monday = monday.adding(days: 7)
        }
        return weeks
    }

    private static func monday(of day: Day) -> Day { day.adding(days: 1 - day.weekday) }

    private enum Keys: String, CodingKey, CaseIterable { case names, begins, ends, freeWeeks }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        names = try container.decode([String: String].self, forKey: .names)
        begins = try container.decode(Day.self, forKey: .begins)
        ends = try container.decode(Day.self, forKey: .ends)
        freeWeeks = try container.decode([Day].self, forKey: .freeWeeks)
        guard begins < ends else { throw decoder.fault("a term must end after it begins") }
        guard freeWeeks.allSatisfy({ begins <= $0 && $0 <= ends }) else {
            throw decoder.fault("a free week lies outside its term")
        }
    }
}
