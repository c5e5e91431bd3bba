import Access
import Care
import Rosters

/// One person who comes to a class or a unit: the short way, where a list would be too much.
struct AddMemberForm {
    let unit: RosterUnit
    /// Whether it has parts, so that pupils are added in one of these.
    let isSchool: Bool
    let failed: FailedUnitStep?

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="do"><h2 id="do">\(say: "rosters.do")</h2>
        <details class="act"\(if: failed != nil, " open")><summary>\(say: "rosters.add.title")</summary>
        <form method="post" action="\(visit.rosterPath(unit.code))/add">\(Form.token(visit))
        \(kind)\(text("name", needed: true))\(text("born", type: "date", hint: true))\
        \(text("idNumber", hint: true))\(text("number", hint: true))\(sex)\
        \(text("guardian"))\(text("guardianPhone", type: "tel"))\(text("phone", type: "tel"))
        <p class="small">\(say: "rosters.add.sealed")</p>
        <button class="btn small">\(say: "rosters.add.do")</button></form></details></section>

        """
    }

    private var kind: HTML {
        let kinds = isSchool ? MemberKind.allCases.filter { $0 != .pupil } : MemberKind.allCases
        let chosen = failed?.fields["kind"] ?? (unit.kind == "class" ? "pupil" : kinds.first?.rawValue)
        return select("kind", "rosters.column.kind", kinds.map { ($0.rawValue, $0.phrase) }, chosen)
    }

    private var sex: HTML {
        let known = MemberSex.allCases.map { ($0.rawValue, MemberSex?.some($0).phrase) }
        let sexes = [("", MemberSex?.none.phrase)] + known
        return select("sex", "rosters.column.sex", sexes, failed?.fields["sex"])
    }

    private func select(_ name: String, _ label: String, _ options: [(String, Phrase)], _ chosen: String?) -> HTML {
        let fault = FieldFault(failed?.field == name ? failed?.problem.phrase : nil, id: "add-\(name)")
        let lines: [HTML] = options.map { value, words in
            "<option value=\"\(value)\"\(if: value == chosen, " selected")>\(say: words)</option>"
        }
        return """
            <div class="field"><label for="add-\(name)">\(say: Phrase(label))</label>
            <select id="add-\(name)" name="\(name)"\(fault.attributes)>\(each: lines)</select>\(fault.words)</div>

            """
    }

    private func text(_ name: String, type: String = "text", needed: Bool = false, hint: Bool = false) -> HTML {
        let id = "add-\(name)"
        let fault = FieldFault(
            failed?.field == name ? failed?.problem.phrase : nil, id: id, hint: hint ? "\(id)-hint" : nil)
        let words: HTML = "<span class=\"hint\" id=\"\(id)-hint\">\(say: Phrase("rosters.field.\(name)Hint"))</span>"
        return """
            <div class="field"><label for="\(id)">\(say: Phrase("rosters.field.\(name)"))</label>\(if: hint, words)
            <input type="\(type)" id="\(id)" name="\(name)" value="\(failed?.given("add", name) ?? "")"\
            \(if: needed, " required") autocomplete="off"\(fault.attributes)>\(fault.words)</div>

            """
    }
}
