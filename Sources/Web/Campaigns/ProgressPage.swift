import Access
import Campaigns
import Care

/// How far a campaign is: a bar for each unit, and the same as a table. Counts only.
struct ProgressPage {
    let found: ReadProgress.Outcome
    let waiting: Int?

    static func find(_ visit: Visit) async throws -> ProgressPage {
        ProgressPage(
            found: try await visit.perform(ReadProgress(campaign: try visit.campaign)),
            waiting: try await visit.waitingAlerts())
    }

    func page(for visit: Visit) -> Page {
        let name = visit.choose(found.card.titles)
        return Page(
            title: Phrase("campaigns.progress.of", ["name": name]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/campaigns/\(found.card.id.rawValue)">‹ \(name)</a></p>
                <div class="head"><div><h1>\(say: "campaigns.progress.title")</h1><p>\(name) · \
                \(say: found.card.window(visit)) · <span class="state">\(say: found.card.state.phrase)</span></p></div>
                </div>\(if: found.isInviting, "<p class=\"note\">\(say: "campaigns.progress.inviting")</p>")
                \(figures)\(found.lines.isEmpty ? empty : chart(visit) + table(visit))\(strata(visit))
                <p class="small">\(say: "campaigns.progress.countsOnly")</p>
                """)
    }

    private var figures: HTML {
        let begun = found.lines.filter { $0.invited > 0 }.count
        return """
            <ul class="figures"><li><span>\(say: "campaigns.progress.invited")</span>\
            <b>\(Figures.grouped(found.invited))</b></li>
            \(if: found.atDoor > 0, """
                <li><span>\(say: "campaigns.progress.atDoor")</span><b>\(Figures.grouped(found.atDoor))</b></li>
                """)
            <li><span>\(say: "campaigns.progress.begun")</span>\
            <b>\(Figures.grouped(found.lines.map(\.begun).reduce(0, +)))</b></li>
            <li><span>\(say: "campaigns.progress.handedIn")</span>\
            <b>\(Figures.grouped(found.lines.map(\.handedIn).reduce(0, +)))</b></li>
            <li><span>\(say: "campaigns.progress.places")</span><b>\(begun) / \(found.lines.count)</b></li></ul>
            """
    }

    private func name(_ line: ReadProgress.Line, _ visit: Visit) -> String {
        line.names.map(visit.choose) ?? visit.placeName(line.region)
    }

    /// The widest first, and no more than a page holds; the table below has all.
    private static let mostBars = 20

    private func chart(_ visit: Visit) -> HTML {
        let widest = found.lines.sorted { $0.invited > $1.invited }.prefix(Self.mostBars)
        let most = max(1, widest.first?.invited ?? 1)
        let bars: [HTML] = widest.map { line in
            """
            <li><span>\(name(line, visit))</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" \
            aria-hidden="true"><rect class="s1" x="0" y="1" width="\(line.handedIn * 100 / most)" height="8" rx="1"/>\
            </svg><b>\(Figures.grouped(line.handedIn)) / \(Figures.grouped(line.invited))</b></li>

            """
        }
        return """
            <figure class="card chart" aria-labelledby="chart-title"><figcaption id="chart-title">\
            \(say: "campaigns.progress.chart")\(if: found.lines.count > Self.mostBars, """
                <span class="sub">\(say: "campaigns.progress.chartFirst", ["count": "\(Self.mostBars)"])</span>
                """)</figcaption><ul class="bars">\(each: bars)</ul></figure>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="progress"><table><caption>\(say: "campaigns.progress.table")</caption>
        <thead><tr><th scope="col">\(say: "campaigns.field.units")</th>
        <th scope="col" class="num">\(say: "campaigns.column.invited")</th>
        <th scope="col" class="num">\(say: "campaigns.progress.begun")</th>
        <th scope="col" class="num">\(say: "campaigns.progress.handedIn")</th>
        <th scope="col" class="num">\(say: "campaigns.column.removed")</th>
        <th scope="col" class="num">\(say: "campaigns.column.sittings")</th></tr></thead>
        <tbody>\(each: found.lines.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ line: ReadProgress.Line, _ visit: Visit) -> HTML {
        """
        <tr><th scope="row">\(name(line, visit))\(if: line.unit != nil, """
            <span class="sub">\(visit.placeName(line.region))</span>
            """)</th>
        <td data-label="\(say: "campaigns.column.invited")" class="num"><span>\
        \(Figures.grouped(line.invited))</span></td>
        <td data-label="\(say: "campaigns.progress.begun")" class="num"><span>\
        \(Figures.grouped(line.begun))</span></td>
        <td data-label="\(say: "campaigns.progress.handedIn")" class="num"><span>\
        \(Figures.grouped(line.handedIn))</span></td>
        <td data-label="\(say: "campaigns.column.removed")" class="num"><span>\(line.removed)</span></td>
        <td data-label="\(say: "campaigns.column.sittings")" class="num"><span>\(line.plannedSittings)</span></td>
        </tr>

        """
    }

    private func strata(_ visit: Visit) -> HTML {
        guard !found.strata.isEmpty else { return .empty }
        return """
            <div class="sheet cards"><table><caption>\(say: "campaigns.progress.strata")</caption>
            <thead><tr><th scope="col">\(say: "campaigns.column.stratum")</th>
            <th scope="col" class="num">\(say: "campaigns.column.frame")</th>
            <th scope="col" class="num">\(say: "campaigns.column.drawn")</th></tr></thead>
            <tbody>\(each: found.strata.map(stratum))</tbody></table></div>
            """
    }

    private func stratum(_ stratum: ReadProgress.Stratum) -> HTML {
        """
        <tr><th scope="row">\
        \(stratum.stratum.isEmpty ? "\(say: "campaigns.progress.whole")" : "\(stratum.stratum)")</th>
        <td data-label="\(say: "campaigns.column.frame")" class="num"><span>\
        \(Figures.grouped(stratum.frame))</span></td>
        <td data-label="\(say: "campaigns.column.drawn")" class="num"><span>\
        \(Figures.grouped(stratum.drawn))</span></td>
        </tr>

        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "campaigns.progress.empty")</h2>
        <p>\(say: "campaigns.progress.emptyWords")</p></div>
        """
    }
}
