import Access
import Care
import WarningRules
import Warnings

/// The alerts of the duty list, one row each; on a phone one card each.
struct DutyTable {
    let alerts: [AlertCard]
    let scales: AnsweredScales

    func html(_ visit: Visit) -> HTML {
        """
        <table><caption class="visually-hidden">\(say: "warnings.duty.caption")</caption>
        <thead><tr><th scope="col">\(say: "warnings.column.rank")</th>
        <th scope="col">\(say: "warnings.column.from")</th><th scope="col">\(say: "warnings.column.basis")</th>
        <th scope="col">\(say: "warnings.column.place")</th><th scope="col">\(say: "warnings.column.left")</th>
        <th scope="col"><span class="visually-hidden">\(say: "warnings.column.do")</span></th></tr></thead>
        <tbody>
        \(each: alerts.map { row($0, visit) })</tbody></table>
        """
    }

    private func row(_ alert: AlertCard, _ visit: Visit) -> HTML {
        """
        <tr\(if: alert.isLate(at: visit.now), " class=\"late\"")><td>\(alert.severity.badge)</td>
        <th scope="row"><a href="/alerts/\(alert.id.rawValue)">\(say: alert.origin)</a>
        <span class="sub">\(say: alert.state.phrase)\(if: alert.handler != nil, " · \(alert.handler ?? "")")</span>\
        \(alert.answeredAt.map { before($0, visit) } ?? .empty)</th>
        <td data-label="\(say: "warnings.column.basis")">
        <span>\(alert.basisWords(scales, visit))\(if: alert.callPhrase != nil, call(alert))</span></td>
        <td data-label="\(say: "warnings.column.place")">
        <span>\(visit.placeName(alert.region))\(sat(alert, visit))</span></td>
        <td data-label="\(say: "warnings.column.left")"><div>\(left(alert, visit))</div></td>
        <td class="do">\(act(alert, visit))</td></tr>

        """
    }

    private func before(_ answeredAt: Moment, _ visit: Visit) -> HTML {
        "<span class=\"sub\">\(say: "warnings.answeredBefore", ["time": visit.when(answeredAt)])</span>"
    }

    private func call(_ alert: AlertCard) -> HTML {
        alert.callPhrase.map { "<span class=\"sub\">\(say: $0)</span>" } ?? .empty
    }

    private func sat(_ alert: AlertCard, _ visit: Visit) -> HTML {
        alert.whereabouts(visit).map { "<span class=\"sub\">\($0)</span>" } ?? .empty
    }

    private func left(_ alert: AlertCard, _ visit: Visit) -> HTML {
        let holder: HTML = alert.holderWords(visit).map { "<span class=\"sub\">\(say: $0)</span>" } ?? .empty
        guard let due = alert.due, let since = alert.dueSince, let clock = alert.clock else {
            return "<span class=\"sub\">\(say: "warnings.noClock")</span>\(holder)"
        }
        return """
            \(Ticking.time(until: due, visit))<span class="sub">\(say: clock.phrase)</span>\(holder)
            \(Ticking.bar(from: since, until: due, visit))
            """
    }

    /// The button keeps its name for the whole life of a row: focus returns to it when the list is exchanged.
    private func act(_ alert: AlertCard, _ visit: Visit) -> HTML {
        let names = [
            "rank": visit.say(alert.severity.phrase), "place": visit.placeName(alert.region),
        ]
        guard alert.state == .new, visit.holds(.handleAlerts) else {
            return """
                <a class="btn small quiet" id="act-\(alert.id.rawValue)" href="/alerts/\(alert.id.rawValue)"
                aria-label="\(say: Phrase("warnings.do.seeThis", names))">\(say: "warnings.do.see")</a>
                """
        }
        return """
            <form method="post" action="/alerts/\(alert.id.rawValue)/acknowledge">\(Form.token(visit))
            <button class="btn small\(if: alert.severity < .red, " quiet")" id="act-\(alert.id.rawValue)"
            aria-label="\(say: Phrase("warnings.do.acknowledgeThis", names))">
            \(say: "warnings.do.acknowledge")</button></form>
            """
    }
}
