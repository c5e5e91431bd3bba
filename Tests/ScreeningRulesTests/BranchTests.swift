import Foundation
import ScreeningRules
import Testing

/// Items that are asked only after certain answers.
struct BranchTests {
    /// 2 is asked after 3 points on 1; 3 after 3 points on 2.
    private let chain = SmallFile(members: [2: SmallFile.branch("1=a3"), 3: SmallFile.branch("2=a3")])

    @Test func `an item opens after its answer and closes again`() throws {
        let scale = try chain.read()
        var answers = Answers()
        #expect(scale.asked(after: answers).map(\.linkId) == ["small.1"])
        answers["small.1"] = "a3"
        #expect(scale.asked(after: answers).map(\.linkId) == ["small.1", "small.2"])
        answers["small.2"] = "a3"
        #expect(scale.asked(after: answers).count == 3)
        answers["small.1"] = "a0"
        #expect(scale.asked(after: answers).map(\.linkId) == ["small.1"])
    }

    @Test func `an item that is not asked is not missing`() throws {
        let scale = try chain.read()
        #expect(try scale.score(Answers(["small.1": "a2"])).total == 2)
        #expect(throws: ScoringError.tooManyMissing(missing: 1, allowed: 0)) {
            try scale.score(Answers(["small.1": "a3"]))
        }
    }

    @Test func `an answer behind a closed branch does not count`() throws {
        let scale = try chain.read()
        let score = try scale.score(Answers(["small.1": "a1", "small.2": "a3", "small.3": "a3"]))
        #expect(score.total == 1)
        #expect(!score.prorated)
    }

    @Test func `a red flag behind a branch that was closed again stays`() throws {
        var file = chain
        file.root = [SmallFile.flag(2, #"{"url": "weight-at-least", "valueInteger": 2}"#, rank: 4)]
        let scale = try file.read()
        let flags = redFlags(in: Answers(["small.1": "a0", "small.2": "a3"]), of: scale)
        #expect(flags.map(\.rank) == [4])
    }

    @Test(arguments: [("any", "a3", "a0", true), ("all", "a3", "a0", false), ("all", "a3", "a2", true)])
    func `any and all are told apart`(behaviour: String, first: String, second: String, isAsked: Bool) throws {
        let file = SmallFile(members: [3: SmallFile.branch("1=a3", "2=a2", behaviour: behaviour)])
        let asked = try file.read().asked(after: Answers(["small.1": first, "small.2": second]))
        #expect(asked.contains { $0.linkId == "small.3" } == isAsked)
    }

    @Test(arguments: [
        (1, SmallFile.branch("1=a3"), "item[0].enableWhen[0].question"),
        (1, SmallFile.branch("2=a3"), "item[0].enableWhen[0].question"),
        (2, SmallFile.branch("9=a3"), "item[1].enableWhen[0].question"),
        (2, SmallFile.branch("1=a9"), "item[1].enableWhen[0].question"),
        (3, SmallFile.branch("1=a3", "2=a3"), "item[2]"),
        (2, #""enableWhen": []"#, "item[1].enableWhen"),
        (2, #""enableBehavior": "any""#, "item[1].enableBehavior"),
    ])
    func `a branch that cannot be followed is refused`(item: Int, branch: String, element: String) throws {
        let fault = #expect(throws: QuestionnaireFault.self) { try SmallFile(members: [item: branch]).read() }
        #expect(fault?.kind == .badBranch)
        #expect(fault?.element == element)
    }

    @Test func `a loop of two items is refused and called one`() throws {
        let loop = SmallFile(members: [1: SmallFile.branch("2=a3"), 2: SmallFile.branch("1=a3")])
        let fault = #expect(throws: QuestionnaireFault.self) { try loop.read() }
        #expect(fault?.reason.contains("loop") == true)
    }

    @Test func `another operator than equals is refused`() throws {
        let branch = SmallFile.branch("1=a3").replacingOccurrences(of: #""=""#, with: #""!=""#)
        let fault = #expect(throws: QuestionnaireFault.self) { try SmallFile(members: [2: branch]).read() }
        #expect(fault?.kind == .unsupported)
    }
}
