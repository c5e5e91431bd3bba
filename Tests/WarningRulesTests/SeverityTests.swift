import Testing
import WarningRules

struct SeverityTests {
    @Test(arguments: [
        (nil, .yellow), (0, nil), (1, .green), (2, .yellow), (3, .red), (4, .imminent), (5, .imminent), (-1, .yellow),
    ] as [(Int?, Severity?)])
    func `a red flag raises the severity of its rank, and yellow when it has none`(rank: Int?, severity: Severity?) {
        #expect(Severity(flagRank: rank) == severity)
    }

    @Test func `a rank rises only to a graver one`() {
        for (from, to) in Severity.allCases.flatMap({ from in Severity.allCases.map { (from, $0) } }) {
            #expect(from.rises(to: to) == (to.rawValue > from.rawValue))
        }
    }
}
