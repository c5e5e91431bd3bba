import Foundation
import ScreeningRules
import Testing

struct BrokenFileTests {
    @Test(arguments: BrokenFile.heads + BrokenFile.items + BrokenFile.scales + BrokenFile.goldenVectors)
    func `a broken file is refused and the element is named`(broken: BrokenFile) throws {
        let fault = #expect(throws: QuestionnaireFault.self) {
            try Shipped.phq9(changing: broken.old, to: broken.new)
        }
        #expect(fault?.kind == broken.kind)
        #expect(fault?.element == broken.element)
        #expect(fault?.reason.isEmpty == false)
    }

    @Test func `a second item of the same name is refused`() throws {
        let data = try Shipped.bytes(
            "core/phq-9.json",
            changing: [
                (#""linkId": "44255-8""#, #""linkId": "44250-9""#),
                (#""code": "44255-8""#, #""code": "44250-9""#),
            ])
        let fault = #expect(throws: QuestionnaireFault.self) { try Questionnaire(fhir: data) }
        #expect(fault?.kind == .duplicate)
        #expect(fault?.element == "item[1]")
    }

    @Test func `the shipped files are not broken`() throws {
        #expect(try Shipped.all().count == 15)
    }
}
