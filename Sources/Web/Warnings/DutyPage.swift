import Care
import WarningRules
import Warnings

/// The duty list: what waits, the gravest first, with the time that is left.
struct DutyPage {
    let found: ListAlerts.Outcome
    let scales: AnsweredScales
    let asked: ListAlerts
    /// Grave alerts that nobody has taken up, also those that a filter hides: what the sound is for.
    let loud: [String]
    let now: SeeWhoIsOnDuty.Outcome
    let gaps: CheckDutyGaps.Outcome?
    /// Without script, whether the person has asked that the page comes anew every half minute.
    let comesAnew: Bool

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try visit.fields.decode(ListAlerts.self)
        let found = try await visit.perform(asked)
        let isFiltered = asked.rank != nil || asked.mine == true
        let all = isFiltered ? try await visit.perform(ListAlerts()).alerts : found.alerts
        let loud = all.filter { $0.state == .new && $0.severity >= .red }.map(\.id.rawValue)
        let page = DutyPage(
            found: found, scales: try await .of(found.alerts, visit), asked: asked, loud: loud,
            now: try await visit.perform(SeeWhoIsOnDuty()),
            gaps: try await visit.dutyGaps(), comesAnew: visit.fields["every"] == "30")
        if visit.isPart { return .part(page.part(visit)) }
        var reply = Reply.page(page.page(for: visit))
        if page.comesAnew { reply.refresh = page.quietAddress }
        return reply
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("warnings.duty.title"), frame: .staff, mainAttributes: Ticking.attributes(visit),
            hasClocks: true, waiting: found.figures.waiting, hearsAlerts: false,
            main: """
                \(head)
                <p class="visually-hidden" id="duty-said" role="status"></p>
                \(Ticking.signAgain(visit, back: "/duty"))
                \(DutyFigures(figures: found.figures).html(visit))
                <div data-private>
                \(DutyPosts(duty: found.duty).note(visit))
                \(DutyGapNote(gaps: gaps).html(visit))
                \(chips)
                \(list(visit))
                \(DutyNow(found: now).html(visit))
                </div>
                """)
    }

    /// What a page that is open already asks for when something has changed.
    private func part(_ visit: Visit) -> HTML {
        let figures = found.figures
        return DutyFigures(figures: figures).html(visit) + chips + list(visit) + Page.dutyBadge(figures.waiting)
    }

    private var filter: String { "\(asked.rank.map { "&rank=\($0)" } ?? "")\(asked.mine == true ? "&mine=yes" : "")" }

    /// A page that comes anew by itself is no move of the person.
    private var quietAddress: String { "/duty?every=30&quiet=yes\(filter)" }

    /// Without script the page does not come anew unless the person wants it: who reads slowly, or with a reader,
    /// must not lose their place (WCAG 2.2.1).
    private var withoutScript: HTML {
        comesAnew
            ? """
            <noscript><p>\(say: "warnings.live.every")
            <a href="/duty?now=1\(filter)">\(say: "warnings.live.stop")</a></p></noscript>
            """
            : """
            <noscript><p><a href="/duty?now=1\(filter)">\(say: "warnings.live.now")</a>
            <a href="/duty?every=30\(filter)">\(say: "warnings.live.start")</a></p></noscript>
            """
    }

    private var head: HTML {
        """
        <div class="head"><div><h1>\(say: "warnings.duty.title")</h1><p>\(say: "warnings.duty.lead")</p></div>
        <div class="live"><span role="status" data-state="none" data-on="\(say: "warnings.live.on")"
        data-off="\(say: "warnings.live.off")"></span>
        <button class="btn small plain" type="button" data-sound aria-pressed="false"
        hidden>\(say: "warnings.live.sound")</button>\(withoutScript)</div></div>
        """
    }

    private var chips: HTML { DutyChips(figures: found.figures, rank: asked.rank, isMine: asked.mine == true).html }

    private func list(_ visit: Visit) -> HTML {
        let (waiting, late) = ("\(found.figures.waiting)", "\(found.figures.overdue)")
        return """
            <div class="sheet cards" id="duty-list" tabindex="-1" data-badge="\(waiting)"
            data-loud="\(loud.joined(separator: " "))"
            data-said="\(say: "warnings.duty.said", ["waiting": waiting, "late": late])">
            \(found.alerts.isEmpty ? empty : DutyTable(alerts: found.alerts, scales: scales).html(visit))
            </div>
            """
    }

    private var empty: HTML {
        "<div class=\"empty\"><h2>\(say: "warnings.duty.empty")</h2><p>\(say: "warnings.duty.emptyWords")</p></div>"
    }
}
