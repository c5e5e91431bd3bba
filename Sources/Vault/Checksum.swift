internal import Crypto

/// A fingerprint without a key, for what is no secret: the same content has the same checksum everywhere.
public enum Checksum {
    /// SHA-256 in lower-case hexadecimal. Source: FIPS 180-4.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(
            decoding: SHA256.hash(data: Array(bytes)).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
            as: UTF8.self)
    }
}
