/// The code of a person's own history, good for years: four groups of four, such as `K7Q4-2M9X-0TBC-5RWH`.
///
/// Fifteen symbols of Crockford's base 32 hold 75 random bits: at a million guesses a second, the sun goes out
/// first. The sixteenth is a check: a slip of the pen is told from a wrong code without asking any table, so that
/// only guesses need to be slowed down. Store ``KeyRing/blindIndex(_:for:)`` of the ``symbols``.
public struct LastingCode: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// Of which 75 bits are used.
    public static let byteCount = 10
    private static let symbolCount = 16
    private static let groupLength = 4

    /// Sixteen symbols without hyphens; the same for every way of writing one code.
    public let symbols: String

    /// Makes a code of random bytes; nil unless there are ten.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(random: RandomSource { _ in bytes })
    }

    public init(random: RandomSource) {
        let values = Array(FiveBits.values(of: random.bytes(Self.byteCount)).prefix(Self.symbolCount - 1))
        symbols = Crockford.text(of: values + [CheckSymbol.of(values)])
    }

    /// Reads a code as people write it, in any case, width and spacing; nil when it is none or has a slip in it.
    public init?(reading text: String) {
        guard let values = Crockford.values(reading: text), values.count == Self.symbolCount,
            CheckSymbol.of(Array(values.dropLast())) == values.last
        else { return nil }
        symbols = Crockford.text(of: values)
    }

    /// As it is shown to a person: four groups of four.
    public var written: String {
        let places = stride(from: 0, to: Self.symbolCount, by: Self.groupLength)
        return places.map { String(symbols.dropFirst($0).prefix(Self.groupLength)) }.joined(separator: "-")
    }

    /// Hidden: whoever has the code can read the results.
    public var description: String { "LastingCode(•••)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A check symbol over the field of 32 elements: the symbols, each times a higher power of a generator, added up.
///
/// One wrong symbol always changes it, and so does every exchange of two different symbols, because no two of up to
/// 31 places have the same power. Crockford's own check needs five more signs (`*~$=U`), which nobody can read aloud.
/// Source: the weighted sum over a finite field, as in Blahut, Algebraic Codes for Data Transmission (2003), 3.1.
enum CheckSymbol {
    static func of(_ values: [UInt8]) -> UInt8 {
        // Horner's rule: the first symbol ends up with the highest power.
        values.reduce(0) { double($0 ^ $1) }
    }

    /// Times the generator x, modulo x⁵ + x² + 1, which is primitive: its powers run through all 31 elements.
    private static func double(_ value: UInt8) -> UInt8 {
        let shifted = value << 1
        return shifted & 32 == 0 ? shifted : shifted ^ 0b100101
    }
}
