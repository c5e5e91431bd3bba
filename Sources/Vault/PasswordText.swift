/// How a password hash is written in the database.
extension PasswordHash {
    /// `$scrypt$ln=15,r=8,p=1$<salt>$<hash>`
    public var text: String {
        "$scrypt$ln=\(cost.logRounds),r=\(cost.blockSize),p=\(cost.passes)"
            + "$\(PlainBase64.text(salt))$\(PlainBase64.text(hash))"
    }

    /// - Throws: `damagedHash` when it is not such a text, or its cost is out of range.
    public init(reading text: String) throws(PasswordError) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5, parts[0].isEmpty, parts[1] == "scrypt",
            let cost = Self.cost(reading: parts[2]),
            let salt = PlainBase64.bytes(parts[3]), salt.count == Self.saltByteCount,
            let hash = PlainBase64.bytes(parts[4]), hash.count == Self.hashByteCount
        else { throw .damagedHash }
        self.init(cost: cost, salt: salt, hash: hash)
    }

    private static func cost(reading text: String) -> ScryptCost? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let logRounds = number("ln=", parts[0]), let blockSize = number("r=", parts[1]),
            let passes = number("p=", parts[2])
        else { return nil }
        return ScryptCost(logRounds: logRounds, blockSize: blockSize, passes: passes)
    }

    private static func number(_ name: String, _ part: Substring) -> Int? {
        part.hasPrefix(name) ? Int(part.dropFirst(name.count)) : nil
    }
}
