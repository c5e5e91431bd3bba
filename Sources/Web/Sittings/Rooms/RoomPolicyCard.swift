import Access
import CampaignRules
import Care
import Screenings

/// What the proctor of this room is told, in words; and below, for the psychology teacher, the way to have less told.
struct RoomPolicyCard {
    let found: ReadRoom.Outcome
    /// Whether what was sent has to be mended here.
    let isFaulty: Bool

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card narrow" aria-labelledby="policy-title">
        <h2 id="policy-title">\(say: "rooms.policy.title")</h2>
        <p>\(say: found.tellsOfFlags ? "rooms.policy.told" : "rooms.policy.notTold")</p>
        <p>\(say: "rooms.policy.stuck", ["minutes": "\(found.stuckMinutes)"])</p>
        \(if: visit.holds(.proctorSittings), change(visit))</section>
        """
    }

    private func change(_ visit: Visit) -> HTML {
        """
        <details class="act"\(if: isFaulty, " open")><summary>\(say: "rooms.policy.change")</summary>
        <form method="post" action="/rooms/\(found.room.rawValue)/change">\(Form.token(visit))
        <p>\(say: found.plan.tellsOfFlags ? "rooms.policy.planTells" : "rooms.policy.planTellsNot")</p>
        \(if: found.plan.tellsOfFlags, tick)
        <div class="field"><label for="stuckMinutes">\(say: "rooms.policy.minutes")</label>
        <span class="hint" id="stuckMinutes-hint">\
        \(say: "rooms.policy.minutesHint", ["most": "\(found.plan.stuckMinutes)"])</span>
        <input type="number" id="stuckMinutes" name="stuckMinutes" value="\(found.stuckMinutes)" min="1"
        max="\(found.plan.stuckMinutes)" required aria-describedby="stuckMinutes-hint"></div>
        <button class="btn small quiet">\(say: "rooms.policy.keep")</button></form></details>
        """
    }

    private var tick: HTML {
        """
        <div class="choice"><input type="checkbox" id="tellsOfFlags" name="tellsOfFlags" value="yes"\
        \(if: found.tellsOfFlags, " checked")><label for="tellsOfFlags">\(say: "rooms.policy.tell")</label></div>
        """
    }
}
