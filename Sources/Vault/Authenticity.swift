internal import Crypto

/// Proof that bytes come from this platform unchanged, for those who hold the keys.
extension KeyRing {
    /// The 32-byte HMAC-SHA256 of bytes under the newest key, for one purpose.
    public func mac(_ bytes: [UInt8], for purpose: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: newest.key(for: .authentication, purpose)))
    }

    /// Whether any key of the ring made this code for these bytes and this purpose; compares in constant time.
    public func isAuthentic(_ code: [UInt8], of bytes: [UInt8], for purpose: String) -> Bool {
        all.contains {
            let key = $0.key(for: .authentication, purpose)
            return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: bytes, using: key)
        }
    }
}
