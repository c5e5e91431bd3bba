import Care
import Foundation
import ScreeningRules

/// A licence as somebody writes it into the form: by whom, for what, how long.
public struct LicenceEntry: Codable, Sendable, Equatable {
    public var holder: String
    public var number: String
    public var onPaper: Bool?
    public var electronic: Bool?
    /// That the electronic form is expressly allowed, where the scale's owner forbids it otherwise (rulebook E.1).
    public var cleared: Bool?
    /// How many sittings the licence allows; `nil` for as many as needed.
    public var sittings: String?
    /// `2026-03-04`.
    public var validFrom: String
    public var validUntil: String

    public init(
        holder: String, number: String, onPaper: Bool?, electronic: Bool?, cleared: Bool?, sittings: String?,
        validFrom: String, validUntil: String
    ) {
        self.holder = holder
        self.number = number
        self.onPaper = onPaper
        self.electronic = electronic
        self.cleared = cleared
        self.sittings = sittings
        self.validFrom = validFrom
        self.validUntil = validUntil
    }
}

/// A licence of which everything is in order.
struct CheckedLicence: Equatable {
    let holder: String
    let number: String
    let onPaper: Bool
    let electronic: Bool
    let cleared: Bool
    let sittings: Int?
    let term: LicenceTerm
}

extension LicenceEntry {
    /// - Throws: `InstrumentError`, naming the field to mend.
    func checked(on today: Day, needsClearance: Bool) throws(InstrumentError) -> CheckedLicence {
        let (from, until) = (
            try Self.day(validFrom, "licence.validFrom"), try Self.day(validUntil, "licence.validUntil")
        )
        guard let term = LicenceTerm(from: from, until: until) else { throw .endsBeforeItBegins }
        guard term.standing(on: today) != .ended else { throw .alreadyOver }
        let (onPaper, electronic, cleared) = (onPaper ?? false, electronic ?? false, cleared ?? false)
        guard onPaper || electronic else { throw .noMedium }
        if needsClearance, electronic, !cleared { throw .notCleared }
        return CheckedLicence(
            holder: try Self.line(holder, "licence.holder"), number: try Self.line(number, "licence.number"),
            onPaper: onPaper, electronic: electronic, cleared: cleared, sittings: try checkedSittings(), term: term)
    }

    private func checkedSittings() throws(InstrumentError) -> Int? {
        let text = (sittings ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        if text.isEmpty { return nil }
        guard let number = Int(text), (1...100_000_000).contains(number) else { throw .badSittings }
        return number
    }

    private static func line(_ text: String, _ field: String) throws(InstrumentError) -> String {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw .missing(field: field) }
        guard text.count <= InstrumentError.longestLine else { throw .tooLong(field: field) }
        return text
    }

    private static func day(_ text: String, _ field: String) throws(InstrumentError) -> Day {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else { throw .missing(field: field) }
        guard let day = Day(text) else { throw .badDay(field: field) }
        return day
    }
}
