import Care
import Foundation
import ScreeningRules
import Testing

/// The questionnaire that the platform brings for surveys of residents: its own words, and no scale of how somebody is.
struct AwarenessScaleTests {
    private func awareness() throws -> Questionnaire {
        try Questionnaire(fhir: Shipped.bytes("surveys/awareness.json"))
    }

    /// Requirement 17; IND-08 counts question by question.
    @Test func `ten questions have one right answer each and two ask what people think`() throws {
        let scale = try awareness()
        let knowledge = scale.items.filter { scale.scoring.items.contains($0.linkId) }
        #expect(scale.items.count == 12 && knowledge.count == 10)
        for item in knowledge {
            #expect(item.options.count { $0.weight == 1 } == 1 && item.options.count { $0.weight == 0 } > 1)
            #expect(item.options.last?.code == "unknown", "whoever does not know can say so")
        }
        // Otherwise an opinion would count as knowing.
        let opinions = scale.items.filter { !scale.scoring.items.contains($0.linkId) }
        #expect(opinions.allSatisfy { $0.options.allSatisfy { ($0.weight ?? 0) >= 1 } })
    }

    @Test func `its points are percent of right answers and it judges nobody`() throws {
        let scale = try awareness()
        for right in 0...10 {
            let sheet = try scale.sheet((0..<10).map { $0 < right ? 1 : 0 } + [4, 4])
            let score = try scale.score(sheet)
            #expect(score.total == right * 10 && !score.screenPositive && score.band.concern == .low)
        }
        #expect(scale.redFlagRules.isEmpty && scale.positiveRules.isEmpty && scale.scoring.cutOff == nil)
    }

    /// Decision 0040: where somebody can be found, somebody has to be there to talk with them.
    @Test func `it can find nobody and a scale of how somebody is can`() throws {
        #expect(try !awareness().canFind)
        for scale in [try Shipped.who5(), try Shipped.gad7(), try Shipped.phq9()] {
            #expect(scale.canFind, "\(scale.slug)")
        }
    }

    @Test func `it says whose it is and may be quoted in open data`() throws {
        let scale = try awareness()
        #expect(scale.languages == Set(Language.allCases))
        #expect(scale.licence.permission == .none && scale.licence.spdx == "CC-BY-4.0")
        #expect(scale.title[.zhHans].contains("心桥自编") && scale.title[.en].contains("Xinqiao"))
    }

    /// Rulebook E.4.4.
    @Test(arguments: [
        (5, 5, false), (1, 1, false), (5, 3, false), (3, 5, false), (5, 2, true), (2, 5, true), (5, 1, true),
        (1, 5, true),
    ])
    func `two opposite sentences that are both agreed with contradict each other`(
        first: Int, second: Int, isFar: Bool
    ) throws {
        let scale = try awareness()
        let sheet = try scale.sheet(Array(repeating: 1, count: 10) + [first, second])
        let quality = AnswerQuality(of: sheet, to: scale, seconds: 600)
        #expect(quality.inconsistent == isFar && !quality.straightLine && !quality.tooFast)
    }

    /// Where pairs are, the file itself proves them, and a wrong pair keeps the file out.
    @Test func `its golden vectors hold its pair in both ways and a changed distance is found`() throws {
        let told = try awareness().goldenVectors.compactMap(\.details.inconsistent)
        #expect(Set(told) == [true, false])
        let changed = try Shipped.bytes(
            "surveys/awareness.json",
            changing: [(#"{"url": "distance", "valueInteger": 2}"#, #"{"url": "distance", "valueInteger": 3}"#)])
        let fault = #expect(throws: QuestionnaireFault.self) { try Questionnaire(fhir: changed) }
        #expect(fault?.kind == .goldenVector)
    }

    @Test func `it is no self-check`() throws {
        let library = try QuestionnaireLibrary(
            files: Shipped.files() + [("surveys/awareness.json", try Shipped.bytes("surveys/awareness.json"))])
        #expect(library.newest("awareness") != nil)
        for language in Language.allCases {
            for age in AgeGroup.allCases {
                #expect(!library.offered(in: language, to: age).contains { $0.slug == "awareness" })
                #expect(!library.topics(in: language, for: age).contains(.awareness))
            }
        }
    }
}
