import Access
import Care
import Rosters

/// What can be done with a member: move to another class, mend the name, note as gone or back again.
struct MemberActions {
    let member: ReadMember.Outcome
    let failed: FailedUnitStep?

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="do"><h2 id="do">\(say: "rosters.do")</h2>
        \(member.card.leftAt == nil ? "\(change(visit))\(gone(visit))" : back(visit))</section>

        """
    }

    private func change(_ visit: Visit) -> HTML {
        let fault = FieldFault(failed?.field == "unit" ? failed?.problem.phrase : nil, id: "change-unit")
        return """
            <details class="act"\(if: failed != nil, " open")><summary>\(say: "rosters.change.title")</summary>
            <form method="post" action="\(visit.memberPath)/change">\(Form.token(visit))
            <div class="field"><label for="change-unit">\(say: "rosters.change.unit")</label>
            <select id="change-unit" name="unit"\(fault.attributes)>\(options(visit))</select>\(fault.words)</div>
            \(text("name"))\(text("number"))
            <button class="btn small">\(say: "rosters.change.do")</button></form></details>

            """
    }

    /// Pupils go from class to class; a grade is nobody's place.
    private func options(_ visit: Visit) -> HTML {
        let chosen = failed?.fields["unit"] ?? member.card.unit
        let places = [member.house] + member.parts.filter { $0.kind != "grade" }
        let lines: [HTML] = places.map { unit in
            """
            <option value="\(unit.code)"\(if: unit.code == chosen, " selected")>\(visit.choose(unit.names))</option>
            """
        }
        return "\(each: lines)"
    }

    private func text(_ name: String) -> HTML {
        let id = "change-\(name)"
        let fault = FieldFault(failed?.field == name ? failed?.problem.phrase : nil, id: id, hint: "\(id)-hint")
        return """
            <div class="field"><label for="\(id)">\(say: Phrase("rosters.change.\(name)"))</label>\
            <span class="hint" id="\(id)-hint">\(say: "rosters.change.hint")</span>
            <input type="text" id="\(id)" name="\(name)" value="\(failed?.given("change", name) ?? "")"\
             autocomplete="off"\(fault.attributes)>\(fault.words)</div>

            """
    }

    private func gone(_ visit: Visit) -> HTML {
        """
        <details class="act"><summary>\(say: "rosters.leave.title")</summary>
        <form method="post" action="\(visit.memberPath)/gone">\(Form.token(visit))<p>\(say: "rosters.leave.lead")</p>
        <button class="btn small">\(say: "rosters.leave.do")</button></form></details>

        """
    }

    private func back(_ visit: Visit) -> HTML {
        """
        <form method="post" action="\(visit.memberPath)/back">\(Form.token(visit))<p>\(say: "rosters.back.lead")</p>
        <button class="btn small">\(say: "rosters.back.do")</button></form>

        """
    }
}
