public import Care
internal import Crypto

/// A random secret that a browser or a program carries, such as a visit's cookie or an integration's token.
///
/// It is shown once. Only its hash is stored, so a stolen table opens no door.
public struct SecretToken: Sendable, CustomStringConvertible, CustomReflectable {
    /// Bits of randomness.
    public enum Strength: Int, Sendable {
        case bits128 = 128
        case bits256 = 256
    }

    /// What the holder carries: 22 or 43 characters of base64url.
    public let text: Private<String>

    public init(_ strength: Strength = .bits256, random: RandomSource) {
        text = Private(Base64URL.text(random.bytes(strength.rawValue / 8)))
    }

    /// What is stored: the SHA-256 of the text, 64 hexadecimal digits.
    public var stored: String { Self.stored(for: text.exposed) }

    /// What is stored for a token that somebody presents.
    ///
    /// A plain hash is enough, and fast, because the text has at least 128 random bits: nobody can guess it.
    public static func stored(for presented: String) -> String {
        SHA256.hash(data: Array(presented.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 0xF, radix: 16)
        }.joined()
    }

    public var description: String { "SecretToken(•••)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
