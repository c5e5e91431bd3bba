public import Care

/// A time on the wall clock in China, written `09:00`, from `00:00` to `24:00`.
public struct ClockTime: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    /// Minutes since midnight, 0 to 1440.
    public let minute: Int

    private init(_ minute: Int) { self.minute = minute }

    private static let midnight = ClockTime(0)

    /// - Returns: `nil` outside 0 to 1440.
    public init?(minute: Int) {
        guard (0...1_440).contains(minute) else { return nil }
        self.minute = minute
    }

    /// - Returns: `nil` unless the text is a time written with two digits on each side of the colon.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard text.utf8.count == 5, parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...59).contains(minute)
        else { return nil }
        self.init(minute: hour * 60 + minute)
    }

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = ClockTime(text) else { throw decoder.fault("a time is written 09:00") }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minute < right.minute }

    public var description: String { Self.twoDigits(minute / 60) + ":" + Self.twoDigits(minute % 60) }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension ClockTime: Shaped {
    public static let shape = Shape.text(pattern: "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")
    public static let example = ClockTime.midnight
}
