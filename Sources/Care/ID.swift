/// The name of one thing, which cannot be mistaken for the name of another kind of thing.
///
/// Text on the wire and in the database: a UUID version 7, so that identifiers sort by time of making.
public struct ID<Kind>: Hashable, Sendable, RawRepresentable, Codable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Makes a UUID version 7 (RFC 9562) from a moment and 74 random bits handed in by the caller.
    public init(at moment: Moment, randomHigh: UInt64, randomLow: UInt64) {
        let time = UInt64(bitPattern: moment.milliseconds) & 0xFFFF_FFFF_FFFF
        self.init(version: 0x7000, high: (time << 16) | (randomHigh & 0x0FFF), low: randomLow)
    }

    private init(version: UInt64, high: UInt64, low: UInt64) {
        let digits = Self.hex(high | version) + Self.hex((low & 0x3FFF_FFFF_FFFF_FFFF) | 0x8000_0000_0000_0000)
        let groups = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }
        self.rawValue = groups.joined(separator: "-")
    }

    /// Makes a UUID version 4 (RFC 9562) from 122 random bits: it tells nothing of when it was made.
    public init(randomHigh: UInt64, randomLow: UInt64) {
        self.init(version: 0x4000, high: randomHigh & 0xFFFF_FFFF_FFFF_0FFF, low: randomLow)
    }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public var description: String { rawValue }

    private static func hex(_ number: UInt64) -> [UInt8] {
        let letters = Array("0123456789abcdef".utf8)
        return (0..<16).map { letters[Int((number >> UInt64(60 - 4 * $0)) & 0xF)] }
    }
}
