@testable import App
import HouseKit
import Testing
import Foundation
@Suite struct TimingTests {
  @Test func `how long`() async throws {
    for _ in 1...3 {
    let a = Date()
    _ = try References(Resources(setting: nil))
    let b = Date()
    try await withTown(.sqlite) { _ in }
    let c = Date()
    print("TIMING refs", b.timeIntervalSince(a), "town", c.timeIntervalSince(b))
    }
  }
}
