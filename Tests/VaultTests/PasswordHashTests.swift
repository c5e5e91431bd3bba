import Care
import Crypto
import CryptoExtras
import Foundation
import Testing
import Vault

@Suite struct PasswordHashTests {
    let cheap = ScryptCost.forTests
    let password = Private("静水流深 42!")

    @Test func `a stored password is matched by itself only`() throws {
        let text = try PasswordHash(of: password, cost: cheap, random: .seeded(1)).text
        let stored = try PasswordHash(reading: text)
        #expect(try stored.matches(password))
        for wrong in ["静水流深 42", "静水流深 42! ", "", "x"] {
            #expect(try !stored.matches(Private(wrong)))
        }
    }

    @Test func `full-width typing is the same password`() throws {
        let hash = try PasswordHash(of: Private("river42!"), cost: cheap, random: .seeded(1))
        #expect(try hash.matches(Private(fullWidth("river42!"))))
        #expect(try !hash.matches(Private("River42!")))
    }

    @Test func `an empty password is a password like any other`() throws {
        let hash = try PasswordHash(of: Private(""), cost: cheap, random: .seeded(1))
        #expect(try hash.matches(Private("")))
        #expect(try !hash.matches(password))
    }

    @Test func `the same password is stored differently each time`() throws {
        let first = try PasswordHash(of: password, cost: cheap, random: .system)
        let second = try PasswordHash(of: password, cost: cheap, random: .system)
        #expect(first.text != second.text)
    }

    @Test func `the standard cost is written into the text and works`() throws {
        let hash = try PasswordHash(of: password, cost: .standard, random: .seeded(1))
        #expect(hash.text.hasPrefix("$scrypt$ln=15,r=8,p=1$"))
        #expect(hash.text.split(separator: "$").map(\.count) == [6, 13, 22, 43])
        #expect(try PasswordHash(reading: hash.text).matches(password))
    }

    /// Source: RFC 7914, section 12: scrypt("pleaseletmein", "SodiumChloride", N 16384, r 8, p 1), its first bytes.
    @Test func `scrypt is the scrypt of the standard`() throws {
        let key = try KDF.Scrypt.deriveKey(
            from: Array("pleaseletmein".utf8), salt: Array("SodiumChloride".utf8), outputByteCount: 64,
            rounds: 16_384, blockSize: 8, parallelism: 1)
        let expected: [UInt8] = [0x70, 0x23, 0xbd, 0xcb, 0x3a, 0xfd, 0x73, 0x48]
        #expect(key.withUnsafeBytes { Array($0.prefix(8)) } == expected)
    }

    /// Computed with Python's hashlib.scrypt, so that the text is known to mean what it says.
    @Test func `a hash made by another program is understood`() throws {
        let text = "$scrypt$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$nfkj3u1fRTHCea+fVr03sWV770kp5wLOLoEakziKhqE"
        #expect(try PasswordHash(reading: text).matches(Private("correct horse")))
    }

    @Test func `a hash asks to be renewed when the cost has changed`() throws {
        let hash = try PasswordHash(of: password, cost: cheap, random: .seeded(1))
        #expect(!hash.needsRehash(for: cheap))
        #expect(hash.needsRehash(for: .standard))
    }

    @Test func `every truncation of a stored hash is refused`() throws {
        let text = try PasswordHash(of: password, cost: cheap, random: .seeded(1)).text
        for count in 0..<text.count {
            #expect(throws: PasswordError.damagedHash) { try PasswordHash(reading: String(text.prefix(count))) }
        }
    }

    @Test(arguments: [
        "", "plain", "$argon2id$ln=10,r=8,p=1$AAECAwQFBgcICQoLDA0ODw$", "scrypt$ln=10,r=1,p=1",
        "$scrypt$ln=10,r=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8",
        "$scrypt$r=1,ln=10,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8",
        "$scrypt$ln=10,r=1,p=1$AAECAwQFBgcICQoLDA0O!!$AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8",
        "$scrypt$ln=10,r=1,p=1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8$x",
    ])
    func `a damaged text is refused`(text: String) {
        #expect(throws: PasswordError.damagedHash) { try PasswordHash(reading: text) }
    }

    @Test(arguments: [
        "ln=30,r=8,p=1", "ln=20,r=8,p=1", "ln=0,r=8,p=1", "ln=15,r=1000,p=1", "ln=15,r=8,p=999", "ln=-1,r=8,p=1",
    ])
    func `a forged cost that would eat the server is refused`(cost: String) {
        let text = "$scrypt$\(cost)$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODwABAgMEBQYHCAkKCwwNDg8"
        #expect(throws: PasswordError.damagedHash) { try PasswordHash(reading: text) }
    }

    @Test(arguments: [(1, 1, 1), (15, 1, 1), (10, 16, 1), (6, 16, 16), (6, 1, 16)])
    func `every cost that is allowed can be computed`(logRounds: Int, blockSize: Int, passes: Int) throws {
        let cost = try #require(ScryptCost(logRounds: logRounds, blockSize: blockSize, passes: passes))
        let hash = try PasswordHash(of: password, cost: cost, random: .seeded(1))
        #expect(try hash.matches(password))
    }

    @Test func `nobody's password is the unmatchable one`() throws {
        let decoy = PasswordHash.unmatchable(cost: cheap, random: .seeded(1))
        #expect(try !decoy.matches(password))
        #expect(decoy.cost == cheap)
    }
}
