import CampaignRules
import Testing

/// A school is as strict as the plan or stricter.
@Suite struct RoomPolicyTests {
    @Test(arguments: [
        (RoomPolicy(tellsOfFlags: false, stuckMinutes: 5), RoomPolicy(tellsOfFlags: false, stuckMinutes: 5), true),
        (RoomPolicy(tellsOfFlags: false, stuckMinutes: 5), RoomPolicy(tellsOfFlags: true, stuckMinutes: 5), false),
        (RoomPolicy(tellsOfFlags: true, stuckMinutes: 5), RoomPolicy(tellsOfFlags: false, stuckMinutes: 5), true),
        (RoomPolicy(tellsOfFlags: true, stuckMinutes: 5), RoomPolicy(tellsOfFlags: true, stuckMinutes: 5), true),
        (RoomPolicy(tellsOfFlags: true, stuckMinutes: 5), RoomPolicy(tellsOfFlags: true, stuckMinutes: 4), true),
        (RoomPolicy(tellsOfFlags: true, stuckMinutes: 5), RoomPolicy(tellsOfFlags: true, stuckMinutes: 6), false),
    ])
    func `a wish is allowed that tells no more and asks no later`(
        _ plan: RoomPolicy, _ wish: RoomPolicy, _ isAllowed: Bool
    ) {
        #expect(plan.allows(wish) == isAllowed)
        let held = plan.narrowed(by: wish)
        #expect(plan.allows(held) && (held == wish) == isAllowed, "what holds is never laxer than the plan")
    }

    @Test func `nobody is told unless somebody says so`() {
        #expect(!RoomPolicy.usual.tellsOfFlags)
        #expect(RoomPolicy.stuckRange.contains(RoomPolicy.usual.stuckMinutes))
    }
}
