import CampaignRules
import Care
import Testing

@Suite struct DoorPolicyTests {
    private static let everything = DoorPolicy(walkIns: true, saidAloud: true, guardiansAloud: true)
    private static let persons = DoorPolicy(walkIns: true, saidAloud: true, guardiansAloud: false)

    /// Decision 0052: only the grown-up say yes aloud for themselves, and guardians only where the plan says so.
    @Test(arguments: [
        (everything, ConsentGiver.person, 18, true), (everything, .person, 17, false), (everything, .guardian, 9, true),
        (persons, .person, 80, true), (persons, .guardian, 9, false), (DoorPolicy.usual, .person, 80, false),
        (DoorPolicy(walkIns: false, saidAloud: false, guardiansAloud: true), .guardian, 9, false),
    ])
    func `a yes that is said aloud counts by age and plan`(
        _ door: DoorPolicy, _ giver: ConsentGiver, _ age: Int, _ isHeard: Bool
    ) {
        #expect(door.hears(giver, age: age) == isHeard)
    }

    @Test func `only residents stand on no list`() {
        #expect(Self.everything.narrowed(to: .resident) == Self.everything)
        for kind in AudienceKind.allCases where kind != .resident {
            #expect(!Self.everything.narrowed(to: kind).walkIns && Self.everything.narrowed(to: kind).saidAloud)
        }
    }
}
