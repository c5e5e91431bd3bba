import Foundation

/// When a unit is open in an ordinary week. What cannot be said so is said in the unit's remark.
public struct OpeningHours: Sendable, Equatable {
    /// From one minute of the day to another: 9:00–17:30 is 540 to 1050.
    public struct Span: Sendable, Hashable {
        public let from: Int
        public let until: Int

        public var text: String { "\(Self.clock(from))–\(Self.clock(until))" }

        private static func clock(_ minutes: Int) -> String {
            "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60)"
        }
    }

    /// Weekday (1 for Monday to 7 for Sunday, ISO 8601) to spans in order; a closed day is not there.
    public let days: [Int: [Span]]

    public static let unknown = OpeningHours(days: [:])

    private init(days: [Int: [Span]]) {
        self.days = days
    }

    /// Reads what was typed for each weekday: `9:00-12:00 13:30-17:30`, also with Chinese colons, dashes and commas.
    /// - Throws: `UnitError.badHours` with the weekday that could not be read.
    public init(reading typed: [String: String]) throws(UnitError) {
        var days: [Int: [Span]] = [:]
        for (key, text) in typed {
            guard let day = Int(key), (1...7).contains(day) else { throw .badHours(day: key) }
            guard let spans = Self.spans(in: text) else { throw .badHours(day: key) }
            if !spans.isEmpty { days[day] = spans }
        }
        self.days = days
    }

    /// As it is typed and kept: weekday to spans.
    public var typed: [String: String] {
        days.reduce(into: [:]) { $0["\($1.key)"] = $1.value.map(\.text).joined(separator: " ") }
    }

    /// Days that follow each other and have the same hours, taken together: Monday to Friday.
    public var runs: [(days: ClosedRange<Int>, spans: [Span])] {
        var runs: [(days: ClosedRange<Int>, spans: [Span])] = []
        for day in 1...7 {
            guard let spans = days[day] else { continue }
            if let last = runs.last, last.days.upperBound == day - 1, last.spans == spans {
                runs[runs.count - 1] = (last.days.lowerBound...day, spans)
            } else {
                runs.append((day...day, spans))
            }
        }
        return runs
    }

    /// - Returns: `nil` when a part is no span, ends before it begins, or overlaps the one before.
    private static func spans(in text: String) -> [Span]? {
        let plain = text.map { plainSigns[$0] ?? $0 }
        let parts = String(plain).split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" })
        guard parts.count <= 4 else { return nil }
        var spans: [Span] = []
        for part in parts {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false)
            guard ends.count == 2, let from = minutes(ends[0]), let until = minutes(ends[1]), from < until,
                (spans.last?.until ?? 0) <= from
            else { return nil }
            spans.append(Span(from: from, until: until))
        }
        return spans
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 24 * 60
        else { return nil }
        return hour * 60 + minute
    }

    private static let plainSigns: [Character: Character] = [
        "：": ":", "－": "-", "–": "-", "—": "-", "~": "-", "～": "-", "至": "-", "，": ",", "、": ",", "；": ",",
        "\u{3000}": " ", "\t": " ",
    ]
}

extension OpeningHours: Codable {
    public init(from decoder: any Decoder) throws {
        let typed = try decoder.singleValueContainer().decode([String: String].self)
        self = try OpeningHours(reading: typed)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(typed)
    }
}
