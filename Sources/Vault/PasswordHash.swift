public import Care
internal import CryptoExtras
internal import Foundation

/// Why a password could be neither hashed nor checked.
public enum PasswordError: Error, Equatable {
    /// Too many are waiting already; try again in a few seconds.
    case busy
    /// The stored hash cannot be read.
    case damagedHash
    /// There was not enough memory for one trial.
    case outOfMemory
}

/// What is kept of a password: scrypt's answer with everything needed to ask again.
///
/// `$scrypt$ln=15,r=8,p=1$<salt>$<hash>`, base64 without padding: a stored hash carries its own cost, so the cost
/// can rise over the years. Source: RFC 7914; the PHC string format.
///
/// Making and checking cost about 110 ms of CPU: on a server only ``PasswordBench`` calls them.
public struct PasswordHash: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
    public let cost: ScryptCost
    let salt: [UInt8]
    let hash: [UInt8]

    static let saltByteCount = 16
    static let hashByteCount = 32

    /// - Throws: `outOfMemory`.
    public init(of password: Private<String>, cost: ScryptCost, random: RandomSource) throws(PasswordError) {
        let salt = random.bytes(Self.saltByteCount)
        self.init(cost: cost, salt: salt, hash: try Self.scrypt(password, salt, cost))
    }

    /// A hash that no password has. Checking it costs as much as checking a real one, so that the time of the
    /// answer does not tell which accounts exist.
    public static func unmatchable(cost: ScryptCost, random: RandomSource) -> PasswordHash {
        PasswordHash(cost: cost, salt: random.bytes(saltByteCount), hash: random.bytes(hashByteCount))
    }

    /// Whether this is the password; compares in constant time.
    ///
    /// - Throws: `outOfMemory`.
    public func matches(_ password: Private<String>) throws(PasswordError) -> Bool {
        try Self.scrypt(password, salt, cost).equalsInConstantTime(hash)
    }

    /// Whether the hash was made at another cost than today's and should be made anew at the next sign-in.
    public func needsRehash(for today: ScryptCost) -> Bool { cost != today }

    init(cost: ScryptCost, salt: [UInt8], hash: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.hash = hash
    }

    /// Hidden: with the hash, weak passwords can be guessed elsewhere. Stored is ``text``.
    public var description: String { "PasswordHash(•••)" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }

    private static func scrypt(
        _ password: Private<String>, _ salt: [UInt8], _ cost: ScryptCost
    ) throws(PasswordError) -> [UInt8] {
        // NFKC, because keyboards differ in how they write one character. Source: NIST SP 800-63B, 5.1.1.2.
        let typed = Array(password.exposed.precomposedStringWithCompatibilityMapping.utf8)
        do {
            return try KDF.Scrypt.deriveKey(
                from: typed, salt: salt, outputByteCount: hashByteCount,
                rounds: 1 << cost.logRounds, blockSize: cost.blockSize, parallelism: cost.passes
            ).withUnsafeBytes(Array.init)
        } catch {
            // `ScryptCost` leaves no other reason.
            throw .outOfMemory
        }
    }
}
