internal import Crypto

/// Proof for another system that a message comes from here and is new: the moment and the body under a secret that the
/// two have agreed on.
public enum HookSignature {
    /// HMAC-SHA256 (RFC 2104) of `seconds.body`, in lower-case hexadecimal with the name of the scheme before it.
    ///
    /// - Parameter seconds: since 1970; whoever checks refuses what is older than some minutes, so that nobody can
    ///   send the same again later.
    public static func text(_ body: [UInt8], atSeconds seconds: Int64, secret: String) -> String {
        let key = SymmetricKey(data: Array(secret.utf8))
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(seconds).".utf8) + body, using: key)
        return "v1=" + Checksum.hexadecimal(code)
    }
}
