import Access
import Care
import Consents

/// A class: whose guardian has still to be asked, by number; slips to print, one reminder, papers to write down.
struct SeatsPage {
    let found: ListSeats.Outcome
    let asked: ListSeats
    let path: String
    let consentsPath: String
    let waiting: Int?
    var problem: (any Problem)?

    static func show(_ visit: Visit, problem: (any Problem)?) async throws -> Reply {
        let asked = try await visit.input(ListSeats.self)
        let page = SeatsPage(
            found: try await visit.perform(asked), asked: asked, path: try visit.classPath,
            consentsPath: try visit.consentsPath, waiting: try await visit.waitingAlerts(), problem: problem)
        return .page(page.page(for: visit), after: problem)
    }

    /// The class once more, with what did not work.
    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is ConsentError, visit.fields["unit"] != nil else { return nil }
        return try await show(visit, problem: problem)
    }

    func page(for visit: Visit) -> Page {
        let name = found.names.map { visit.choose($0) } ?? asked.unit
        let title = Phrase("consents.class.title", ["class": name])
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="\(consentsPath)">‹ \(visit.choose(found.titles))</a></p>
                \(Form.faults(problem?.phrase, field: nil))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "consents.class.lead")</p></div></div>
                <div class="split"><div>\(chips)\(list(visit))</div><div>\(slips(visit))\(reminder(visit))</div></div>
                """)
    }

    private var chips: HTML {
        let all = asked.all ?? false
        return """
            <ul class="chips"><li><a href="\(path)"\(if: !all, " aria-current=\"true\"")>\
            \(say: "consents.class.waiting")</a></li>
            <li><a href="\(path)?all=yes"\(if: all, " aria-current=\"true\"")>\(say: "consents.class.all")</a></li></ul>
            """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.seats.isEmpty else {
            return """
                <div class="empty"><h2>\(say: "consents.class.none")</h2><p>\(say: "consents.class.noneHint")</p></div>
                """
        }
        return """
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "consents.class.waiting")</caption>
            <thead><tr><th scope="col">\(say: "consents.column.number")</th>
            <th scope="col">\(say: "consents.column.state")</th><th scope="col">\(say: "consents.column.act")</th></tr>
            </thead><tbody>\(each: found.seats.map { row($0, visit) })</tbody></table></div>\(next)
            """
    }

    private var next: HTML {
        guard found.hasMore, let last = found.seats.last else { return .empty }
        let address = "\(path)?after=\(last.participant)\(asked.all == true ? "&all=yes" : "")"
        return """
            <p class="actions no-print">
            <a class="btn small plain" href="\(address)">\(say: "consents.class.more")</a></p>
            """
    }

    private func row(_ seat: ConsentSeat, _ visit: Visit) -> HTML {
        let number = ["number": "\(seat.number)"]
        return """
            <tr id="seat-\(seat.number)"><th scope="row">\(say: "consents.guardian.number", number)</th>
            <td data-label="\(say: "consents.column.state")"><span>\(say: state(seat))</span></td>
            <td><details class="act"><summary>\(say: "consents.class.do", number)</summary>
            <p><a class="btn small plain" href="\(consentsPath)/people/\(seat.participant)/paper">\
            \(say: "consents.do.paper")</a></p>
            \(if: seat.isWaiting && seat.hasSlip && !seat.isReminded && found.isOpen, remind(seat, visit))
            \(if: found.isOpen || !seat.isWaiting, replace(seat, visit))</details></td></tr>

            """
    }

    private func state(_ seat: ConsentSeat) -> Phrase {
        if !seat.isWaiting { return Phrase("consents.seat.answered") }
        if !seat.hasSlip { return Phrase("consents.seat.noSlip") }
        return Phrase(seat.isReminded ? "consents.seat.reminded" : "consents.seat.handed")
    }

    private func remind(_ seat: ConsentSeat, _ visit: Visit) -> HTML {
        """
        <form method="post" action="\(consentsPath)/people/\(seat.participant)/remind">\(Form.token(visit))\
        \(Form.hidden("unit", asked.unit))<button class="btn small quiet">\(say: "consents.do.remind")</button></form>
        """
    }

    private func replace(_ seat: ConsentSeat, _ visit: Visit) -> HTML {
        """
        <form method="post" action="\(consentsPath)/people/\(seat.participant)/slip">\(Form.token(visit))\
        \(Form.request(visit))\(Form.hidden("unit", asked.unit))
        <p class="small">\(say: "consents.class.replaceHint")</p>
        <button class="btn small plain">\(say: "consents.do.replace")</button></form>
        """
    }

    private func slips(_ visit: Visit) -> HTML {
        guard found.isOpen, found.hasNotice else { return .empty }
        return """
            <section class="card" aria-labelledby="slips"><h2 id="slips">\(say: "consents.slips.title")</h2>
            <p>\(say: "consents.slips.count", ["count": "\(found.withoutSlip)"])</p>
            \(if: found.withoutSlip > 0, make(again: false, Phrase("consents.do.slips"), visit))
            <details class="act"><summary>\(say: "consents.slips.lost")</summary>
            <p class="small">\(say: "consents.slips.lostHint")</p>
            \(make(again: true, Phrase("consents.do.slipsAgain"), visit))</details></section>
            """
    }

    private func make(again: Bool, _ words: Phrase, _ visit: Visit) -> HTML {
        """
        <form method="post" action="\(path)/slips">\(Form.token(visit))\(Form.request(visit))\
        \(if: again, Form.hidden("again", "yes"))
        <button class="btn\(if: again, " small plain")">\(say: words)</button></form>
        """
    }

    private func reminder(_ visit: Visit) -> HTML {
        guard found.isOpen, found.toRemind > 0 else { return .empty }
        return """
            <section class="card" aria-labelledby="remind"><h2 id="remind">\(say: "consents.remind.title")</h2>
            <p>\(say: "consents.remind.lead", ["count": "\(found.toRemind)"])</p>
            <form method="post" action="\(path)/remind">\(Form.token(visit))
            <button class="btn quiet">\(say: "consents.do.remindClass")</button></form></section>
            """
    }
}
