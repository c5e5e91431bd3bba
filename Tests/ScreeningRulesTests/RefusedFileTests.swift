import Foundation
import ScreeningRules
import Testing

/// Files that nobody should ever send, and the plain reason that they get.
struct RefusedFileTests {
    @Test(arguments: [
        ("ten million bytes", Data(repeating: 32, count: 10_000_000), QuestionnaireFault.Kind.tooLarge),
        ("a tower of lists", Data(String(repeating: "[", count: 500_000).utf8), .unreadable),
        ("a tower that closes", Data(Array(repeating: 91, count: 40) + Array(repeating: 93, count: 40)), .unreadable),
        ("nothing", Data(), .unreadable), ("half a file", SmallFile().data.prefix(900), .unreadable),
        ("zero bytes", Data("{\"a\": \"\u{0}\"}".utf8), .unreadable),
        ("sixteen bits", SmallFile().text.data(using: .utf16) ?? Data(), .unreadable),
        ("a broken letter", Data([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D]), .unreadable),
        ("a list", Data("[1, 2]".utf8), .notAQuestionnaire),
    ] as [(String, Data, QuestionnaireFault.Kind)])
    func `a file that is no scale is refused in words`(
        what: String, data: Data, kind: QuestionnaireFault.Kind
    ) throws {
        let fault = #expect(throws: QuestionnaireFault.self) { try Questionnaire(fhir: data) }
        #expect(fault?.kind == kind, "\(what)")
        #expect(fault?.reason.isEmpty == false)
        let draft = #expect(throws: QuestionnaireFault.self) { try Questionnaire.Template(fhir: data) }
        #expect(draft?.kind == kind, "\(what)")
    }

    @Test func `a tower is called one`() throws {
        let tower = Data(String(repeating: "[", count: 500_000).utf8)
        let fault = #expect(throws: QuestionnaireFault.self) { try Questionnaire(fhir: tower) }
        #expect(fault?.reason.contains("nests deeper than 32 levels") == true)
    }

    @Test func `a NUL that is written as an escape is refused where it stands`() throws {
        let text = SmallFile().text.replacingOccurrences(of: "Item 2", with: #"Item\u00002"#)
        let fault = #expect(throws: QuestionnaireFault.self) { try Questionnaire(fhir: Data(text.utf8)) }
        #expect(fault?.element == "item[1].text")
        #expect(fault?.reason.contains("NUL") == true)
    }

    @Test func `brackets inside a text are no tower`() throws {
        let text = SmallFile().text.replacingOccurrences(
            of: "Item 2", with: #"\""# + String(repeating: "[", count: 100))
        #expect(try Questionnaire(fhir: Data(text.utf8)).items.count == 3)
    }

    @Test func `the small file of these tests is whole`() throws {
        #expect(try SmallFile().read().slug == "small")
    }
}
