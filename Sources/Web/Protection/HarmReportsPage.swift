import Access
import Care
import Protection
import ProtectionRules

/// The reports of harm that the reader looks after or answers for. On a telephone one card each.
struct HarmReportsPage {
    let found: ListHarmReports.Outcome
    let asked: ListHarmReports
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListHarmReports.self)
        let page = HarmReportsPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("protection.list.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "protection.list.title")</h1>
                <p>\(say: "protection.list.lead")</p></div></div>
                <ul class="figures"><li\(if: found.late > 0, " class=\"bad\"")>\
                <span>\(say: "protection.list.late")</span><b>\(found.late)</b></li>
                <li><span>\(say: "protection.list.open")</span><b>\(found.open)</b></li></ul>
                \(chips)\(list(visit))
                \(visit.watermark)
                """)
    }

    private var chips: HTML {
        let ended = asked.ended ?? false
        return """
            <ul class="chips"><li><a href="/protection"\(if: !ended, " aria-current=\"true\"")>\
            \(say: "protection.list.open")</a></li>
            <li><a href="/protection?ended=yes"\(if: ended, " aria-current=\"true\"")>\
            \(say: "protection.list.all")</a></li>
            <li><a href="/disclosures">\(say: "protection.disclosures.title")</a></li></ul>
            """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.reports.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "protection.list.none")</h2>
                <p>\(say: "protection.list.noneHint")</p></div>
                """
        }
        return """
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "protection.list.title")</caption>
            <thead><tr><th scope="col">\(say: "protection.field.situation")</th>
            <th scope="col">\(say: "protection.column.state")</th>
            <th scope="col">\(say: "protection.column.due")</th></tr></thead>
            <tbody>\(each: found.reports.map { row($0, visit) })</tbody></table></div>\(if: found.hasMore, next)
            """
    }

    private func row(_ card: HarmReportCard, _ visit: Visit) -> HTML {
        let isLate = card.due.map { $0 < visit.now } ?? false
        let due: HTML = card.due.map { """
            <time class="left" datetime="\($0.machineText)">\(visit.timeLeft(until: $0))</time>
            """ } ?? "–"
        let clock: HTML = card.clock.map { "<span class=\"sub\">\(say: $0.phrase)</span>" } ?? .empty
        let place = card.unitNames.map { visit.choose($0) } ?? visit.placeName(card.region)
        return """
            <tr\(if: isLate, " class=\"late\"")><th scope="row">\
            <a href="/protection/\(card.id.rawValue)">\(say: card.situation.phrase)</a>
            <span class="sub">\(place) · \(visit.date(card.foundAt))</span></th>
            <td data-label="\(say: "protection.column.state")"><span>\(say: card.state)</span></td>
            <td data-label="\(say: "protection.column.due")"><div>\(due)\(clock)</div></td></tr>

            """
    }

    private var next: HTML {
        let ended = asked.ended == true ? "&ended=yes" : ""
        return """
            <p class="actions no-print">\
            <a class="btn small plain" href="/protection?page=\((asked.page ?? 1) + 1)\(ended)">\
            \(say: "protection.list.more")</a></p>
            """
    }
}
