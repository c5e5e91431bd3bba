public import Care

/// The name under which a region shows a rank, chosen in its warning ladder.
///
/// Green, yellow and red are the national pilot's three colours; blue and orange occur in regional schemes.
/// Source: rulebook C.1 to C.3.
public enum RankLabel: String, Sendable, Codable, CaseIterable {
    case green, blue, yellow, orange, red, imminent

    public var phrase: Phrase { Phrase("warnings.rank.\(rawValue)") }
}
