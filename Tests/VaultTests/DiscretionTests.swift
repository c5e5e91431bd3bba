import Care
import Testing
import Vault

/// Every way by which a value slips into a log line.
private func printed(_ value: some Any) -> String {
    var dumped = ""
    dump(value, to: &dumped)
    return "\(value) \(String(reflecting: value)) \([value]) \(dumped)"
}

@Suite struct DiscretionTests {
    @Test func `a secret never shows in print, in debug, in a list or in a dump`() throws {
        let token = SecretToken(random: .seeded(1))
        #expect(!printed(token).contains(token.text.exposed))
        let code = SpokenCode(random: .seeded(1))
        #expect(!printed(code).contains(code.symbols) && !printed(code).contains(code.written))
        let device = OneTimeCode(secret: Private(Array(repeating: 213, count: 20)))
        #expect(!printed(device).contains("213"))
        #expect(!printed(device.address(issuer: "a", account: "b")).contains("otpauth"))
        let hash = try PasswordHash(of: Private("x"), cost: .forTests, random: .seeded(1))
        #expect(!printed(hash).contains("$") && !printed(hash).contains("hash:"))
    }

    @Test func `keys never show`() throws {
        let key = try #require(MasterKey(bytes: Array(repeating: 213, count: 32)))
        #expect(printed(key).replacing("MasterKey(•••)", with: "").contains("SymmetricKey") == false)
        #expect(!printed(key).contains("213"))
        let ring = KeyRing(newest: key)
        #expect(!printed(ring).contains("newest"))
    }

    @Test func `an opened text is private until somebody asks`() throws {
        let ring = KeyRing(newest: MasterKey(random: .seeded(1)))
        let opened = try ring.open(ring.seal("王小明", for: "a"), for: "a")
        #expect(!printed(opened).contains("王小明"))
    }
}
