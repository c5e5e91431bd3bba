public import Care
public import Foundation

/// A plan to begin with, as it comes with the platform.
public struct CampaignTemplate: Codable, Sendable, Equatable {
    public let code: String
    /// By language.
    public let titles: [String: String]
    /// What it is for and whom it suits, in a sentence.
    public let words: [String: String]
    public let audience: CampaignAudience
    /// There where it asks those alone who entered in the school year of its window; `nil` for everybody.
    public let newcomers: Newcomers?
    /// The kinds of units that take part, as the list of place types calls them; empty for residents.
    public let unitKinds: [String]
    public let battery: [PlannedScale]
    public let languages: [String]
    /// Days from the day of planning to the first day, and how long the window stays open.
    public let startsAfterDays: Int
    public let windowDays: Int
    /// The ground that suits it; the planner decides.
    public let basis: LegalBasis
    /// From 14 to 17, whether the guardian is asked besides (rulebook G.2.2).
    public let asksGuardianFrom14: Bool
    /// Days for which answers stay with a name. Source: rulebook H.8.
    public let retentionDays: Int
    public let sights: [String]
    /// Words for the notice, to be read and changed by whoever answers for them.
    public let notices: [String: String]
    /// The same as fields of the notice, by language.
    public let begin: [String: NoticeBeginning]
    /// There for a survey, whose answers may be told question by question as open data; `nil` for a screening of
    /// persons, of which that is never done.
    public let survey: Survey?
    public let source: String

    /// From which day of a year on its new students are on the lists; before, those of the year before are the newest.
    public struct Newcomers: Codable, Sendable, Equatable {
        public let month: Int
        public let day: Int
        public let source: String
    }

    /// How the answers of a survey are told.
    public struct Survey: Codable, Sendable, Equatable {
        /// An answer of so many points or more is the right one; `nil` where nobody is asked what they know.
        public let knowsFrom: Int?
        /// Under what others may use the figures, by its SPDX name.
        public let licence: String
        public let source: String
    }

    /// The years of entry of those whom a plan asks whose window begins on a day; empty for every year.
    /// Source: rulebook G.1 (university: screening after enrolment).
    public func entryYears(from day: Day) -> [Int] {
        guard let newcomers else { return audience.entryYears }
        let (year, month, number) = day.civil
        return [(month, number) >= (newcomers.month, newcomers.day) ? year : year - 1]
    }

    public var visibility: Visibility { Visibility(Set(sights.compactMap(Visibility.Sight.init(code:)))) }
}

/// All templates, by the order of their files.
public struct CampaignTemplates: Sendable {
    public let all: [CampaignTemplate]

    /// A file that cannot be used, with the reason for whoever keeps it.
    public struct Fault: Error, Equatable, CustomStringConvertible {
        public let description: String
    }

    public init(files: [(name: String, data: Data)]) throws(Fault) {
        var found: [CampaignTemplate] = []
        for file in files {
            do {
                found.append(try JSONDecoder().decode(CampaignTemplate.self, from: file.data))
            } catch {
                throw Fault(description: "\(file.name): \(error)")
            }
            if let reason = found.last?.fault { throw Fault(description: "\(file.name): \(reason)") }
        }
        guard !found.isEmpty else { throw Fault(description: "no templates of campaigns") }
        guard Set(found.map(\.code)).count == found.count else { throw Fault(description: "a template stands twice") }
        all = found
    }

    public subscript(code: String) -> CampaignTemplate? { all.first { $0.code == code } }
}

extension CampaignTemplate {
    fileprivate var fault: String? {
        for (name, words) in [("title", titles), ("words", words), ("notice", notices)] {
            for language in Language.allCases where (words[language.rawValue] ?? "").isEmpty {
                return "has no \(name) in \(language.rawValue)"
            }
        }
        for language in Language.allCases where begin[language.rawValue] == nil {
            return "has no words to begin a notice with in \(language.rawValue)"
        }
        let isForChildren = battery.contains { $0.youngest < ConsentRule.guardianAge }
        if begin.values.contains(where: { ($0.children == nil) == isForChildren }) {
            return "has words for children and no children, or the other way round"
        }
        if visibility.sights.count != sights.count { return "shows something unknown" }
        if !visibility.tooWide(for: audience.kind).isEmpty { return "shows more than its plan may" }
        if windowDays < 1 || retentionDays < 1 || startsAfterDays < 0 { return "has a time below one day" }
        if survey != nil && audience.kind != .resident { return "is no survey of residents, and tells answers" }
        if newcomers != nil && audience.kind != .pupil { return "asks newcomers where nobody enters a grade" }
        if let newcomers, Day(year: 2027, month: newcomers.month, day: newcomers.day) == nil {
            return "has newcomers from a day that not every year has"
        }
        if audience.kind.isOfUnits == unitKinds.isEmpty { return "names no kind of unit, or one too many" }
        return nil
    }
}
