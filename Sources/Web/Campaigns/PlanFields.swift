import Access
import Care

/// The fields of the plan's short forms. A form that came back with a fault holds what was given.
struct PlanFields {
    let failed: FailedPlanStep?

    /// An id without dots, so that a style sheet or a script can name it.
    static func id(_ name: String) -> String { "plan-\(name.replacing(".", with: "-"))" }

    /// What was given, else what stands in the plan.
    func given(_ name: String, _ kept: String) -> String { failed?.fields[name] ?? kept }

    func isTicked(_ name: String, _ kept: Bool, part: String) -> Bool {
        guard let failed, failed.part == part else { return kept }
        return failed.fields[name] == "yes"
    }

    func text(_ name: String, _ label: String, _ kept: String, hint: String? = nil, type: String = "text") -> HTML {
        field(name, label, hint: hint) { attributes in
            """
            <input type="\(type)" id="\(Self.id(name))" name="\(name)" value="\(given(name, kept))" autocomplete="off"\
            \(attributes)>
            """
        }
    }

    func number(_ name: String, _ label: String, _ kept: Int?, hint: String? = nil) -> HTML {
        field(name, label, hint: hint) { attributes in
            """
            <input type="text" inputmode="numeric" id="\(Self.id(name))" name="\(name)" \
            value="\(given(name, kept.map { "\($0)" } ?? ""))" autocomplete="off"\(attributes)>
            """
        }
    }

    func words(_ name: String, _ label: String, _ kept: String, hint: String? = nil, rows: Int = 3) -> HTML {
        field(name, label, hint: hint) { attributes in
            """
            <textarea id="\(Self.id(name))" name="\(name)" rows="\(rows)"\(attributes)>\(given(name, kept))</textarea>
            """
        }
    }

    func choice(_ name: String, _ label: String, _ options: [(code: String, words: Phrase)], _ kept: String) -> HTML {
        let chosen = given(name, kept)
        return field(name, label, hint: nil) { attributes in
            """
            <select id="\(Self.id(name))" name="\(name)"\(attributes)>\(each: options.map { option in
                """
                <option value="\(option.code)"\(if: option.code == chosen, " selected")>\(say: option.words)</option>
                """
            })</select>
            """
        }
    }

    func tick(_ name: String, _ words: HTML, _ kept: Bool, part: String) -> HTML {
        """
        <div class="choice"><input type="checkbox" id="\(Self.id(name))" name="\(name)" value="yes"\
        \(if: isTicked(name, kept, part: part), " checked")><label for="\(Self.id(name))">\(words)</label></div>

        """
    }

    private func field(_ name: String, _ label: String, hint: String?, _ input: (HTML) -> HTML) -> HTML {
        let id = Self.id(name)
        let fault = FieldFault(
            failed?.field == name ? failed?.problem.phrase : nil, id: id, hint: hint.map { _ in "\(id)-hint" })
        let hinted: HTML = hint.map { "<span class=\"hint\" id=\"\(id)-hint\">\(say: Phrase($0))</span>" } ?? .empty
        return """
            <div class="field"><label for="\(id)">\(say: Phrase(label))</label>\(hinted)
            \(input(fault.attributes))\(fault.words)</div>

            """
    }
}
