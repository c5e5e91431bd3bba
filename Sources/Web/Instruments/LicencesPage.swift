import Access
import Care
import Instruments
import ScreeningRules

/// The ledger of licences: what ends first stands on top, with the days that are left.
struct LicencesPage {
    let found: ListLicences.Outcome
    let asked: ListLicences
    let waiting: Int?

    static func show(_ visit: Visit) async throws -> Reply {
        let asked = try await visit.input(ListLicences.self)
        let page = LicencesPage(
            found: try await visit.perform(asked), asked: asked, waiting: try await visit.waitingAlerts())
        return .page(page.page(for: visit))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("instruments.ledger.title"), frame: .staff, waiting: waiting,
            main: """
                <div class="head"><div><h1>\(say: "instruments.ledger.title")</h1>
                <p>\(say: "instruments.ledger.lead", ["days": "\(LicenceTerm.warningDays)"])</p></div></div>
                \(if: found.due > 0, warning)
                \(chips)
                <div class="sheet cards" id="ledger">\(found.licences.isEmpty ? empty : table(visit))</div>
                \(PageLinks(path: "/licences", kept: kept, page: asked.page ?? 1, hasMore: found.hasMore).html)
                """)
    }

    private var warning: HTML {
        """
        <div class="note warn" role="status"><p>\(say: "instruments.ledger.due", ["count": "\(found.due)"])</p></div>
        """
    }

    private var kept: [(String, String)] { asked.choice.map { [("choice", $0.rawValue)] } ?? [] }

    private var chips: HTML {
        let here = asked.choice ?? .current
        return """
            <ul class="chips">\(each: [ListLicences.Choice.current, .due, .all].map { choice in
                let isHere = choice == here
                return """
                    <li><a href="/licences?choice=\(choice.rawValue)"\(if: isHere, " aria-current=\"true\"")>\
                    \(say: "instruments.ledger.choice.\(choice.rawValue)")</a></li>

                    """
            })</ul>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <table><caption class="visually-hidden">\(say: "instruments.ledger.title")</caption>
        <thead><tr><th scope="col">\(say: "instruments.column.name")</th>
        <th scope="col">\(say: "instruments.field.holder")</th>
        <th scope="col">\(say: "instruments.field.term")</th>
        <th scope="col">\(say: "instruments.field.used")</th>
        <th scope="col">\(say: "instruments.column.standing")</th>
        <th scope="col"><span class="visually-hidden">\(say: "instruments.column.do")</span></th></tr></thead>
        <tbody>\(each: found.licences.map { row($0, visit) })</tbody></table>
        """
    }

    private func row(_ line: LicenceLine, _ visit: Visit) -> HTML {
        let isLate = line.standing == .ended && !line.isReplaced
        return """
            <tr\(if: isLate, " class=\"late\"")>
            <th scope="row"><a href="/instruments/\(line.instrument.rawValue)">\(visit.choose(line.titles))</a>
            <span class="sub">\(visit.placeName(line.region))\(line.unit.map { " · \($0)" } ?? "")</span></th>
            <td data-label="\(say: "instruments.field.holder")"><span>\(line.licence.holder)
            <span class="sub">\(line.licence.number)</span></span></td>
            <td data-label="\(say: "instruments.field.term")"><span>\(line.licence.term.from.description) –
            \(line.licence.term.until.description)</span></td>
            <td data-label="\(say: "instruments.field.used")"><span>\(used(line))</span></td>
            <td data-label="\(say: "instruments.column.standing")"><div>\(standing(line))</div></td>
            <td class="do">\(if: !line.isReplaced, renew(line, visit))</td></tr>

            """
    }

    private func used(_ line: LicenceLine) -> HTML {
        guard let limit = line.licence.sittings else { return "\(line.used)" }
        return "\(say: "instruments.ledger.usedOf", ["used": "\(line.used)", "limit": "\(limit)"])"
    }

    private func standing(_ line: LicenceLine) -> HTML {
        if line.isReplaced { return "<span class=\"state\">\(say: "instruments.ledger.replaced")</span>" }
        let warned: HTML = line.warnedAt.map {
            "<span class=\"sub\">\(say: "instruments.ledger.warned", ["day": $0.day.description])</span>"
        } ?? .empty
        return LicenceState.mark(line.standing, line.daysLeft) + warned
    }

    private func renew(_ line: LicenceLine, _ visit: Visit) -> HTML {
        """
        <a class="btn small quiet" href="/licences/\(line.instrument.rawValue)/renew"
        aria-label="\(say: "instruments.ledger.renewThis", ["scale": visit.choose(line.titles)])">\
        \(say: "instruments.do.renew")</a>
        """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "instruments.ledger.empty")</h2>
        <p>\(say: "instruments.ledger.emptyWords")</p></div>
        """
    }
}
