internal import Foundation

/// Crockford's base 32: 32 symbols without I, L, O and U, and forgiving to whoever types them.
///
/// Source: Crockford, https://www.crockford.com/base32.html
enum Crockford {
    static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    static func text(of values: [UInt8]) -> String { String(values.map { alphabet[Int($0)] }) }

    /// The values of a text as people write it; nil when a sign is none of the alphabet.
    ///
    /// Spaces, hyphens of any kind, lower case and full-width characters do not matter; O is read as 0,
    /// I and L as 1.
    static func values(reading text: String) -> [UInt8]? {
        let lookalikes: [Character: Character] = ["O": "0", "I": "1", "L": "1"]
        let places = text.precomposedStringWithCompatibilityMapping.uppercased()
            .filter { !isSeparator($0) }
            .map { alphabet.firstIndex(of: lookalikes[$0] ?? $0) }
        let values = places.compactMap { $0.map(UInt8.init) }
        return values.count == places.count ? values : nil
    }

    private static func isSeparator(_ character: Character) -> Bool {
        // Chinese keyboards give the long dash, the middle dot and the prolonged sound mark for a hyphen.
        character.isWhitespace || "·・ー_".contains(character)
            || character.unicodeScalars.allSatisfy { $0.properties.generalCategory == .dashPunctuation || $0 == "−" }
    }
}
