public import Care
internal import Crypto
internal import Foundation

/// The second factor: six digits that an authenticator app makes anew every 30 seconds.
///
/// Source: RFC 6238 with HMAC-SHA-1, the one variant that every app understands; RFC 4226, section 5.3.
public struct OneTimeCode: Sendable {
    /// Shared with the app once; stored sealed. 20 bytes, as RFC 4226 section 4 recommends.
    public let secret: Private<[UInt8]>

    private static let secondsPerStep: Int64 = 30
    private static let digits = 6
    /// One step either way, for clocks that differ and people who type slowly. Source: RFC 6238, section 5.2.
    private static let window: Int64 = 1

    public init(secret: Private<[UInt8]>) {
        self.secret = secret
    }

    /// Makes a new secret.
    public init(random: RandomSource) {
        secret = Private(random.bytes(20))
    }

    /// Reads a secret in base 32; nil when it is none, or shorter than the 128 bits of RFC 4226 section 4.
    public init?(base32 text: Private<String>) {
        guard let bytes = Base32.bytes(text.exposed), bytes.count >= 16 else { return nil }
        secret = Private(bytes)
    }

    /// The secret as a person types it into an app.
    public var base32: Private<String> { Private(Base32.text(secret.exposed)) }

    /// The step a moment falls into: whole half minutes since 1970.
    public static func step(at moment: Moment) -> Int64 { moment.milliseconds / (secondsPerStep * 1_000) }

    /// The six digits of a moment.
    public func digits(at moment: Moment) -> String { digits(in: Self.step(at: moment)) }

    /// The step whose digits these are, or nil when they are wrong, too old or already used.
    ///
    /// Whoever calls keeps the step given back and hands it in as `lastUsed` next time, so that digits read over
    /// somebody's shoulder are worth nothing. Source: RFC 6238, section 5.2.
    /// - Parameter typed: spaces and full-width digits do not matter.
    public func check(_ typed: String, at moment: Moment, lastUsed: Int64? = nil) -> Int64? {
        let plain = typed.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
        let now = Self.step(at: moment)
        var match: Int64?
        for step in (now - Self.window)...(now + Self.window) where step > (lastUsed ?? .min) {
            if Array(digits(in: step).utf8).equalsInConstantTime(Array(plain.utf8)) { match = step }
        }
        return match
    }

    /// The `otpauth://` address that an app reads from a QR code. It contains the secret.
    ///
    /// Source: https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    public func address(issuer: String, account: String) -> Private<String> {
        let issuer = Self.escaped(issuer)
        return Private(
            "otpauth://totp/\(issuer):\(Self.escaped(account))?secret=\(base32.exposed)&issuer=\(issuer)"
                + "&algorithm=SHA1&digits=\(Self.digits)&period=\(Self.secondsPerStep)")
    }

    private func digits(in step: Int64) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian, Array.init)
        let key = SymmetricKey(data: secret.exposed)
        let code = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: key))
        let offset = Int(code[19] & 0xF)
        let number = code[offset..<(offset + 4)].reduce(0) { ($0 << 8) | Int($1) } & 0x7FFF_FFFF
        let text = String(number % 1_000_000)
        return String(repeating: "0", count: Self.digits - text.count) + text
    }

    private static func escaped(_ text: String) -> String {
        let unreserved = CharacterSet(
            charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }
}
