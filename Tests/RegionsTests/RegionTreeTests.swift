import Care
import Testing

@Suite struct RegionTreeTests {
    @Test func `a township that stands directly below its city has the city as its parent`() throws {
        let township = try #require(Region("441900003000"))
        #expect(township.parent == Region("441900000000"))
        #expect(township.upwards.count == 3)
    }
}
