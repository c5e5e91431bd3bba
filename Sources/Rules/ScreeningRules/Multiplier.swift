/// What a raw sum is multiplied with: 4 for WHO-5, 1.25 for SDS and SAS.
public struct Multiplier: Hashable, Sendable {
    public let hundredths: Int

    public static let one = Multiplier(hundredths: 100)

    public var isWhole: Bool { hundredths % 100 == 0 }

    /// The product, cut off and never rounded: 43 × 1.25 = 53.75 is 53.
    ///
    /// In whole numbers, because 1.25 in floating point would be right only by luck. Source: rulebook E.4.10.
    /// - Parameter raw: 0 or more.
    public func times(_ raw: Int) -> Int { raw * hundredths / 100 }

    /// As people write it: `4`, `1.25`.
    public var text: String {
        let rest = hundredths % 100
        guard rest != 0 else { return "\(hundredths / 100)" }
        let decimals = "\(100 + rest)".dropFirst()
        return "\(hundredths / 100).\(decimals.hasSuffix("0") ? decimals.dropLast() : decimals)"
    }
}
