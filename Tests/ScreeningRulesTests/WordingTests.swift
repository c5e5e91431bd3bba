import Care
import Foundation
import ScreeningRules
import Testing

/// Words that an institution brings for a template.
struct WordingTests {
    private let ad8: Questionnaire.Template

    init() throws { ad8 = try Shipped.template("ad8") }

    @Test func `the places are stem, time frame, each answer once, and the items`() {
        #expect(
            ad8.places.map(\.name) == ["stem", "time-frame", "answer.yes", "answer.no", "answer.unknown"]
                + (1...8).map { "ad8.\($0)" })
    }

    @Test func `the same words give the same bytes, in whatever order they come`() throws {
        let rows = ad8.madeUp(.zhHans, .en)
        #expect(try ad8.fhir(with: rows) == ad8.fhir(with: rows.reversed()))
        let scale = try ad8.fill(with: rows)
        #expect(scale.item("ad8.3")?.text[.zhHans] == "示例文字 ad8.3")
        #expect(scale.item("ad8.3")?.text[.en] == "Made-up text ad8.3")
        #expect(scale.item("ad8.3")?.option("unknown")?.text[.en] == "Made-up text answer.unknown")
        #expect(scale.stem[.zhHans] == "示例文字 stem")
    }

    @Test func `with English alone the scale is offered in English alone`() throws {
        let scale = try ad8.fill(with: ad8.madeUp(.en))
        #expect(scale.languages == [.en])
        #expect(scale.title[.en] == "AD8 Dementia Screening Interview")
        #expect(scale.title[.zhHans] == "AD8 记忆与思维变化问卷")
    }

    @Test func `with Chinese alone it is offered in Chinese alone`() throws {
        #expect(try ad8.fill(with: ad8.madeUp(.zhHans)).languages == [.zhHans])
    }

    @Test func `a bare number names the item, and blanks around a text are dropped`() throws {
        let rows = ad8.madeUp(.en).map { row in
            let place = row.place.hasPrefix("ad8.") ? " \(row.place.dropFirst(4)) " : row.place
            return WordingRow(place: place, language: row.language, text: "  \(row.text) ")
        }
        #expect(try ad8.fhir(with: rows) == ad8.fhir(with: ad8.madeUp(.en)))
    }

    @Test func `JSON says the same as rows`() throws {
        let texts = Dictionary(uniqueKeysWithValues: ad8.madeUp(.en).map { ($0.place, $0.text) })
        let rows = try WordingRow.rows(json: try JSONEncoder().encode(["en": texts]))
        #expect(try ad8.fhir(with: rows) == ad8.fhir(with: ad8.madeUp(.en)))
    }

    @Test(arguments: [
        (WordingRow(place: "ad8.9", language: "en", text: "x", line: 7), WordingFault.Kind.unknownPlace),
        (WordingRow(place: "9", language: "en", text: "x"), .unknownPlace),
        (WordingRow(place: "stem", language: "de", text: "x"), .unknownLanguage),
        (WordingRow(place: "stem", language: "en", text: "x"), .twice),
        (WordingRow(place: "stem", language: "en", text: " \t"), .empty),
        (WordingRow(place: "stem", language: "en", text: String(repeating: "x", count: 1_001)), .tooLong),
        (WordingRow(place: "stem", language: "en", text: "a\nb"), .invisible),
        (WordingRow(place: "stem", language: "en", text: "a\u{0}b"), .invisible),
        (WordingRow(place: "stem", language: "en", text: "a\u{202E}b"), .invisible),
        (WordingRow(place: "stem", language: "en", text: "=HYPERLINK(1)"), .formula),
    ])
    func `a row that does not fit is refused, and told apart`(row: WordingRow, kind: WordingFault.Kind) throws {
        let refusal = #expect(throws: WordingRefusal.self) { try ad8.fill(with: ad8.madeUp(.en) + [row]) }
        #expect(refusal?.faults == [WordingFault(kind: kind, place: row.place, language: row.language, line: row.line)])
    }

    @Test func `everything that is missing is told at once`() throws {
        let rows = ad8.madeUp(.en).filter { $0.place != "ad8.2" && $0.place != "answer.no" }
        let refusal = #expect(throws: WordingRefusal.self) { try ad8.fill(with: rows) }
        #expect(refusal?.faults.map(\.place) == ["answer.no", "ad8.2"])
        #expect(refusal?.faults.allSatisfy { $0.kind == .missing } == true)
    }

    @Test func `half a language spoils the other one too`() throws {
        let rows = ad8.madeUp(.zhHans) + [WordingRow(place: "stem", language: "en", text: "Stem")]
        #expect(throws: WordingRefusal.self) { try ad8.fill(with: rows) }
    }

    @Test func `no words at all are refused`() throws {
        let refusal = #expect(throws: WordingRefusal.self) { try ad8.fill(with: []) }
        #expect(refusal?.faults.map(\.kind) == [.nothing])
    }

    @Test(arguments: [
        (#""type": "choice""#, #""text": "A word", "type": "choice""#, "item[0].text"),
        (#""code": "yes""#, #""code": "yes", "display": "Yes""#, "item[0].answerOption[0].valueCoding.display"),
        (#""status": "draft""#, #""status": "active""#, "status"),
        (#""electronic-licence""#, #""none""#, "file"),
    ])
    func `a template with words, or that needs no licence, is refused`(
        old: String, new: String, element: String
    ) throws {
        let data = try Shipped.bytes("templates/ad8.json", changing: [(old, new)])
        let fault = #expect(throws: QuestionnaireFault.self) { try Questionnaire.Template(fhir: data) }
        #expect(fault?.element == element)
    }

    @Test func `a template is no scale`() throws {
        #expect(throws: QuestionnaireFault.self) { try Questionnaire(fhir: Shipped.bytes("templates/ad8.json")) }
    }

    @Test func `the library keeps templates and entered totals apart`() throws {
        let names = ["templates/ad8.json", "entry-only/mmse.json", "core/phq-9.json"]
        let library = try QuestionnaireLibrary(files: names.map { ($0, try Shipped.bytes($0)) })
        #expect(library.all.map(\.slug) == ["phq-9"])
        #expect(library.entryOnly.map(\.slug) == ["mmse"])
        #expect(library.templates.map(\.slug) == ["ad8"])
        #expect(library.newest("mmse") == nil)
        #expect(library.newestEntryOnly("mmse") != nil)
        #expect(library.questionnaire("mmse", version: "1.0.0") != nil)
        #expect(library.template("ad8") != nil)
    }
}
