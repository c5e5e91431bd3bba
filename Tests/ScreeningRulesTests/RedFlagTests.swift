import ScreeningRules
import Testing

/// Rulebook E.4.1 and E.4.2: PHQ-9 item 9, on every saved answer.
struct RedFlagTests {
    static let ninth: [(option: String, rank: Int, hours: Int?)] = [
        ("LA6568-5", 0, nil), ("LA6569-3", 2, 24), ("LA6570-1", 3, 2), ("LA6571-9", 3, 2),
    ]

    @Test(arguments: ninth)
    func `the ninth answer alone decides the rank`(option: String, rank: Int, hours: Int?) throws {
        let phq9 = try Shipped.phq9()
        let flags = redFlags(in: Answers(["44260-8": option]), of: phq9)
        #expect(worstRank(of: flags) == rank)
        #expect(flags.first?.clarifyWithinHours == hours)
        #expect(flags.count == (rank == 0 ? 0 : 1))
        #expect(flags.allSatisfy { $0.optionCode == option && $0.linkId == "44260-8" })
    }

    @Test func `no total raises a flag by itself`() throws {
        let phq9 = try Shipped.phq9()
        #expect(redFlags(in: try phq9.sheet([3, 3, 3, 3, 3, 3, 3, 3]), of: phq9).isEmpty)
    }

    @Test func `a flag is raised on a sheet that cannot be scored`() throws {
        let phq9 = try Shipped.phq9()
        let sheet = Answers(["44260-8": "LA6571-9"])
        #expect(throws: ScoringError.self) { try phq9.score(sheet) }
        #expect(redFlags(in: sheet, of: phq9).first?.weight == 3)
    }

    @Test func `a flag without a rank is yellow`() throws {
        let unranked = try Questionnaire(
            fhir: Shipped.bytes("core/phq-9.json", changing: [(#"{"url": "rank", "valueInteger": 2},"#, "")]))
        #expect(worstRank(of: redFlags(in: Answers(["44260-8": "LA6569-3"]), of: unranked)) == 2)
    }

    @Test func `GAD-7 and WHO-5 have no red flags`() throws {
        for scale in [try Shipped.gad7(), try Shipped.who5()] {
            for weight in 0...5 {
                let sheet = try scale.sheet(Array(repeating: weight, count: scale.items.count))
                #expect(redFlags(in: sheet, of: scale).isEmpty)
            }
        }
        #expect(worstRank(of: []) == 0)
    }
}
