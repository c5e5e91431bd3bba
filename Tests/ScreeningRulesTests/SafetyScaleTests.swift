import Care
import ScreeningRules
import Testing

/// The scales that touch danger most closely: ASQ, PCL-5, and the two-question forms that must not stand alone.
struct SafetyScaleTests {
    private let yes = "LA33-6"
    private let no = "LA32-8"

    @Test func `any yes to ASQ 1 to 4 is red at once, on an unfinished sheet too`() throws {
        let asq = try Shipped.scale("asq")
        for number in 1...4 {
            let flags = redFlags(in: Answers(["asq.\(number)": yes]), of: asq)
            #expect(flags.map(\.rank) == [3])
            #expect(flags.map(\.clarifyWithinHours) == [2])
        }
        #expect(redFlags(in: Answers(["asq.1": no, "asq.2": no, "asq.3": no, "asq.4": no]), of: asq).isEmpty)
    }

    @Test func `ASQ 5 is only asked after a yes, and yes to it is imminent`() throws {
        let asq = try Shipped.scale("asq")
        let four = (1...4).map { "asq.\($0)" }
        #expect(asq.asked(after: Answers()).map(\.linkId) == four)
        for item in four {
            var answers = Answers(Dictionary(uniqueKeysWithValues: four.map { ($0, no) }))
            #expect(try asq.score(answers).band.code == "none")
            answers[item] = yes
            #expect(asq.asked(after: answers).map(\.linkId) == four + ["asq.5"])
            #expect(throws: ScoringError.self) { try asq.score(answers) }
            answers["asq.5"] = no
            #expect(try asq.score(answers).band.code == "yes")
            answers["asq.5"] = yes
            #expect(try asq.score(answers).band.code == "now")
            #expect(worstRank(of: redFlags(in: answers, of: asq)) == 4)
        }
    }

    /// Rulebook E.1: at least 2 points on one B, one C, two D and two E.
    @Test func `the PCL-5 pattern counts by itself, whatever the total`() throws {
        let pcl5 = try Shipped.scale("pcl-5")
        let pattern = [1, 6, 8, 9, 17, 18]
        let score = try pcl5.score(sheet(pcl5, two: pattern))
        #expect(score.total == 12)
        #expect(score.positiveBy == ["symptom-pattern"])
        for left in pattern {
            let without = try pcl5.score(sheet(pcl5, two: pattern.filter { $0 != left }))
            #expect(!without.screenPositive, "without \(left)")
        }
        let all = try pcl5.score(pcl5.sheet(Array(repeating: 2, count: 20)))
        #expect(all.positiveBy == ["total", "symptom-pattern"])
        #expect(all.subscales.map(\.total) == [5, 2, 7, 6])
    }

    @Test func `PCL-5 item 16 asks for a talk about safety from Moderately on`() throws {
        let pcl5 = try Shipped.scale("pcl-5")
        let ranks = pcl5.items[15].options.map { option in
            worstRank(of: redFlags(in: Answers(["pcl-5.16": option.code]), of: pcl5))
        }
        #expect(ranks == [0, 0, 2, 2, 2])
    }

    /// Two questions ask nothing about thoughts of death (rulebook E.1).
    @Test func `the two-question form of mood is only offered where PHQ-9 is offered too`() throws {
        let library = try QuestionnaireLibrary(files: Shipped.files())
        for language in Language.allCases {
            for age in AgeGroup.allCases {
                let offered = library.offered(in: language, to: age).map(\.slug)
                #expect(!offered.contains("phq-2") || offered.contains("phq-9"))
                #expect(!offered.contains("gad-2") || offered.contains("gad-7"))
            }
        }
        let (short, long) = (try Shipped.scale("phq-2"), try Shipped.phq9())
        #expect(short.topic.closerLook == long.topic)
        #expect(short.items.map(\.linkId) == long.items.prefix(2).map(\.linkId))
        #expect(zip(short.items, long.items).allSatisfy { $0.text == $1.text && $0.options == $1.options })
    }

    private func sheet(_ scale: Questionnaire, two: [Int]) throws -> Answers {
        try scale.sheet((1...20).map { two.contains($0) ? 2 : 0 })
    }
}
