import Care

/// Whose answers are written down: by the code on the slip, or by the place on a list. No name.
struct EntrantFields {
    let units: [String]
    let names: [String: String]
    var fault: Phrase?

    func html(_ visit: Visit) -> HTML {
        let fault = FieldFault(self.fault, id: "code", hint: "code-hint")
        return """
            <div class="field"><label for="code">\(say: "entry.code")</label>
            <span class="hint" id="code-hint">\(say: "entry.codeHint")</span>
            <input class="code" type="text" id="code" name="code" value="\(visit.fields["code"] ?? "")" maxlength="20"
            autocomplete="off" autocapitalize="characters" spellcheck="false"\(fault.attributes)>\(fault.words)</div>
            \(if: !units.isEmpty, byNumber(visit))
            """
    }

    private func byNumber(_ visit: Visit) -> HTML {
        """
        <details class="act"\(if: visit.fields["number"]?.isEmpty == false, " open")>\
        <summary>\(say: "entry.byNumber")</summary>
        <div class="field"><label for="unit">\(say: "entry.class")</label>
        <select id="unit" name="unit">\(each: units.map { code in
            """
            <option value="\(code)"\(if: code == visit.fields["unit"], " selected")>\(names[code] ?? code)</option>

            """
        })</select></div>
        <div class="field"><label for="number">\(say: "entry.number")</label>
        <input type="number" id="number" name="number" min="1" max="9999" value="\(visit.fields["number"] ?? "")"></div>
        </details>
        """
    }
}
