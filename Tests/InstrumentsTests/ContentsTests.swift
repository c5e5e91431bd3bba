import Access
import Instruments
import Testing

@Suite struct ContentsTests {
    @Test func `every use case of the library stands on the board once`() {
        let names = InstrumentsContents.useCases.map { $0.name }
        #expect(Set(names).count == names.count)
    }
}
