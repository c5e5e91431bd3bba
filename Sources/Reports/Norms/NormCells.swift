import Care
import Imports
import ReportRules

/// How many of 100 stand in a band, under whatever name the file gives the band.
struct NamedShare: Sendable {
    let band: String
    let percent: Thousandths
}

/// Cells of a list of norms. A published number is taken as it stands or not at all: no word around it, no sign, no
/// exponent, no formula.
extension ImportCells {
    mutating func points(_ column: String) -> Thousandths? {
        let text = needed(column)
        let number = Thousandths(text)
        if number == nil, !text.isEmpty { refuse(column, Phrase("reports.norm.fault.points")) }
        return number
    }

    /// Two at the least: of one there is no spread.
    mutating func people(_ column: String) -> Int? {
        let text = needed(column)
        let number = Self.whole(text).flatMap { $0 > 1 ? $0 : nil }
        if number == nil, !text.isEmpty { refuse(column, Phrase("reports.norm.fault.people")) }
        return number
    }

    mutating func age(_ column: String) -> Int? {
        let text = optional(column)
        guard !text.isEmpty else { return nil }
        let number = Self.whole(text).flatMap { $0 <= NormImport.oldestAge ? $0 : nil }
        if number == nil { refuse(column, Phrase("reports.norm.fault.age", ["most": "\(NormImport.oldestAge)"])) }
        return number
    }

    mutating func neededDay(_ column: String) -> Day? {
        needed(column).isEmpty ? nil : day(column)
    }

    /// `minimal=60.2; mild=39.8`: each band with its name, so that no two can be mistaken for each other. The wide
    /// signs are those of a Chinese keyboard.
    mutating func shares(_ column: String) -> [NamedShare] {
        let parts = optional(column, most: 1_000).split { ";\u{FF1B}\n".contains($0) }.map { part in
            part.split(maxSplits: 1, omittingEmptySubsequences: false) { "=\u{FF1D}".contains($0) }
        }
        let shares = parts.compactMap { part -> NamedShare? in
            guard part.count == 2, let percent = Thousandths(Self.plain(part[1])) else { return nil }
            return NamedShare(band: Self.plain(part[0]), percent: percent)
        }
        if shares.count < parts.count { refuse(column, Phrase("reports.norm.fault.shares")) }
        return shares
    }

    private static func whole(_ text: String) -> Int? {
        guard (1...9).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return Int(text)
    }

    private static func plain(_ text: Substring) -> String {
        String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace || $0 == "%" }.reversed())
    }
}
