import Access
import Care
import WarningRules
import Warnings

/// The fields of the roster's forms. A form that came back with a fault holds what was given.
struct RosterForm {
    let visit: Visit
    let problem: (any Problem)?

    /// The name of the field to mend.
    var fault: String? {
        guard case .invalid(let field) = problem?.kind else { return nil }
        return field
    }

    var faults: HTML { Form.faults(problem?.phrase, field: fault.map { "duty-\($0)" }) }

    func title(_ title: Phrase) -> Phrase {
        visit.title(title, isAgain: problem != nil)
    }

    /// A form about one place's roster, or the word that nobody is there to be put on it.
    func page(
        _ title: String, lead: String, for plan: ReadDutyPlan.Outcome, waiting: Int?, _ fields: @autoclosure () -> HTML
    ) -> Page {
        let place = visit.placeName(plan.week.region)
        return Page(
            title: self.title(Phrase(title)), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/duty/roster?region=\(plan.week.region.code)">‹ \(say: "duty.back")</a></p>
                \(faults)
                <div class="head"><div><h1>\(say: Phrase(title)) · \(place)</h1>
                <p>\(say: Phrase(lead))</p></div></div>
                \(if: plan.people.isEmpty, "<p class=\"note warn\">\(say: "duty.nobodyToPlan", ["place": place])</p>")
                \(if: !plan.people.isEmpty, fields())
                """)
    }

    func reply(_ page: Page) -> Reply { .page(page, after: problem) }

    /// What was given, else what the form begins with.
    func given(_ name: String, _ first: String = "") -> String {
        problem == nil ? first : visit.fields[name] ?? ""
    }

    func person(
        _ name: String, _ label: String, _ people: [DutyPerson], first: ID<Caller>?, empty: String? = nil
    ) -> HTML {
        let chosen = given(name, first?.rawValue ?? "")
        return field(name, Phrase(label), """
            <select id="duty-\(name)" name="\(name)"\(if: empty == nil, " required")\(mark(name))>
            <option value="">\(say: Phrase(empty ?? "warnings.field.choose"))</option>
            \(each: people.map { option($0, isChosen: $0.account.rawValue == chosen) })</select>
            """)
    }

    func day(_ name: String, _ label: String, first: Day?, hint: String? = nil, isNeeded: Bool = true) -> HTML {
        field(name, Phrase(label), hint: hint, """
            <input id="duty-\(name)" type="date" name="\(name)" value="\(given(name, first?.description ?? ""))"\
            \(if: isNeeded, " required")\(mark(name))>
            """)
    }

    func time(_ name: String, _ label: String, first: String, hint: String? = nil) -> HTML {
        field(name, Phrase(label), hint: hint, """
            <input id="duty-\(name)" type="text" inputmode="numeric" name="\(name)" maxlength="5"
            pattern="([01][0-9]|2[0-4]):[0-5][0-9]" value="\(given(name, first))" required\(mark(name))>
            """)
    }

    func choices(_ name: String, _ legend: String, _ options: [(code: String, words: Phrase)], first: String) -> HTML {
        let chosen = given(name, first)
        return """
            <fieldset class="field" id="duty-\(name)"><legend>\(say: Phrase(legend))</legend>
            <div class="choices across">
            \(each: options.map { choice("radio", name, $0.code, $0.words, isChosen: $0.code == chosen) })</div>
            </fieldset>
            """
    }

    func weekdays(_ legend: String) -> HTML {
        let days = (1...7).map { number in
            choice(
                "checkbox", "weekdays.\(number)", "yes", Phrase("duty.weekday.\(number)"),
                isChosen: given("weekdays.\(number)") == "yes")
        }
        return """
            <fieldset class="field" id="duty-weekdays"><legend>\(say: Phrase(legend))</legend>
            <div class="choices across">\(each: days)</div>\(words("weekdays"))</fieldset>
            """
    }

    func note(_ label: String, hint: String) -> HTML {
        field("note", Phrase(label), hint: hint, """
            <textarea id="duty-note" name="note" rows="5" maxlength="\(WarningError.longestNote)"
            aria-describedby="duty-note-hint"\(if: fault == "note", " aria-invalid=\"true\"")>\
            \(given("note"))</textarea>
            """)
    }

    private func field(_ name: String, _ label: Phrase, hint: String? = nil, _ input: HTML) -> HTML {
        let hinted: HTML =
            hint.map { "<span class=\"hint\" id=\"duty-\(name)-hint\">\(say: Phrase($0))</span>" } ?? .empty
        return """
            <div class="field"><label for="duty-\(name)">\(say: label)</label>\(hinted)
            \(input)\(words(name))</div>

            """
    }

    private func choice(_ type: String, _ name: String, _ code: String, _ words: Phrase, isChosen: Bool) -> HTML {
        let id = "duty-\(name)-\(code)"
        return """
            <div class="choice"><input type="\(type)" id="\(id)" name="\(name)" value="\(code)"\
            \(if: type == "radio", " required")\(if: isChosen, " checked")>\
            <label for="\(id)">\(say: words)</label></div>

            """
    }

    private func option(_ person: DutyPerson, isChosen: Bool) -> HTML {
        """
        <option value="\(person.account.rawValue)"\(if: isChosen, " selected")>\(person.name)</option>

        """
    }

    private func mark(_ name: String) -> HTML {
        fault == name ? " aria-invalid=\"true\" aria-describedby=\"duty-\(name)-fault\"" : .empty
    }

    private func words(_ name: String) -> HTML {
        guard fault == name, let problem else { return .empty }
        return "<span class=\"fault\" id=\"duty-\(name)-fault\">\(say: problem.phrase)</span>"
    }
}

extension Visit {
    /// A form page of the roster once more; problems that no field can mend have their own page.
    func isMendable(_ problem: any Problem) -> Bool {
        switch problem.kind {
        case .conflict, .invalid: true
        default: false
        }
    }
}
