import Care
import Testing
import Vault

@Suite struct RandomnessTests {
    @Test func `the system's bytes are as many as asked for and differ each time`() {
        #expect(RandomSource.system.bytes(0).isEmpty)
        #expect(RandomSource.system.bytes(33).count == 33)
        #expect(RandomSource.system.bytes(32) != RandomSource.system.bytes(32))
    }

    @Test func `the same seed gives the same bytes, one after another`() {
        let first = RandomSource.seeded(7)
        let second = RandomSource.seeded(7)
        let start = first.bytes(16)
        #expect(start == second.bytes(16))
        #expect(first.bytes(16) != start)
        #expect(RandomSource.seeded(8).bytes(16) != start)
    }

    @Test func `a token has the length of its strength and only its hash is stored`() {
        let short = SecretToken(.bits128, random: .seeded(1))
        let long = SecretToken(random: .seeded(1))
        #expect(short.text.exposed.count == 22)
        #expect(long.text.exposed.count == 43)
        #expect(long.stored == SecretToken.stored(for: long.text.exposed))
        #expect(long.stored != short.stored)
        #expect(!long.stored.contains(long.text.exposed))
    }

    /// Source: FIPS 180-4, the example of SHA-256("abc").
    @Test func `the stored form is SHA-256 in hexadecimal`() {
        #expect(
            SecretToken.stored(for: "abc")
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
