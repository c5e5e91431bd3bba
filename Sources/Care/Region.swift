/// A place in the administrative tree, by its official statistical code of twelve digits.
///
/// Two digits each for province, city and county, three each for township and village; what lies below a place
/// is zero. Source: National Bureau of Statistics, rules for the codes of statistical areas (统计用区划代码).
public struct Region: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// The levels of the tree, from wide to narrow.
    public enum Level: String, Sendable, Codable, CaseIterable, Comparable {
        case province, city, county, township, village

        /// A province stands before a village.
        public static func < (left: Level, right: Level) -> Bool { left.place < right.place }

        private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    public let code: String

    /// - Returns: `nil` unless the text is twelve ASCII digits and not all zero.
    public init?(_ code: String) {
        let digits = Array(code.utf8)
        guard digits.count == 12, digits.allSatisfy({ (48...57).contains($0) }), digits.contains(where: { $0 != 48 })
        else { return nil }
        self.code = code
    }

    private init(known code: String) { self.code = code }

    /// A county of the invented city, where any region does.
    static let someCounty = Region(known: "990100000000")

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let region = Region(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a region code")
        }
        self = region
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(code)
    }

    public var level: Level {
        if code.hasSuffix("0000000000") { return .province }
        if code.hasSuffix("00000000") { return .city }
        if code.hasSuffix("000000") { return .county }
        if code.hasSuffix("000") { return .township }
        return .village
    }

    /// The digits that everything inside this place shares.
    public var prefix: String { String(code.prefix(Self.digits(of: level))) }

    /// The place one level up; `nil` for a province.
    public var parent: Region? {
        guard let above = Level.allCases.firstIndex(of: level).map({ $0 - 1 }), above >= 0 else { return nil }
        let head = code.prefix(Self.digits(of: Level.allCases[above]))
        return Region(head + String(repeating: "0", count: 12 - head.count))
    }

    /// This place and all above it, from narrow to wide.
    public var upwards: [Region] {
        [self] + (parent?.upwards ?? [])
    }

    public func contains(_ other: Region) -> Bool {
        other.code.hasPrefix(prefix)
    }

    public static func < (left: Region, right: Region) -> Bool { left.code < right.code }

    public var description: String { code }

    private static func digits(of level: Level) -> Int {
        switch level {
        case .province: 2
        case .city: 4
        case .county: 6
        case .township: 9
        case .village: 12
        }
    }
}

extension Region: CodingKeyRepresentable {
    /// A dictionary by region is an object in JSON, with the codes as its keys.
    public var codingKey: any CodingKey { RegionKey(stringValue: code) }

    public init?<Key: CodingKey>(codingKey: Key) {
        self.init(codingKey.stringValue)
    }

    private struct RegionKey: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
