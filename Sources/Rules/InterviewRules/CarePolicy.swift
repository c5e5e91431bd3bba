public import Care
public import WarningRules

/// The policies of all regions, from `Content/Policies/school-care.json`.
public typealias CarePolicies = Editions<CarePolicy>

/// What follows in one territory from what a sitting came to: which level each result proposes, how soon each thing
/// has to be done, and which words nobody outside ever reads.
///
/// Source: rulebook C.3 (school scheme), E.4.7 (retest), E.4.8 (no diagnosis words), G.2.5 (interview), all [D].
public struct CarePolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// How long a retest waits at least, because the scales ask for the last two weeks.
    public let retestAfterDays: Int
    /// Signs that stand in nothing that a class teacher or the person reads.
    let neverSaid: [String]
    private let steps: [CareLevel: CareStep]
    private let positive: CareLevel
    /// By scale, `*` for all others, then by band.
    private let bands: [String: [String: CareLevel]]
    /// By the rank of a red flag.
    private let flags: [Int: CareLevel]

    /// What a level asks; nothing for whoever is calm.
    public func step(of level: CareLevel) -> CareStep? { steps[level] }

    /// What a place calls a level, by language; empty for whoever is calm.
    public func names(of level: CareLevel) -> [String: String] { steps[level]?.names ?? [:] }

    /// The level that a red flag proposes. A rank that the file does not know errs on the grave side.
    func level(ofFlag rank: Int) -> CareLevel {
        guard rank > 0 else { return .calm }
        return flags[rank] ?? .serious
    }

    /// The level that a score proposes: by the band where the file names it, else because it is positive at all.
    func level(ofScore sheet: AnsweredSheet) -> CareLevel {
        let ofBand = sheet.band.flatMap { bands[sheet.questionnaire]?[$0] ?? bands["*"]?[$0] }
        if let ofBand { return ofBand }
        return sheet.isPositive ? positive : .calm
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, retestAfterDays, levels, positive, bands, flags, neverSaid
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        retestAfterDays = try container.decode(Int.self, forKey: .retestAfterDays)
        neverSaid = try container.decode([String].self, forKey: .neverSaid)
        positive = try container.decode(CareLevel.self, forKey: .positive)
        bands = try container.decode([String: [String: CareLevel]].self, forKey: .bands)
        flags = try Self.byNumber(container.decode([String: CareLevel].self, forKey: .flags), in: decoder)
        let told = try Self.byNumber(container.decode([String: CareStep].self, forKey: .levels), in: decoder)
        steps = Dictionary(
            uniqueKeysWithValues: told.compactMap { number, step in CareLevel(rawValue: number).map { ($0, step) } })
        try check(in: decoder)
    }

    private static func byNumber<Value>(_ told: [String: Value], in decoder: any Decoder) throws -> [Int: Value] {
        try Dictionary(uniqueKeysWithValues: told.map { key, value in
            guard let number = Int(key), (1...4).contains(number) else {
                throw decoder.fault("\(key) is no rank from 1 to 4")
            }
            return (number, value)
        })
    }

    /// A file that leaves a level out, or gives a graver one more time, is a slip that could cost a life.
    private func check(in decoder: any Decoder) throws {
        guard retestAfterDays > 0 else { throw decoder.fault("retestAfterDays must be 1 or more") }
        guard positive > .calm else { throw decoder.fault("what is positive must propose a level") }
        guard steps.count == 4, flags.count == 4 else { throw decoder.fault("levels and flags name each rank, 1 to 4") }
        let ranks = (1...4).compactMap(CareLevel.init(rawValue:))
        for (milder, graver) in zip(ranks, ranks.dropFirst()) {
            guard let first = steps[graver], let second = steps[milder],
                first.interview.isNoLonger(than: second.interview), first.late.head.isNoLonger(than: second.late.head),
                first.late.county.isNoLonger(than: second.late.county)
            else { throw decoder.fault("a graver level is given more time than a milder one") }
        }
    }
}
