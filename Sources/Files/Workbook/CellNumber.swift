import Care
import Foundation

/// A number in a cell, written the way a person would.
struct CellNumber {
    let value: Double

    /// - Returns: `nil` when it is no number.
    init?(_ text: String) {
        guard let value = Double(text), value.isFinite else { return nil }
        self.value = value
    }

    /// A region code of twelve digits stays twelve digits, never `9.9E+11`.
    /// - Returns: `nil` when it is longer than the fifteen digits that a spreadsheet keeps: nobody can know then
    ///   whether an identity number really ends in zeros.
    var plain: String? {
        guard value.magnitude < 1e15 else { return nil }
        if value == value.rounded() { return String(Int64(value)) }
        // What calculating has added behind the fifteenth digit falls away: 0.1 + 0.2 is 0.3.
        let short = String(format: "%.15g", value)
        guard short.contains("e") else { return short }
        let long = String(format: "%.20f", value)
        return String(long.reversed().drop { $0 == "0" }.reversed())
    }

    /// - Returns: `nil` when there is no such day, as on 29 February 1900, which spreadsheets believe in.
    func written(as format: CellFormat, countsFrom1904: Bool) -> String? {
        switch format {
        case .number: plain
        case .time: value >= 0 && value < 1_000 ? Self.time(seconds: seconds) : nil
        case .day: day(countsFrom1904)?.description
        case .dayAndTime: day(countsFrom1904).map { day in
            seconds % 86_400 == 0 ? day.description : "\(day) \(Self.time(seconds: seconds % 86_400))"
        }
        }
    }

    private var seconds: Int { Int((value * 86_400).rounded()) }

    private func day(_ countsFrom1904: Bool) -> Day? {
        // 9999-12-31 is the last day that a spreadsheet knows.
        guard value >= 0, value < 2_958_466 else { return nil }
        let serial = seconds / 86_400 + (countsFrom1904 ? 1_462 : 0)
        guard serial > 0, serial != 60 else { return nil }
        // 1 is the first of January 1900; from March on, the day that never was is counted as well.
        return Day(daysSince1970: serial - (serial < 60 ? 25_568 : 25_569))
    }

    private static func time(seconds: Int) -> String {
        let parts = [seconds / 3_600, seconds / 60 % 60, seconds % 60]
        return parts.prefix(parts[2] == 0 ? 2 : 3).map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}
