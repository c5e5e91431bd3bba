public import Care

/// The warning ladders of all regions, from `Content/Policies/warning-ladder.json`.
public typealias WarningPolicy = Editions<Ladder>

/// What each rank asks of the people on duty in one territory.
///
/// Source: rulebook C.2 (acknowledge, first contact, notify) and E.4.2 (clarify).
public struct Ladder: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    private let green: Rung
    private let yellow: Rung
    private let red: Rung
    private let imminent: Rung

    public func rung(of severity: Severity) -> Rung {
        switch severity {
        case .green: green
        case .yellow: yellow
        case .red: red
        case .imminent: imminent
        }
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, ranks
    }

    private enum Ranks: String, CodingKey, CaseIterable {
        case green = "1"
        case yellow = "2"
        case red = "3"
        case imminent = "4"
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        try container.superDecoder(forKey: .ranks).refuseKeys(besides: Ranks.allCases.map(\.rawValue))
        let ranks = try container.nestedContainer(keyedBy: Ranks.self, forKey: .ranks)
        green = try ranks.decode(Rung.self, forKey: .green)
        yellow = try ranks.decode(Rung.self, forKey: .yellow)
        red = try ranks.decode(Rung.self, forKey: .red)
        imminent = try ranks.decode(Rung.self, forKey: .imminent)
        guard zip([green, yellow, red], [yellow, red, imminent]).allSatisfy({ $1.isNoSlower(than: $0) }) else {
            throw decoder.fault("a graver rank is given more time than a milder one")
        }
    }
}
