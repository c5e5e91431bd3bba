internal import Foundation

/// Base 32 as authenticator apps expect a secret. Source: RFC 4648, section 6.
public enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")

    /// - Parameter padded: whether `=` fills the last group of eight; authenticator apps want none.
    public static func text(_ bytes: [UInt8], padded: Bool = false) -> String {
        let text = String(FiveBits.values(of: bytes).map { alphabet[Int($0)] })
        return padded ? text + String(repeating: "=", count: (8 - text.count % 8) % 8) : text
    }

    /// Reads base 32 as a person types it: lower case, spaces, hyphens and missing padding do not matter.
    ///
    /// Nil when a character is foreign or no bytes have this many symbols.
    public static func bytes(_ text: String) -> [UInt8]? {
        let symbols = text.precomposedStringWithCompatibilityMapping.uppercased()
            .filter { $0 != "-" && !$0.isWhitespace }
        let unpadded = symbols.suffix(6).contains("=") ? symbols.prefix { $0 != "=" } : symbols[...]
        let padding = symbols.dropFirst(unpadded.count)
        let values = unpadded.compactMap { symbol in alphabet.firstIndex(of: symbol).map(UInt8.init) }
        guard values.count == unpadded.count, padding.allSatisfy({ $0 == "=" }),
            [0, 2, 4, 5, 7].contains(values.count % 8)
        else { return nil }
        return FiveBits.bytes(of: values)
    }
}
