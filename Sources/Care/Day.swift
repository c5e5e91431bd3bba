/// A calendar day without a time, written `2026-03-04`.
public struct Day: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    public let daysSince1970: Int

    public init(daysSince1970: Int) {
        self.daysSince1970 = daysSince1970
    }

    /// - Returns: `nil` unless the text is a day that exists, written `yyyy-mm-dd`.
    public init?(_ text: String) {
        // As bytes: a list of a city has some hundred thousand days.
        let signs = Array(text.utf8)
        guard signs.count == 10, signs[4] == UInt8(ascii: "-"), signs[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            signs[range].reduce(0) { number, sign in
                guard let number, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(sign) else { return nil }
                return number * 10 + Int(sign - UInt8(ascii: "0"))
            }
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// - Returns: `nil` unless there is such a day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        self.init(daysSince1970: Self.days(year: year, month: month, day: day))
        guard civil == (year, month, day) else { return nil }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let day = Day(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a day (yyyy-mm-dd)")
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int {
        let shifted = (daysSince1970 + 3) % 7
        return (shifted < 0 ? shifted + 7 : shifted) + 1
    }

    public func adding(days: Int) -> Day { Day(daysSince1970: daysSince1970 + days) }

    public static func < (left: Day, right: Day) -> Bool { left.daysSince1970 < right.daysSince1970 }

    public var description: String {
        let (year, month, day) = civil
        let padded = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
        return padded + "-" + twoDigits(month) + "-" + twoDigits(day)
    }

    /// Year, month and day of the proleptic Gregorian calendar, by counting in eras of 400 years.
    public var civil: (year: Int, month: Int, day: Int) {
        let shifted = daysSince1970 + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static func days(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}
