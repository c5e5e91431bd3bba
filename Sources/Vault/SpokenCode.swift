internal import Foundation

/// The code that brings a half-finished sheet back, made to be read aloud and written on paper: `K7Q4-2M9X`.
///
/// 40 bits in Crockford's base 32, which has no I, L, O and U. That is few enough bits to try all of them against
/// a plain hash, so store ``KeyRing/blindIndex(_:for:)`` of the ``symbols``, not their hash, and limit attempts.
/// Source: Crockford, https://www.crockford.com/base32.html
public struct SpokenCode: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    public static let byteCount = 5
    private static let symbolCount = 8
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Eight symbols without the hyphen; the same for every way of writing one code.
    public let symbols: String

    /// Makes a code of random bytes; nil unless there are five.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        symbols = Self.symbols(of: bytes)
    }

    public init(random: RandomSource) {
        symbols = Self.symbols(of: random.bytes(Self.byteCount))
    }

    /// Reads a code as people write it; nil when it is none.
    ///
    /// Spaces, hyphens of any kind, lower case and full-width characters do not matter; O is read as 0,
    /// I and L as 1.
    public init?(reading text: String) {
        let lookalikes: [Character: Character] = ["O": "0", "I": "1", "L": "1"]
        let read = text.precomposedStringWithCompatibilityMapping.uppercased()
            .filter { !Self.isSeparator($0) }
            .map { lookalikes[$0] ?? $0 }
        guard read.count == Self.symbolCount, read.allSatisfy(Self.alphabet.contains) else { return nil }
        symbols = String(read)
    }

    /// As it is shown to a person: two groups of four.
    public var written: String { symbols.prefix(4) + "-" + symbols.suffix(4) }

    /// Hidden: whoever has the code can read the answers.
    public var description: String { "SpokenCode(•••)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    private static func symbols(of bytes: [UInt8]) -> String {
        String(FiveBits.values(of: bytes).map { alphabet[Int($0)] })
    }

    private static func isSeparator(_ character: Character) -> Bool {
        // Chinese keyboards give the long dash, the middle dot and the prolonged sound mark for a hyphen.
        character.isWhitespace || "·・ー_".contains(character)
            || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .dashPunctuation || $0 == "−" }
    }
}
