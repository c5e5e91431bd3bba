import Care
import Foundation
import ScreeningRules
import Testing

/// How long sentences may be for their youngest reader (rulebook E.4.6).
struct ReadingLimitTests {
    private func chinese(_ signs: Int) -> String { String(repeating: "字", count: signs) }
    private func english(_ words: Int) -> String { Array(repeating: "word", count: words).joined(separator: " ") }

    @Test(arguments: [
        (9, 35, 18), (11, 35, 18), (12, 45, 22), (14, 45, 22), (15, 60, 28), (18, 60, 28), (70, 60, 28),
    ])
    func `each age has its longest sentence in both languages`(age: Int, signs: Int, words: Int) {
        let limit = ReadingLimit(age: age)
        #expect(limit.hardSentence(in: chinese(signs), .zhHans) == nil)
        #expect(limit.hardSentence(in: chinese(signs + 1), .zhHans)?.length == signs + 1)
        #expect(limit.hardSentence(in: english(words), .en) == nil)
        #expect(limit.hardSentence(in: english(words + 1), .en)?.most == words)
    }

    @Test func `it is the sentence that counts and not the text`() {
        let limit = ReadingLimit(age: 9)
        for end in ["。", "！", "？", "；", "\n"] {
            #expect(limit.hardSentence(in: [chinese(30), chinese(30)].joined(separator: end), .zhHans) == nil)
        }
        #expect(limit.hardSentence(in: "\(english(15)); \(english(15))? \(english(15)).", .en) == nil)
        let found = limit.hardSentence(in: "短。\(chinese(40))。\(chinese(50))！", .zhHans)
        #expect(found?.words == chinese(50))
        // Commas, quotation marks and blanks are not read.
        #expect(limit.hardSentence(in: "“\(chinese(20))”， — \(chinese(15))", .zhHans) == nil)
        #expect(limit.hardSentence(in: "", .en) == nil)
    }

    @Test func `a hard question is named with its number`() throws {
        let long = "在过去的两个星期里面每一天从早上起床到晚上睡觉为止您有多少时间觉得自己的心情既快乐又舒畅而且没有什么烦恼"
        let changed = try Shipped.bytes("non-commercial/who-5.json", changing: [("我感觉宁静和放松", long)])
        let hard = try Questionnaire(fhir: changed).hardTexts
        let found = try #require(hard.first { $0.language == .zhHans })
        #expect(found.item == 2 && found.sentence.words == long && found.sentence.most == 35)
        #expect(try Shipped.who5().hardTexts.allSatisfy { $0.language != .zhHans })
    }

    @Test func `the questionnaire of our own keeps to it in both languages`() throws {
        #expect(try Questionnaire(fhir: Shipped.bytes("surveys/awareness.json")).hardTexts.isEmpty)
    }
}
