import Care
import Foundation
import ScreeningRules
import Testing

struct AnswersTests {
    @Test func `an answer to a question that is not there is refused`() throws {
        let phq9 = try Shipped.phq9()
        let sheet = Answers(["44250-9": "LA6568-5", "69725-0": "LA6568-5"])
        #expect(throws: ScoringError.unknownItem("69725-0")) { try sheet.check(against: phq9) }
        #expect(throws: ScoringError.unknownItem("69725-0")) { try phq9.score(sheet) }
    }

    @Test func `an answer that is not offered is refused`() throws {
        let phq9 = try Shipped.phq9()
        let sheet = Answers(["44250-9": "LA6572-7"])
        #expect(throws: ScoringError.unknownOption(item: "44250-9", option: "LA6572-7")) {
            try sheet.check(against: phq9)
        }
    }

    @Test func `the same wrong sheet is always refused for the same reason`() throws {
        let phq9 = try Shipped.phq9()
        let wrong = Answers(Dictionary(uniqueKeysWithValues: (1...50).map { ("z\($0)", "x") }))
        for _ in 1...20 {
            #expect(throws: ScoringError.unknownItem("z1")) { try wrong.check(against: phq9) }
        }
    }

    @Test func `an unfinished sheet of known answers passes the check`() throws {
        let phq9 = try Shipped.phq9()
        #expect(throws: Never.self) { try Answers(["44260-8": "LA6570-1"]).check(against: phq9) }
    }

    @Test func `answers travel as a plain object`() throws {
        let sheet = Answers(["44250-9": "LA6569-3"])
        let json = try JSONEncoder().encode(sheet)
        #expect(String(decoding: json, as: UTF8.self) == #"{"44250-9":"LA6569-3"}"#)
        #expect(try JSONDecoder().decode(Answers.self, from: json) == sheet)
    }

    @Test func `an answer can be taken back`() {
        var sheet = Answers(["44250-9": "LA6569-3"])
        sheet["44250-9"] = nil
        #expect(sheet.count == 0)
    }

    @Test func `a refusal tells the person how many answers are missing`() {
        let phrase = ScoringError.tooManyMissing(missing: 4, allowed: 2).phrase
        #expect(phrase.key == "screenings.refusal.too-many-missing")
        #expect(phrase.values == ["missing": "4", "allowed": "2"])
    }
}
