internal import Crypto

/// Proof that bytes come from this platform unchanged, for anyone who holds the public key.
///
/// Ed25519 (RFC 8032). The private key exists only in memory, derived from the master key and the purpose.
extension KeyRing {
    /// The 64-byte signature of bytes by the newest key, for one purpose such as `audit`.
    public func sign(_ bytes: [UInt8], for purpose: String) -> [UInt8] {
        undeniable("Ed25519 signs any message") {
            Array(try newest.signingKey(for: purpose).signature(for: bytes))
        }
    }

    /// Whether any key of the ring signed these bytes for this purpose.
    public func verify(_ signature: [UInt8], of bytes: [UInt8], for purpose: String) -> Bool {
        all.contains { $0.signingKey(for: purpose).publicKey.isValidSignature(signature, for: bytes) }
    }

    /// The 32-byte public keys of a purpose, newest first, to be kept where the server cannot reach them.
    public func verificationKeys(for purpose: String) -> [[UInt8]] {
        all.map { Array($0.signingKey(for: purpose).publicKey.rawRepresentation) }
    }

    /// Whether the owner of a public key signed these bytes: needs no ring. False also for a damaged key.
    public static func verify(_ signature: [UInt8], of bytes: [UInt8], under verificationKey: [UInt8]) -> Bool {
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: verificationKey)
        return key?.isValidSignature(signature, for: bytes) ?? false
    }
}

extension MasterKey {
    fileprivate func signingKey(for purpose: String) -> Curve25519.Signing.PrivateKey {
        undeniable("any 32 bytes are an Ed25519 private key") {
            let seed = key(for: .signature, purpose).withUnsafeBytes(Array.init)
            return try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        }
    }
}
