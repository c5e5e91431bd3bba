import Care
import Testing
import Vault

@Suite struct SealingTests {
    let ring = KeyRing(newest: MasterKey(random: .seeded(1)))

    @Test(arguments: ["", "王小明", "13800138000", String(repeating: "心", count: 10_000)])
    func `a sealed text opens again for the same context`(text: String) throws {
        let sealed = ring.seal(text, for: "alert.phone/1")
        #expect(try ring.open(sealed, for: "alert.phone/1").exposed == text)
    }

    @Test(arguments: [[], [0], [255, 254, 0, 128], [UInt8](repeating: 195, count: 100_000)])
    func `sealed bytes that are no text open again as they were`(bytes: [UInt8]) throws {
        #expect(try ring.openBytes(ring.seal(bytes: bytes, for: "backup/1"), for: "backup/1") == bytes)
        #expect(throws: SealError.refused) {
            try ring.openBytes(ring.seal(bytes: bytes, for: "backup/1"), for: "backup/2")
        }
    }

    @Test func `a sealed text does not contain the text and never looks the same twice`() {
        let first = ring.seal("13800138000", for: "alert.phone/1")
        #expect(!String(decoding: first.bytes, as: UTF8.self).contains("13800138000"))
        #expect(first != ring.seal("13800138000", for: "alert.phone/1"))
    }

    @Test func `changing any bit of any byte keeps a sealed text shut`() {
        let sealed = ring.seal("王小明", for: "alert.name/1")
        for position in sealed.bytes.indices {
            for bit in 0..<8 {
                var bytes = sealed.bytes
                bytes[position] ^= 1 << bit
                #expect(throws: SealError.self) { try ring.open(Sealed(bytes: bytes), for: "alert.name/1") }
            }
        }
    }

    @Test func `cutting a sealed text short or adding to it keeps it shut`() {
        let sealed = ring.seal("王小明", for: "alert.name/1")
        for count in 0..<sealed.bytes.count {
            let cut = Sealed(bytes: Array(sealed.bytes.prefix(count)))
            #expect(throws: SealError.self) { try ring.open(cut, for: "alert.name/1") }
        }
        #expect(throws: SealError.refused) { try ring.open(Sealed(bytes: sealed.bytes + [0]), for: "alert.name/1") }
    }

    @Test func `a text moved to another person's row stays shut`() {
        let sealed = ring.seal("王小明", for: "alert.name/1")
        #expect(throws: SealError.refused) { try ring.open(sealed, for: "alert.name/2") }
        #expect(throws: SealError.refused) { try ring.open(sealed, for: "") }
    }

    @Test func `what another platform sealed says that the key is missing`() {
        let stranger = KeyRing(newest: MasterKey(random: .seeded(2)))
        #expect(throws: SealError.unknownKey) { try ring.open(stranger.seal("x", for: "a"), for: "a") }
    }

    @Test func `a format of the future is told apart from tampering`() {
        var bytes = ring.seal("x", for: "a").bytes
        bytes[0] = 200
        #expect(throws: SealError.unknownFormat) { try ring.open(Sealed(bytes: bytes), for: "a") }
        #expect(throws: SealError.unknownFormat) { try ring.open(Sealed(bytes: []), for: "a") }
    }

    @Test func `a private text is sealed like any other`() throws {
        let sealed = ring.seal(Private("王小明"), for: "a")
        #expect(try ring.open(sealed, for: "a") == Private("王小明"))
    }
}
