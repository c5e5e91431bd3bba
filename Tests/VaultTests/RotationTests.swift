import Care
import Testing
import Vault

@Suite struct RotationTests {
    let retired = MasterKey(random: .seeded(1))
    let current = MasterKey(random: .seeded(2))
    var before: KeyRing { KeyRing(newest: retired) }
    var after: KeyRing { KeyRing(newest: current, older: [retired]) }

    @Test func `after a rotation old sealed texts open and new ones are sealed with the new key`() throws {
        let old = before.seal("王小明", for: "a")
        #expect(try after.open(old, for: "a").exposed == "王小明")
        #expect(throws: SealError.unknownKey) { try before.open(after.seal("x", for: "a"), for: "a") }
    }

    @Test func `after a rotation old codes and signatures still count`() {
        let bytes: [UInt8] = [1, 2, 3]
        #expect(after.isAuthentic(before.mac(bytes, for: "link"), of: bytes, for: "link"))
        #expect(after.verify(before.sign(bytes, for: "audit"), of: bytes, for: "audit"))
        #expect(!before.verify(after.sign(bytes, for: "audit"), of: bytes, for: "audit"))
    }

    @Test func `after a rotation a search finds rows indexed before and after it`() {
        let old = before.blindIndex("13800138000", for: "phone")
        let new = after.blindIndex("13800138000", for: "phone")
        #expect(after.blindIndexes("13800138000", for: "phone") == [new, old])
        #expect(new != old)
    }
}
