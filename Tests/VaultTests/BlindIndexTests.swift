import Testing
import Vault

@Suite struct BlindIndexTests {
    let ring = KeyRing(newest: MasterKey(random: .seeded(1)))

    @Test func `one telephone number written in two widths has one index`() {
        let wide = fullWidth("13800138000")
        #expect(wide != "13800138000")
        #expect(ring.blindIndex(wide, for: "phone") == ring.blindIndex("13800138000", for: "phone"))
    }

    @Test func `composed and decomposed letters have one index`() {
        #expect(ring.blindIndex("l\u{FC}", for: "name") == ring.blindIndex("lu\u{308}", for: "name"))
    }

    @Test func `texts, purposes and platforms do not share an index`() {
        let index = ring.blindIndex("13800138000", for: "phone")
        #expect(index.count == 43)
        #expect(index != ring.blindIndex("13800138001", for: "phone"))
        #expect(index != ring.blindIndex("13800138000", for: "identity"))
        #expect(index != KeyRing(newest: MasterKey(random: .seeded(2))).blindIndex("13800138000", for: "phone"))
    }
}
