import Care
import Foundation
import RightsRules
import Testing
import WarningRules

@Suite struct BreachPolicyTests {
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Content/Policies/breach-clocks.json")

    /// Rulebook H.3.
    @Test(arguments: [
        (BreachGrade.ordinary, 24), (.larger, 4), (.centralBody, 2), (.criticalInfrastructure, 1),
        (.publicInterest, 24),
    ])
    func `the authority is told within the hours of the rulebook`(_ grade: BreachGrade, hours: Int) throws {
        let policies = try BreachPolicies(json: Data(contentsOf: Self.file), file: "breach-clocks.json")
        let policy = policies.edition(
            for: try #require(Region("990102001000")), on: try #require(Day("2026-03-04")))
        #expect(policy.authority(grade) == .hours(hours))
    }

    @Test(arguments: [
        #"{"ordinary":{"hours":24}}"#,
        #"{"ordinary":{"hours":1},"larger":{"hours":4},"centralBody":{"hours":1},"#
            + #""criticalInfrastructure":{"hours":1},"publicInterest":{"hours":1}}"#,
    ])
    func `a file that leaves a grade out or turns them round is refused`(_ authority: String) {
        let json = #"[{"region":"*","validFrom":"2026-01-01","source":"x","authority":"# + authority + "}]"
        #expect(throws: PolicyFault.self) { try BreachPolicies(json: Data(json.utf8), file: "x.json") }
    }
}
