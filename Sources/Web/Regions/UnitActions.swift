import Access
import Care
import Regions

/// What can be done with a unit: open or close it, add a grade with its classes, add a part.
struct UnitActions {
    let unit: ReadUnit.Outcome
    let types: [PlaceType]
    let failed: FailedUnitStep?

    func html(_ visit: Visit) -> HTML {
        let parts = types.first { $0.code == unit.card.kind }?.parts ?? []
        return """
            <section class="card" aria-labelledby="do"><h2 id="do">\(say: "regions.unit.do")</h2>
            \(if: parts.contains("grade"), classes(visit))\
            \(if: parts.contains { $0 != "grade" && $0 != "class" }, part(visit))\
            \(status(visit))</section>
            """
    }

    private func classes(_ visit: Visit) -> HTML {
        """
        <details class="act"\(if: failed?.step == "classes", " open")><summary>\(say: "regions.classes.title")</summary>
        <form method="post" action="\(visit.unitPath)/classes">\(Form.token(visit))\
        \(number("entryYear", "regions.classes.year", hint: "regions.classes.yearHint"))\
        \(number("classes", "regions.classes.count", hint: "regions.classes.countHint"))\
        <button class="btn small">\(say: "regions.classes.do")</button></form>
        <p><a href="/classes/import">\(say: "regions.classes.byList")</a></p></details>
        """
    }

    private func number(_ name: String, _ label: String, hint: String) -> HTML {
        let id = "classes-\(name)"
        let fault = FieldFault(failed?.fieldID == id ? failed?.problem.phrase : nil, id: id, hint: "\(id)-hint")
        return """
            <div class="field"><label for="\(id)">\(say: Phrase(label))</label>\
            <span class="hint" id="\(id)-hint">\(say: Phrase(hint))</span>
            <input type="text" inputmode="numeric" id="\(id)" name="\(name)"\
             value="\(failed?.given("classes", name) ?? "")"\
             required autocomplete="off"\(fault.attributes)>\(fault.words)</div>

            """
    }

    private func part(_ visit: Visit) -> HTML {
        let query = AddressQuery.text(["parent": unit.card.code])
        return """
            <p><a class="btn small quiet" href="/regions/\(unit.card.region.code)/add?\(query)">\
            \(say: "regions.unit.addPart")</a></p>
            """
    }

    private func status(_ visit: Visit) -> HTML {
        let chosen = failed?.given("status", "status")
        let others = UnitStatus.allCases.filter { $0 != unit.card.status && $0 != .planned }
        let successor = FieldFault(at("successor"), id: "status-successor", hint: "successor-hint")
        let reason = FieldFault(at("reason"), id: "status-reason", hint: "reason-hint")
        return """
            <details class="act"\(if: failed?.step == "status", " open")>\
            <summary>\(say: "regions.unit.setStatus")</summary>
            <form method="post" action="\(visit.unitPath)/status">\(Form.token(visit))
            <div class="field"><label for="status-status">\(say: "regions.column.status")</label>
            <select id="status-status" name="status">\(each: others.map { option($0, chosen) })</select></div>
            <div class="field"><label for="status-successor">\(say: "regions.unit.successor")</label>
            <span class="hint" id="successor-hint">\(say: "regions.unit.successorHint")</span>
            <input type="text" id="status-successor" name="successor"\
             value="\(failed?.given("status", "successor") ?? "")"\
             autocomplete="off"\(successor.attributes)>\(successor.words)</div>
            <div class="field"><label for="status-reason">\(say: "regions.unit.reason")</label>
            <span class="hint" id="reason-hint">\(say: "regions.unit.reasonHint")</span>
            <textarea id="status-reason" name="reason" rows="3" required maxlength="\(UnitError.longestText)"\
            \(reason.attributes)>\(failed?.given("status", "reason") ?? "")</textarea>\(reason.words)</div>
            <button class="btn small">\(say: "regions.unit.setStatusDo")</button></form></details>
            """
    }

    private func at(_ field: String) -> Phrase? {
        failed?.step == "status" && failed?.field == field ? failed?.problem.phrase : nil
    }

    private func option(_ status: UnitStatus, _ chosen: String?) -> HTML {
        """
        <option value="\(status.rawValue)"\(if: status.rawValue == chosen, " selected")>\(say: status.phrase)</option>
        """
    }
}
