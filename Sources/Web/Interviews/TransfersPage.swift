import Care
import Interviews

/// Archives that come to the school and those that it has sent. On a telephone one card each.
struct TransfersPage {
    let found: ListTransfers.Outcome
    let asked: ListTransfers
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListTransfers.self)
        let page = TransfersPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("transfers.list.title"), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/care">‹ \(say: "interviews.list.title")</a></p>
                <div class="head"><div><h1>\(say: "transfers.list.title")</h1>
                <p>\(say: "transfers.list.lead")</p></div></div>
                <ul class="figures"><li\(if: found.late > 0, " class=\"bad\"")>\
                <span>\(say: "transfers.list.late")</span><b>\(found.late)</b></li>
                <li><span>\(say: "transfers.list.arriving")</span><b>\(found.arriving)</b></li></ul>
                \(chips)\(list(visit))
                \(visit.watermark)
                """)
    }

    private var chips: HTML {
        let ended = asked.ended ?? false
        return """
            <ul class="chips"><li><a href="/transfers"\(if: !ended, " aria-current=\"true\"")>\
            \(say: "transfers.list.open")</a></li>
            <li><a href="/transfers?ended=yes"\(if: ended, " aria-current=\"true\"")>\
            \(say: "transfers.list.all")</a></li></ul>
            """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.transfers.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "transfers.list.none")</h2>
                <p>\(say: "transfers.list.noneHint")</p></div>
                """
        }
        return """
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "transfers.list.title")</caption>
            <thead><tr><th scope="col">\(say: "transfers.column.school")</th>
            <th scope="col">\(say: "interviews.column.state")</th>
            <th scope="col">\(say: "interviews.column.due")</th></tr></thead>
            <tbody>\(each: found.transfers.map { row($0, visit) })</tbody></table></div>\(if: found.hasMore, next)
            """
    }

    private func row(_ card: TransferCard, _ visit: Visit) -> HTML {
        let waits = card.ending == nil
        let due: HTML = """
            <time class="left" datetime="\(card.due.machineText)">\(visit.timeLeft(until: card.due))</time>
            """
        let care: HTML = "<span class=\"sub\">\(say: "transfers.parts.openCare")</span>"
        return """
            <tr\(if: waits && card.due < visit.now, " class=\"late\"")><th scope="row">\
            <a href="/transfers/\(card.id.rawValue)">\(visit.choose(card.otherNames))</a>
            <span class="sub">\(visit.date(card.sentAt))</span></th>
            <td data-label="\(say: "interviews.column.state")"><span>\(say: card.state)\
            \(if: card.isOpenCare, care)</span></td>
            <td data-label="\(say: "interviews.column.due")"><div>\(if: waits, due)\(if: !waits, "–")</div></td></tr>

            """
    }

    private var next: HTML {
        let ended = asked.ended == true ? "&ended=yes" : ""
        return """
            <p class="actions no-print">\
            <a class="btn small plain" href="/transfers?page=\((asked.page ?? 1) + 1)\(ended)">\
            \(say: "interviews.list.more")</a></p>
            """
    }
}
