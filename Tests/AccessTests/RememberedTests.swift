@testable import Access
import Testing

@Suite struct RememberedTests {
    @Test func `what was made from a text once is not made again`() {
        let memory = Remembered<String>(limit: 2)
        var made = 0
        for _ in 1...3 {
            let value = memory.value(of: "a") {
                made += 1
                return "A"
            }
            #expect(value == "A")
        }
        #expect(made == 1)
    }

    @Test func `what was used longest ago goes when there is no more room`() {
        let memory = Remembered<String>(limit: 2)
        _ = memory.value(of: "a") { "A" }
        _ = memory.value(of: "b") { "B" }
        _ = memory.value(of: "a") { "again" }
        _ = memory.value(of: "c") { "C" }
        #expect(memory.count == 2)
        #expect(memory.value(of: "a") { "made anew" } == "A")
        #expect(memory.value(of: "b") { "made anew" } == "made anew")
    }

    @Test func `what could not be made is not remembered`() {
        struct Broken: Error {}
        let memory = Remembered<String>(limit: 2)
        #expect(throws: Broken.self) { try memory.value(of: "a") { throw Broken() } }
        #expect(memory.value(of: "a") { "A" } == "A")
    }
}
