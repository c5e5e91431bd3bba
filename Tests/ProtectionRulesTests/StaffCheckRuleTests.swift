import Care
import Foundation
import ProtectionRules
import Testing
import WarningRules

@Suite struct StaffCheckRuleTests {
    private static func shipped() throws -> StaffCheckPolicy {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Content/Policies")
        let file = "staff-checks.json"
        let all = try StaffCheckPolicies(json: Data(contentsOf: folder.appending(path: file)), file: file)
        return all.edition(for: try #require(Region("990102001000")), on: try #require(Day("2026-03-04")))
    }

    /// Law on the Protection of Minors art. 62: every year.
    @Test(arguments: [("2026-03-04", "2027-03-04"), ("2028-02-29", "2029-02-28"), ("2026-12-31", "2027-12-31")])
    func `a query holds for a year`(queried: String, due: String) throws {
        let day = try #require(Day(queried))
        #expect(try Self.shipped().due(after: day) == Day(due))
    }

    /// [D].
    @Test func `a hindrance that has led to nothing is told after a day`() throws {
        let noted = Moment(milliseconds: 1_000)
        #expect(try Self.shipped().suspendDue(after: noted) == Moment(milliseconds: 86_401_000))
    }

    @Test func `schools and kindergartens are in close contact with minors and a bureau is not`() throws {
        let kinds = try Self.shipped().unitKinds
        #expect(Set(kinds).isSuperset(of: ["school", "special-school", "kindergarten", "minors-centre"]))
        #expect(!kinds.contains("employer"))
    }

    @Test(arguments: [
        (nil, nil, StaffCheckState.never), ("2026-03-03", "2026-02-01", .over), ("2026-03-04", "2026-02-02", .soon),
        ("2026-04-03", "2026-03-04", .soon), ("2026-04-04", "2026-03-05", .fine),
    ] as [(String?, String?, StaffCheckState)])
    func `somebody is due before the first query and when the year is over`(
        due: String?, remindOn: String?, state: StaffCheckState
    ) throws {
        let today = try #require(Day("2026-03-04"))
        let found = StaffCheckState.of(due: due.flatMap { Day($0) }, remindOn: remindOn.flatMap { Day($0) }, on: today)
        #expect(found == state)
        #expect(found.isDue == (state == .never || state == .over))
    }

    /// What lies sealed tells nothing by its length.
    @Test func `both outcomes are words of one length`() {
        #expect(Set(StaffCheckOutcome.allCases.map(\.rawValue.count)).count == 1)
    }

    @Test(arguments: [
        #"""
        [{"region": "*", "validFrom": "2026-01-01", "source": "x",
        "unitKinds": [], "everyYears": 1, "remindDays": 30, "keepYears": 3, "suspendHours": 24}]
        """#,
        #"""
        [{"region": "*", "validFrom": "2026-01-01", "source": "x",
        "unitKinds": ["school"], "everyYears": 0, "remindDays": 30, "keepYears": 3, "suspendHours": 24}]
        """#,
        #"""
        [{"region": "*", "validFrom": "2026-01-01", "source": "x",
        "unitKinds": ["school"], "everyYears": 2, "remindDays": 30, "keepYears": 1, "suspendHours": 24}]
        """#,
        #"""
        [{"region": "*", "validFrom": "2026-01-01", "source": "x",
        "unitKinds": ["school"], "everyYears": 1, "remindDays": 30, "keepYears": 3, "suspendHours": 0}]
        """#,
    ])
    func `a policy without a kind or a term is refused`(json: String) {
        #expect(throws: PolicyFault.self) { try StaffCheckPolicies(json: Data(json.utf8), file: "staff-checks.json") }
    }
}
