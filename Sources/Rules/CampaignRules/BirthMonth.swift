public import Care

/// The month in which somebody was born, written `2015-03`: enough for every gate of age, and no birthday.
public struct BirthMonth: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let year: Int
    /// 1 to 12.
    public let month: Int

    /// - Returns: `nil` unless the text is a month, written `yyyy-mm`.
    public init?(_ text: String) {
        guard let first = Day(text + "-01") else { return nil }
        self.init(of: first)
    }

    public init(of birthday: Day) {
        (year, month, _) = birthday.civil
    }

    init(year: Int, month: Int) {
        (self.year, self.month) = (year, month)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let month = BirthMonth(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a month (yyyy-mm)")
        }
        self = month
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Years that the person has completed for certain: as if born on the last day of the month, because who is taken
    /// for too young is asked for a guardian's consent too many, and who is taken for too old for one too few.
    public func age(on day: Day) -> Int {
        let (thisYear, thisMonth, _) = day.civil
        let isPast = thisMonth > month || (thisMonth == month && day.adding(days: 1).civil.month != month)
        return thisYear - year - (isPast ? 0 : 1)
    }

    public static func < (left: BirthMonth, right: BirthMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }

    public var description: String { String(Day.first(of: year, month).description.prefix(7)) }
}

extension Day {
    /// The first day of a month that exists.
    fileprivate static func first(of year: Int, _ month: Int) -> Day {
        let digits = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        return Day("\(digits)-\(month < 10 ? "0" : "")\(month)-01") ?? Day(daysSince1970: 0)
    }
}
