import Care
import Foundation
import ScreeningRules
import Testing

struct LanguageTests {
    /// Rulebook E.1 and E.2: where no Chinese text is sure, there is none, and nobody here makes one.
    @Test func `six shipped scales speak both languages, the others only English`() throws {
        let both = Set(["phq-9", "phq-2", "gad-7", "gad-2", "who-5", "cesd-10"])
        for scale in try Shipped.all() {
            #expect(scale.languages == (both.contains(scale.slug) ? Set(Language.allCases) : [.en]), "\(scale.slug)")
            for language in Language.allCases {
                #expect(scale.title.languages.contains(language), "\(scale.slug)")
                #expect(scale.purpose.languages.contains(language), "\(scale.slug)")
            }
        }
    }

    @Test func `the words are those of the published scales`() throws {
        let ninth = try #require(try Shipped.phq9().item("44260-8"))
        #expect(ninth.text[.zhHans] == "有不如死掉或用某种方式伤害自己的念头")
        #expect(ninth.text[.en] == "Thoughts that you would be better off dead or of hurting yourself in some way")
        // Many copies of GAD-7 print "not at all sure". Source: rulebook E.1.
        let zero = try #require(try Shipped.gad7().items[0].options.first { $0.weight == 0 })
        #expect(zero.text[.en] == "Not at all")
        #expect(zero.text[.zhHans] == "完全不会")
    }

    @Test func `one item without a translation takes the scale out of that language`() throws {
        let data = try Shipped.bytes(
            "core/gad-7.json",
            changing: [(#""_text""#, #""_prefix""#), (#""type": "choice""#, #""prefix": "3", "type": "choice""#)])
        let scale = try Questionnaire(fhir: data)
        #expect(scale.languages == [.zhHans])
        #expect(scale.items[0].text[.en] == scale.items[0].text[.zhHans])
        let library = try QuestionnaireLibrary(files: [("gad-7.json", data)])
        #expect(library.topics(in: .zhHans, for: .from18to59) == [.worry])
        #expect(library.topics(in: .en, for: .from18to59).isEmpty)
    }

    @Test func `one band without an English name takes the scale out of English`() throws {
        let scale = try Shipped.phq9(changing: #", {"url": "en", "valueString": "Mild"}"#, to: "")
        #expect(scale.languages == [.zhHans])
    }

    @Test func `no band bears the name of an illness`() throws {
        let words = ["抑郁症", "焦虑症", "患者", "病", "depress", "anxiety", "disorder", "illness"]
        for band in try Shipped.all().flatMap({ $0.bands.all }) {
            for language in Language.allCases {
                let title = band.title[language].lowercased()
                #expect(!words.contains { title.contains($0) }, "\(title)")
            }
        }
    }
}
