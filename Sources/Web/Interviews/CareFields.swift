import Access
import Care

/// The fields of the forms about care. A form that came back with a fault holds what was given.
struct CareFields {
    let visit: Visit
    /// Put before each id, because several forms of one page have fields of the same name.
    var prefix = ""
    var problem: (any Problem)?
    /// What was given, or what an older record says.
    var given: [String: String] = [:]

    func choices(
        _ name: String, _ legend: Phrase, _ options: [(code: String, words: Phrase)], isRequired: Bool = true,
        isFlat: Bool = false
    ) -> HTML {
        let mark = fault(name)
        return """
            <fieldset class="field" id="\(id(name))"\(mark.attributes)><legend>\(say: legend)</legend>\(mark.words)
            <div class="choices\(if: isFlat, " flat")">\
            \(each: options.map { option(name, $0.code, "\(say: $0.words)", isRequired) })</div></fieldset>

            """
    }

    func option(_ name: String, _ code: String, _ words: HTML, _ isRequired: Bool) -> HTML {
        let option = "\(id(name))-\(code)"
        return """
            <div class="choice"><input type="radio" id="\(option)" name="\(name)" value="\(code)"\
            \(if: isRequired, " required")\(if: given[name] == code, " checked")>\
            <label for="\(option)">\(words)\
            </label></div>

            """
    }

    func ticks(
        _ name: String, _ legend: Phrase, _ options: [(code: String, words: Phrase)], isFlat: Bool = false
    ) -> HTML {
        let mark = fault(name)
        return """
            <fieldset class="field" id="\(id(name))"\(mark.attributes)><legend>\(say: legend)</legend>\(mark.words)
            <div class="choices\(if: isFlat, " flat")">\
            \(each: options.map { tick("\(name).\($0.code)", $0.words) })</div></fieldset>

            """
    }

    /// One of several groups of ticks of the same name; what is missing stands at the group that it is missing from.
    func tickGroup(
        _ name: String, _ group: String, _ legend: Phrase, _ options: [(code: String, words: Phrase)], isAtFault: Bool
    ) -> HTML {
        let place = "\(id(name))-\(group)"
        let mark = FieldFault(isAtFault ? problem?.phrase : nil, id: place)
        return """
            <fieldset class="field" id="\(place)"\(mark.attributes)><legend>\(say: legend)</legend>\(mark.words)
            <div class="choices">\(each: options.map { tick("\(name).\($0.code)", $0.words) })</div></fieldset>

            """
    }

    private func tick(_ name: String, _ words: Phrase) -> HTML {
        """
        <div class="choice"><input type="checkbox" id="\(id(name))" name="\(name)" value="yes"\
        \(if: given[name] == "yes", " checked")><label for="\(id(name))">\(say: words)</label></div>

        """
    }

    /// One line of text.
    func line(_ name: String, _ label: Phrase, hint: Phrase? = nil, most: Int, isRequired: Bool = true) -> HTML {
        let mark = fault(name, hint: hint)
        return """
            <div class="field"><label for="\(id(name))">\(say: label)</label>\(self.hint(name, hint))
            <input id="\(id(name))" name="\(name)" value="\(given[name] ?? "")" maxlength="\(most)" autocomplete="off"\
            \(if: isRequired, " required")\(mark.attributes)>\(mark.words)</div>

            """
    }

    func area(_ name: String, _ label: Phrase, hint: Phrase? = nil, most: Int, isRequired: Bool = false) -> HTML {
        let mark = fault(name, hint: hint)
        return """
            <div class="field"><label for="\(id(name))">\(say: label)</label>\(self.hint(name, hint))
            <textarea id="\(id(name))" name="\(name)" rows="3" maxlength="\(most)"\(if: isRequired, " required")\
            \(mark.attributes)>\(given[name] ?? "")</textarea>\(mark.words)</div>

            """
    }

    func day(
        _ name: String, _ label: Phrase, hint: Phrase? = nil, from: Day? = nil, to: Day? = nil, isRequired: Bool = true
    ) -> HTML {
        let mark = fault(name, hint: hint)
        let borders: HTML = """
            \(if: from != nil, " min=\"\(from?.description ?? "")\"")\
            \(if: to != nil, " max=\"\(to?.description ?? "")\"")
            """
        return """
            <div class="field"><label for="\(id(name))">\(say: label)</label>\(self.hint(name, hint))
            <input type="date" id="\(id(name))" name="\(name)" value="\(given[name] ?? "")"\(borders)\
            \(if: isRequired, " required")\(mark.attributes)>\(mark.words)</div>

            """
    }

    /// A page from a scanner or a telephone.
    func scan(_ name: String, _ label: Phrase, hint: Phrase) -> HTML {
        let mark = fault(name, hint: hint)
        return """
            <div class="field"><label for="\(id(name))">\(say: label)</label>\(self.hint(name, hint))
            <input type="file" id="\(id(name))" name="\(name)" required accept=".pdf,.png,.jpg,.jpeg"\
            \(mark.attributes)>\(mark.words)</div>

            """
    }

    func time(_ name: String, _ label: Phrase, isRequired: Bool = true) -> HTML {
        let mark = fault(name)
        return """
            <div class="field"><label for="\(id(name))">\(say: label)</label>
            <input type="time" id="\(id(name))" name="\(name)" value="\(given[name] ?? "")"\
            \(if: isRequired, " required")\(mark.attributes)>\(mark.words)</div>

            """
    }

    private func id(_ name: String) -> String { prefix.isEmpty ? name : "\(prefix)-\(name)" }

    private func hint(_ name: String, _ hint: Phrase?) -> HTML {
        hint.map { "<span class=\"hint\" id=\"\(id(name))-hint\">\(say: $0)</span>" } ?? .empty
    }

    private func fault(_ name: String, hint: Phrase? = nil) -> FieldFault {
        let isHere = problem?.kind == .invalid(field: name)
        return FieldFault(isHere ? problem?.phrase : nil, id: id(name), hint: hint.map { _ in "\(id(name))-hint" })
    }
}
