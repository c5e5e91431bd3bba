import ScreeningRules
import Testing

/// Rulebook E.1, column "Ages": PHQ-9 from 18, GAD-7 from 12, WHO-5 from 9; nobody under 14 alone.
struct AgeGroupTests {
    static let table: [(AgeGroup, phq9: Bool, gad7: Bool, who5: Bool)] = [
        (.under14, false, false, false), (.from14to17, false, true, true), (.from18to59, true, true, true),
        (.from60, true, true, true),
    ]

    @Test(arguments: table)
    func `a scale is offered to the ages for which it was made`(
        group: AgeGroup, phq9: Bool, gad7: Bool, who5: Bool
    ) throws {
        #expect(group.mayAnswer(try Shipped.phq9()) == phq9)
        #expect(group.mayAnswer(try Shipped.gad7()) == gad7)
        #expect(group.mayAnswer(try Shipped.who5()) == who5)
    }

    @Test func `an upper age closes a scale to whoever may be older`() throws {
        let minimum = #"{"url": "minimum", "valueInteger": 18},"#
        let maximum = #"{"url": "minimum", "valueInteger": 11}, {"url": "maximum", "valueInteger": 17},"#
        let young = try Shipped.phq9(changing: minimum, to: maximum)
        #expect(AgeGroup.from14to17.mayAnswer(young))
        #expect(!AgeGroup.from18to59.mayAnswer(young))
        #expect(!AgeGroup.from60.mayAnswer(young))
    }

    @Test func `nobody under 14 answers alone, even a scale for every age`() throws {
        let everyAge = try Shipped.phq9(
            changing: #""minimum", "valueInteger": 18"#, to: #""minimum", "valueInteger": 0"#)
        #expect(AgeGroup.allCases.filter { $0.mayAnswer(everyAge) } == [.from14to17, .from18to59, .from60])
    }

    @Test func `the words of the groups do not change`() {
        #expect(AgeGroup.allCases.map(\.rawValue) == ["under-14", "14-17", "18-59", "60-plus"])
    }
}
