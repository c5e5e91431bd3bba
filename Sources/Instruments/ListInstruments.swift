public import Access
public import Care
import Foundation
public import ScreeningRules
import Storage

/// Lists the whole library: what ships, what has only its keys, and what an institution in reach has brought.
public struct ListInstruments: Query {
    public static let permission = Permission.seeInstruments
    public static let opensIdentity = false

    /// Words of the title, or the short name.
    public var search: String?
    public var kind: InstrumentLine.Kind?
    /// Of the institutions' scales, from 1.
    public var page: Int?

    public init(search: String? = nil, kind: InstrumentLine.Kind? = nil, page: Int? = nil) {
        self.search = search
        self.kind = kind
        self.page = page
    }

    public struct Outcome: Codable, Sendable {
        public let lines: [InstrumentLine]
        public let hasMore: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let wanted = (search ?? "").trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        let owned = kind == nil || kind == .owned ? try session.owned(wanted, page: page ?? 1) : []
        var lines = Array(owned.prefix(InstrumentLine.perPage))
        if (page ?? 1) <= 1, kind != .owned {
            lines += try session.shelved().filter { line in
                (kind == nil || line.kind == kind) && (wanted.isEmpty || line.isFound(by: wanted))
            }
        }
        return Outcome(lines: lines, hasMore: owned.count > InstrumentLine.perPage)
    }
}

/// One scale of the library.
public struct InstrumentLine: Codable, Sendable, Equatable {
    /// How many of the institutions' scales stand on one page.
    public static let perPage = 30

    /// On what ground a scale is in the library.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Ships with the platform, words and all.
        case shipped
        /// The total is entered; the questions are asked elsewhere.
        case entry
        /// Only the keys ship: an institution with a licence brings the words.
        case template
        /// An institution has brought it.
        case owned

        public var name: Phrase { Phrase("instruments.kind.\(rawValue)") }
    }

    /// What opens it: the slug of what ships, the identifier of what an institution has brought.
    public let id: String
    public let kind: Kind
    public let slug: String
    public let titles: [String: String]
    public let version: String
    public let languages: [Language]
    public let questions: Int
    public let isNonCommercial: Bool
    public let region: Region?
    public let unit: String?
    /// How its licence stands; `nil` where none is needed, or none is approved yet.
    public let standing: LicenceStanding?
    public let daysLeft: Int?

    func isFound(by words: String) -> Bool {
        ([slug] + titles.values).contains { $0.lowercased().contains(words) }
    }
}

extension InstrumentLine {
    init(_ scale: Questionnaire, kind: Kind) {
        self.init(
            id: scale.slug, kind: kind, slug: scale.slug,
            titles: ["zh-Hans": scale.title[.zhHans], "en": scale.title[.en]], version: scale.version.description,
            languages: Language.allCases.filter(scale.languages.contains), questions: scale.items.count,
            isNonCommercial: scale.licence.isNonCommercial, region: nil, unit: nil, standing: nil, daysLeft: nil)
    }

    init(_ template: TemplateCard) {
        self.init(
            id: template.slug, kind: .template, slug: template.slug,
            titles: ["zh-Hans": template.title[.zhHans], "en": template.title[.en]],
            version: template.version.description, languages: [], questions: template.questions,
            isNonCommercial: template.licence.isNonCommercial, region: nil, unit: nil, standing: nil, daysLeft: nil)
    }

    init(_ row: Row, on today: Day) throws {
        let from = try row("valid_from", as: Day?.self)
        let until = try row("valid_until", as: Day?.self)
        let term = from.flatMap { from in until.flatMap { LicenceTerm(from: from, until: $0) } }
        self.init(
            id: try row("id"), kind: .owned, slug: try row("slug"), titles: try Instrument.titles(row),
            version: try row("version", as: String?.self) ?? "",
            languages: try row("languages", as: String?.self)?.split(separator: " ")
                .compactMap { Language(rawValue: String($0)) } ?? [],
            questions: try row("questions", as: Int?.self) ?? 0, isNonCommercial: false, region: try row("region"),
            unit: try row("unit"), standing: term?.standing(on: today), daysLeft: term?.daysLeft(on: today))
    }
}

extension Session where Case == ListInstruments {
    fileprivate func shelved() throws -> [InstrumentLine] {
        let library = try book(QuestionnaireLibrary.self)
        return library.newest.map { InstrumentLine($0, kind: .shipped) }
            + library.entryOnly.map { InstrumentLine($0, kind: .entry) }
            + library.templates.map(InstrumentLine.init)
    }

    fileprivate func owned(_ words: String, page: Int) throws -> [InstrumentLine] {
        let skipped = max(0, min(page, 10_000) - 1) * InstrumentLine.perPage
        return try rows(
            """
            SELECT \(Instrument.columns), v.version, v.languages, v.questions, c.valid_from, c.valid_until
            FROM instrument i
            LEFT JOIN instrument_version v ON v.id = \(SQL.shownVersion)
            LEFT JOIN instrument_licence c ON c.load = \(SQL.lastLicence)
            WHERE \(visible) AND (\(words.isEmpty) OR i.search LIKE \(Self.pattern(words)) ESCAPE '!')
            ORDER BY i.slug, i.region, i.id LIMIT \(InstrumentLine.perPage + 1) OFFSET \(skipped)
            """
        ).map { try InstrumentLine($0, on: today) }
    }

    /// Both sides are in lower case, so that both databases find the same.
    private static func pattern(_ words: String) -> String {
        let plain = words.reduce(into: "") { $0 += "!%_".contains($1) ? "!\($1)" : "\($1)" }
        return "%\(plain)%"
    }
}

extension SQL {
    /// The version of a scale `i` to be shown: the one in use, or the newest where none is.
    static let shownVersion: SQL =
        """
        (SELECT x.id FROM instrument_version x
            LEFT JOIN instrument_load d ON d.version = x.id AND d.state = 'approved'
            WHERE x.instrument = i.id
            ORDER BY CASE WHEN d.id IS NOT NULL AND x.withdrawn_at IS NULL THEN 0 ELSE 1 END,
                d.decided_at DESC NULLS LAST, x.made_at DESC, x.id DESC LIMIT 1)
        """

    /// The approved licence of a scale `i` that ends last.
    static let lastLicence: SQL =
        """
        (SELECT y.load FROM instrument_licence y JOIN instrument_load e ON e.id = y.load AND e.state = 'approved'
            WHERE y.instrument = i.id ORDER BY y.valid_until DESC, y.load DESC LIMIT 1)
        """
}
