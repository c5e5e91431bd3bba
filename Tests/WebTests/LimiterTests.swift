import Care
import HouseKit
import Testing

@testable import Web

@Suite struct LimiterTests {
    @Test func `so many pass in a minute, each key for itself, and the next minute begins anew`() {
        let limiter = Limiter()
        let now = Moment.china("2026-03-04", 10)
        for _ in 1...3 { #expect(limiter.admits("a", perMinute: 3, at: now)) }
        #expect(!limiter.admits("a", perMinute: 3, at: now.adding(seconds: 59)))
        #expect(limiter.admits("b", perMinute: 3, at: now.adding(seconds: 59)))
        #expect(limiter.admits("a", perMinute: 3, at: now.adding(seconds: 60)))
    }
}
