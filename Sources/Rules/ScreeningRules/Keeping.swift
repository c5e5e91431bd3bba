public import Care
public import Foundation

/// How long what people keep of their own stays when nobody comes for it.
///
/// A history belongs to nobody whom we could ask, so it must have an end of its own (PIPL art. 19: no longer than
/// needed). One rule holds everywhere: whoever moves takes their code along.
public struct Keeping: Sendable, Equatable, Decodable {
    /// The first day on which the rule holds, in China.
    public let validFrom: Day
    public let source: String
    /// Months without a visit after which a history is forgotten.
    public let historyMonths: Int

    /// The first day on which a history last used on a day is forgotten.
    public func historyEnds(lastUsed day: Day) -> Day { day.adding(months: historyMonths) }

    /// Histories last used before this day are forgotten.
    public func historiesForgotten(on today: Day) -> Day { today.adding(months: -historyMonths) }
}

/// All rules of `Content/Policies/keeping.json`, of which the newest that holds already applies.
public struct KeepingPolicy: Sendable {
    private let oldest: Keeping
    private let newer: [Keeping]

    /// - Throws: `KeepingFault` when the text is no list of rules, or one has no source or a term below a year.
    public init(json: Data) throws(KeepingFault) {
        let all: [Keeping]
        do {
            all = try JSONDecoder().decode([Keeping].self, from: json).sorted { $0.validFrom < $1.validFrom }
        } catch {
            throw KeepingFault(reason: "is no list of rules: \(error)")
        }
        guard let first = all.first else { throw KeepingFault(reason: "has no rule") }
        guard Set(all.map(\.validFrom)).count == all.count else {
            throw KeepingFault(reason: "has two rules from the same day")
        }
        // Less than a year would forget people who look once a year, as schools do.
        guard all.allSatisfy({ !$0.source.isEmpty && (12...120).contains($0.historyMonths) }) else {
            throw KeepingFault(reason: "needs a source and 12 to 120 months in every rule")
        }
        oldest = first
        newer = Array(all.dropFirst())
    }

    public func rule(on day: Day) -> Keeping { newer.last { $0.validFrom <= day } ?? oldest }
}

/// Why the rules of keeping cannot be used.
public struct KeepingFault: Error, Equatable, CustomStringConvertible {
    public let reason: String
    public var description: String { "keeping.json: \(reason)" }
}

extension Day {
    /// The same day of a month earlier or later; the last of the month where that has fewer days.
    func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let all = year * 12 + month - 1 + months
        let (newYear, newMonth) = (all.floored(by: 12), all - all.floored(by: 12) * 12 + 1)
        let padded = { (number: Int, width: Int) in
            String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
        }
        let found = (0...3).lazy.compactMap {
            Day("\(padded(newYear, 4))-\(padded(newMonth, 2))-\(padded(day - $0, 2))")
        }.first
        return found ?? self
    }
}

extension Int {
    fileprivate func floored(by divisor: Int) -> Int { (self - (self % divisor + divisor) % divisor) / divisor }
}
