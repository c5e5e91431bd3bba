import ScreeningRules
import Testing

/// The red flags of rulebook E.1 and E.4.2 in the templates, written again by hand.
struct FlagRankTests {
    @Test(arguments: [
        ("scl-90", 15, "2", 2), ("scl-90", 15, "3", 3), ("scl-90", 15, "1", 0), ("scl-90", 59, "3", 2),
        ("scl-90", 59, "2", 0), ("scl-90", 63, "3", 3), ("scl-90", 63, "2", 0), ("scl-90", 7, "3", 2),
        ("scl-90", 16, "4", 2), ("scl-90", 35, "5", 2), ("scl-90", 62, "3", 2), ("scl-90", 62, "2", 0),
        ("sds", 19, "1", 0), ("sds", 19, "2", 2), ("sds", 19, "3", 3), ("sds", 19, "4", 3),
        ("epds", 10, "10-0", 0), ("epds", 10, "10-1", 2), ("epds", 10, "10-2", 3), ("epds", 10, "10-3", 3),
        ("c-ssrs-screener", 1, "yes", 2), ("c-ssrs-screener", 2, "yes", 2), ("c-ssrs-screener", 3, "yes", 2),
        ("c-ssrs-screener", 4, "yes", 3), ("c-ssrs-screener", 5, "yes", 3), ("c-ssrs-screener", 6, "earlier", 2),
        ("c-ssrs-screener", 6, "within-3-months", 3), ("c-ssrs-screener", 6, "no", 0),
    ])
    func `an answer has its rank`(slug: String, item: Int, option: String, rank: Int) throws {
        let scale = try Shipped.template(slug).outline
        let answers = Answers(["\(slug).\(item)": option])
        try answers.check(against: scale)
        #expect(worstRank(of: redFlags(in: answers, of: scale)) == rank)
    }

    @Test func `a flag can name its answers one by one`() throws {
        let flag = SmallFile.flag(2, #"{"url": "option", "valueCode": "a1"}"#, rank: 3)
        let scale = try SmallFile(root: [flag]).read()
        #expect(worstRank(of: redFlags(in: Answers(["small.2": "a1"]), of: scale)) == 3)
        #expect(redFlags(in: Answers(["small.2": "a3"]), of: scale).isEmpty)
    }

    @Test(arguments: [
        #"{"url": "option", "valueCode": "a9"}"#,
        #"{"url": "option", "valueCode": "a1"}, {"url": "weight-at-least", "valueInteger": 1}"#,
        #"{"url": "weight-at-least", "valueInteger": 4}"#,
    ])
    func `a flag that nothing raises is refused`(trigger: String) throws {
        let fault = #expect(throws: QuestionnaireFault.self) {
            try SmallFile(root: [SmallFile.flag(2, trigger, rank: 3)]).read()
        }
        #expect(fault?.kind == .malformed)
    }
}
