internal import Crypto

/// One 32-byte secret from which every other key of the platform is derived by HKDF-SHA256.
///
/// Nothing is ever encrypted with the secret itself, so a derived key that leaks gives away neither
/// the secret nor the keys for other uses. Source: RFC 5869.
public struct MasterKey: Sendable, CustomStringConvertible, CustomReflectable {
    public static let byteCount = 32
    static let fingerprintByteCount = 4

    /// Names the key inside sealed bytes, so that older keys can still be found after a rotation.
    let fingerprint: [UInt8]
    let sealingKey: SymmetricKey
    private let root: HashedAuthenticationCode<SHA256>
    private let derived = DerivedKeys()

    /// Takes a secret read from elsewhere; nil unless it is 32 bytes long.
    public init?(bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.init(secret: bytes)
    }

    /// Makes a new secret.
    public init(random: RandomSource) {
        self.init(secret: random.bytes(Self.byteCount))
    }

    private init(secret: [UInt8]) {
        let salt = Array("xinqiao vault 1".utf8)
        root = HKDF<SHA256>.extract(inputKeyMaterial: SymmetricKey(data: secret), salt: salt)
        sealingKey = Self.expand(root, "seal", count: 32)
        fingerprint = Self.expand(root, "fingerprint", count: Self.fingerprintByteCount).withUnsafeBytes(Array.init)
    }

    /// A 32-byte key for one use and purpose. Uses hold no slash, so no two pairs give the same label.
    func key(for use: Use, _ purpose: String) -> SymmetricKey {
        let label = "\(use.rawValue)/\(purpose)"
        return derived.key(label) { Self.expand(root, label, count: 32) }
    }

    enum Use: String {
        case authentication, blindIndex, derivation, signature
    }

    public var description: String { "MasterKey(•••)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    private static func expand(_ root: HashedAuthenticationCode<SHA256>, _ label: String, count: Int) -> SymmetricKey {
        HKDF<SHA256>.expand(pseudoRandomKey: root, info: Array(label.utf8), outputByteCount: count)
    }
}
