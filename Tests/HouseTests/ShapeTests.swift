import Access
import App
import Care
import HouseKit
import Testing

@Suite struct ShapeTests {
    @Test func `every use case tells what goes in and what comes out`() async throws {
        try await withTown(.sqlite) { town in
            for entry in town.house.catalogue.entries {
                #expect(throws: Never.self, "\(entry.name)") { _ = try entry.input() }
                #expect(throws: Never.self, "\(entry.name)") { _ = try entry.outcome() }
            }
        }
    }
}
