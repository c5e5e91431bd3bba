internal import Crypto

/// A fingerprint without a key, for what is no secret: the same content has the same checksum everywhere.
public enum Checksum {
    /// SHA-256 in lower-case hexadecimal. Source: FIPS 180-4.
    public static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        hexadecimal(SHA256.hash(data: Array(bytes)))
    }

    /// The 32 bytes of the same.
    public static func digest(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }

    /// Digits in lower case, two a byte.
    public static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// The SHA-256 of something that comes piece by piece.
public struct RunningChecksum {
    private var hash = SHA256()

    public init() {}

    public mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

    /// Of all that was added so far, in lower-case hexadecimal.
    public var sha256: String { Checksum.hexadecimal(hash.finalize()) }
}
