import Access
import Care

/// A form that comes again with what was given, and with what is to be mended beside its field. Nothing secret is
/// ever sent back into a page.
struct AccountForm {
    let visit: Visit
    var problem: (any Problem)?

    var faults: HTML {
        guard let problem else { return .empty }
        return Form.faults(problem.phrase, field: problem.field)
    }

    func given(_ name: String) -> String { visit.fields[name] ?? "" }

    func text(_ name: String, _ label: Phrase, hint: Phrase? = nil, attributes: HTML = .empty) -> HTML {
        field(name, label, hint: hint, input: "type=\"text\" value=\"\(given(name))\"" + attributes)
    }

    /// A field for something secret, empty each time.
    func secret(_ name: String, _ label: Phrase, hint: Phrase? = nil, isNew: Bool) -> HTML {
        field(
            name, label, hint: hint,
            input: "type=\"password\" required autocomplete=\"\(isNew ? "new-password" : "current-password")\"")
    }

    /// A field for six digits, or with letters for a recovery code as well.
    func code(_ name: String, _ label: Phrase, hint: Phrase? = nil, orRecovery: Bool = false) -> HTML {
        let kind: HTML = orRecovery
            ? "maxlength=\"12\" autocapitalize=\"characters\""
            : "inputmode=\"numeric\" maxlength=\"6\" pattern=\"[0-9]{6}\""
        return field(
            name, label, hint: hint,
            input: "class=\"spelled\" type=\"text\" required autocomplete=\"one-time-code\" spellcheck=\"false\" "
                + kind)
    }

    func day(_ name: String, _ label: Phrase, hint: Phrase? = nil, value: String? = nil, id: String? = nil) -> HTML {
        field(name, label, hint: hint, id: id, input: "type=\"date\" value=\"\(value ?? given(name))\"")
    }

    func role(_ label: Phrase, among roles: [Role]) -> HTML {
        let mark = fault("role", hint: nil)
        return """
            <div class="field"><label for="role">\(say: label)</label>
            <select id="role" name="role" required\(mark.attributes)>
            <option value="">\(say: "accounts.field.choose")</option>
            \(each: roles.map { option($0) })</select>\(mark.words)</div>

            """
    }

    /// A few answers, of which one is given; where there is only one, it is chosen already.
    func choices(_ name: String, _ legend: Phrase, _ options: [(String, Phrase)]) -> HTML {
        let mark = fault(name, hint: nil)
        return """
            <fieldset class="field" id="\(name)"\(mark.attributes)><legend>\(say: legend)</legend>\(mark.words)
            <div class="choices">\(each: options.map { choice(name, $0.0, $0.1, options.count == 1) })</div></fieldset>

            """
    }

    private func choice(_ name: String, _ value: String, _ words: Phrase, _ isOnly: Bool) -> HTML {
        let isChosen = isOnly || given(name) == value
        return """
            <div class="choice"><input type="radio" id="\(name)-\(value)" name="\(name)" value="\(value)" required\
            \(if: isChosen, " checked")><label for="\(name)-\(value)">\(say: words)</label></div>

            """
    }

    private func option(_ role: Role) -> HTML {
        """
        <option value="\(role.rawValue)"\(if: given("role") == role.rawValue, " selected")>\(say: role.phrase)</option>

        """
    }

    private func field(
        _ name: String, _ label: Phrase, hint: Phrase?, id givenID: String? = nil, input: HTML
    ) -> HTML {
        let id = givenID ?? name
        let mark = fault(name, hint: hint.map { _ in "\(id)-hint" })
        let words: HTML = hint.map { "<span class=\"hint\" id=\"\(id)-hint\">\(say: $0)</span>" } ?? .empty
        return """
            <div class="field"><label for="\(id)">\(say: label)</label>\(words)
            <input id="\(id)" name="\(name)" \(input)\(mark.attributes)>\(mark.words)</div>

            """
    }

    private func fault(_ name: String, hint: String?) -> FieldFault {
        let isHere = problem.map { $0.kind == .invalid(field: name) } ?? false
        return FieldFault(isHere ? problem?.phrase : nil, id: name, hint: hint)
    }
}
