/// The code that brings a half-finished sheet back, made to be read aloud and written on paper: `K7Q4-2M9X`.
///
/// 40 bits in Crockford's base 32, which has no I, L, O and U. That is few enough bits to try all of them against
/// a plain hash, so store ``KeyRing/blindIndex(_:for:)`` of the ``symbols``, not their hash, and limit attempts.
public struct SpokenCode: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    public static let byteCount = 5
    private static let symbolCount = 8

    /// Eight symbols without the hyphen; the same for every way of writing one code.
    public let symbols: String

    /// Makes a code of random bytes; nil unless there are five.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        symbols = Crockford.text(of: FiveBits.values(of: bytes))
    }

    public init(random: RandomSource) {
        symbols = Crockford.text(of: FiveBits.values(of: random.bytes(Self.byteCount)))
    }

    /// Reads a code as people write it, in any case, width and spacing; nil when it is none.
    public init?(reading text: String) {
        guard let values = Crockford.values(reading: text), values.count == Self.symbolCount else { return nil }
        symbols = Crockford.text(of: values)
    }

    /// As it is shown to a person: two groups of four.
    public var written: String { symbols.prefix(4) + "-" + symbols.suffix(4) }

    /// Hidden: whoever has the code can read the answers.
    public var description: String { "SpokenCode(•••)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
