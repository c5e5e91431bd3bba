import Crypto
import Testing
import Vault

@Suite struct AuthenticityTests {
    let ring = KeyRing(newest: MasterKey(random: .seeded(1)))
    let bytes = Array("head 42".utf8)

    @Test func `a code counts for its bytes, its purpose and its ring only`() {
        let code = ring.mac(bytes, for: "link")
        #expect(code.count == 32)
        #expect(ring.isAuthentic(code, of: bytes, for: "link"))
        #expect(!ring.isAuthentic(code, of: bytes + [0], for: "link"))
        #expect(!ring.isAuthentic(code, of: bytes, for: "form"))
        #expect(!ring.isAuthentic(Array(code.dropLast()), of: bytes, for: "link"))
        #expect(!KeyRing(newest: MasterKey(random: .seeded(2))).isAuthentic(code, of: bytes, for: "link"))
    }

    @Test func `a signature counts for its bytes and its purpose only`() {
        let signature = ring.sign(bytes, for: "audit")
        #expect(signature.count == 64)
        #expect(ring.verify(signature, of: bytes, for: "audit"))
        #expect(!ring.verify(signature, of: bytes + [0], for: "audit"))
        #expect(!ring.verify(signature, of: bytes, for: "export"))
    }

    @Test func `whoever holds the public key can verify without the ring`() throws {
        let signature = ring.sign(bytes, for: "audit")
        let key = try #require(ring.verificationKeys(for: "audit").first)
        #expect(KeyRing.verify(signature, of: bytes, under: key))
        #expect(!KeyRing.verify(signature, of: [], under: key))
        #expect(!KeyRing.verify([], of: bytes, under: key))
        #expect(!KeyRing.verify(signature, of: bytes, under: [1, 2, 3]))
        #expect(try Curve25519.Signing.PublicKey(rawRepresentation: key).isValidSignature(signature, for: bytes))
    }

    @Test func `the same master key gives the same public key at every start`() throws {
        let secret = RandomSource.seeded(1).bytes(32)
        let again = KeyRing(newest: try #require(MasterKey(bytes: secret)))
        #expect(again.verificationKeys(for: "audit") == ring.verificationKeys(for: "audit"))
    }

    @Test func `derived bytes differ by label, by text and from every code`() {
        let form = ring.derive("form", from: "visit 1")
        #expect(form.count == 32)
        #expect(form == ring.derive("form", from: "visit 1"))
        #expect(form != ring.derive("form", from: "visit 2"))
        #expect(form != ring.derive("link", from: "visit 1"))
        #expect(form != ring.mac(Array("visit 1".utf8), for: "form"))
    }

    @Test func `comparing in constant time compares`() {
        #expect([UInt8]([1, 2, 3]).equalsInConstantTime([1, 2, 3]))
        #expect(![UInt8]([1, 2, 3]).equalsInConstantTime([1, 2, 4]))
        #expect(![UInt8]([1, 2, 3]).equalsInConstantTime([0, 2, 3]))
        #expect(![UInt8]([1, 2, 3]).equalsInConstantTime([1, 2]))
        #expect([UInt8]().equalsInConstantTime([]))
    }
}
