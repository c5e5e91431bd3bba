import Care
import Warnings

/// For people whose posts are only in a unit, such as a school: which place is on duty for it, and whom to call.
///
/// A unit has no roster, and the names on the roster of the place around it are not theirs to see.
struct UnitDutyPage {
    let now: SeeWhoIsOnDuty.Outcome
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let page = UnitDutyPage(
            now: try await visit.perform(SeeWhoIsOnDuty()), waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("duty.units.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "duty.units.title")</h1><p>\(say: "duty.units.lead")</p></div></div>
                \(DutyNow(found: now).html(visit))
                <section class="card" aria-labelledby="duty-call"><h2 id="duty-call">\(say: "duty.units.call")</h2>
                <ul class="lines">\(each: HelpLineList.lines(visit, for: now.units.first?.region))</ul></section>
                """)
    }
}
