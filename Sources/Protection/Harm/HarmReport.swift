public import Care
import Foundation
public import ProtectionRules
public import Storage

/// A report of harm, as it has to be made by law.
public enum HarmReport {
    static func sealing(of report: ID<HarmReport>) -> String { "harm report \(report)" }
    static func sealing(ofEntry entry: ID<HarmEntry>) -> String { "harm entry \(entry)" }
}

extension HarmSituation: SQLBindable, SQLReadable {}
extension HarmedPerson: SQLBindable, SQLReadable {}

/// What a report says of the person, sealed as one. Not more than an authority needs to act.
struct HarmContent: Codable {
    let who: String
    let facts: String
}

/// What can be added to a report.
public enum HarmEntryKind: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// Authorities were told.
    case told
    case added
    case acknowledged
    /// A clock was over, and a wider circle was told. Written by the platform.
    case late
    case closed
}

/// One addition, as somebody reads it.
public struct HarmEntry: Codable, Sendable, Equatable {
    public let kind: HarmEntryKind
    /// When it was so; for `told`, when the authority was told.
    public let at: Moment
    public let recordedAt: Moment
    /// `nil` for what the platform wrote.
    public let worker: String?
    /// Of `told`.
    public let authorities: [HarmAuthority]
    /// Of `closed`.
    public let ending: HarmEnding?
    /// The number that an authority gave the report.
    public let number: String?
    public let words: String?
}

/// What an addition says, sealed as one.
struct HarmEntryContent: Codable {
    var number: String?
    var words: String?
}

/// Somebody's words, checked.
enum HarmWords {
    static let longest = 4_000
    static let longestWho = 200
    static let longestNumber = 60

    /// - Throws: `HarmError.missing`, `HarmError.tooLong`.
    static func needed(_ text: Private<String>?, _ field: String, most: Int = longest) throws -> String {
        guard let words = try checked(text, field, most: most) else { throw HarmError.missing(field: field) }
        return words
    }

    /// - Throws: `HarmError.tooLong`.
    static func checked(_ text: Private<String>?, _ field: String, most: Int = longest) throws -> String? {
        guard let words = text?.exposed.trimmingCharacters(in: .whitespacesAndNewlines), !words.isEmpty else {
            return nil
        }
        guard words.count <= most else { throw HarmError.tooLong(field: field, most: most) }
        return words
    }

    /// What was ticked, in the order of the list.
    /// - Throws: `HarmError.unknownChoice` for a name that is none of the list.
    static func authorities(_ ticks: [String: Bool]?) throws -> [HarmAuthority] {
        let names = Set((ticks ?? [:]).filter(\.value).keys)
        guard names.isSubset(of: HarmAuthority.allCases.map(\.rawValue)) else {
            throw HarmError.unknownChoice(field: "authorities")
        }
        return HarmAuthority.allCases.filter { names.contains($0.rawValue) }
    }

    /// A form's own word with what the form says: sent twice it counts once, and who goes back in the browser and
    /// writes something else has written it down as well. Empty where the form has no word of its own.
    static func whole(_ request: String, _ ticks: [String: Bool]?, _ said: [String?]) -> String {
        let sign = request.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !sign.isEmpty else { return "" }
        let names = (ticks ?? [:]).filter(\.value).keys.sorted().joined(separator: " ")
        let words = said.map { $0?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "" }
        return ([sign, names] + words).joined(separator: "\n")
    }

    static func authorities(in detail: String?) -> [HarmAuthority] {
        (detail ?? "").split(separator: " ").compactMap { HarmAuthority(rawValue: String($0)) }
    }
}

/// How many signs each field takes, for whoever draws the form.
public enum HarmReportLimits {
    public static let who = HarmWords.longestWho
    public static let words = HarmWords.longest
    public static let number = HarmWords.longestNumber
}
