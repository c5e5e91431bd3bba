import Access
import Care
import Regions

/// The form of a unit: for a new one in a place, or for what is to be changed of an old one.
struct UnitForm {
    enum Purpose {
        case new(region: Region, parent: UnitCard?)
        case change(UnitCard)
    }

    let purpose: Purpose
    let types: [PlaceType]
    /// What stands in the fields, by their names.
    let given: Fields
    let problem: (any Problem)?

    /// For a new unit in the place of the address or of the form.
    static func new(_ visit: Visit, _ problem: (any Problem)? = nil) async throws -> UnitForm {
        guard visit.holds(.manageUnits), let region = visit.fields["region"].flatMap(Region.init) else {
            throw visit.isSignedIn ? Refusal.forbidden : Refusal.notSignedIn
        }
        let code = visit.fields["parent"] ?? ""
        let parent = code.isEmpty ? nil : try await visit.perform(ReadUnit(unit: code)).card
        guard parent != nil || visit.mayOpen(region) else { throw Refusal.notFound }
        let types = try await visit.performOpenly(ListPlaceTypes(region: region))
        let allowed = parent.map { parent in types.first { $0.code == parent.kind }?.parts ?? [] }
        return UnitForm(
            purpose: .new(region: region, parent: parent),
            types: types.filter { type in
                allowed?.contains(type.code) ?? (type.group != .part) && type.code != "grade" && type.code != "class"
            }, given: visit.fields, problem: problem)
    }

    /// For a unit that is there: its facts stand in the fields, or what was sent.
    static func change(_ visit: Visit, _ problem: (any Problem)? = nil) async throws -> UnitForm {
        let unit = try await visit.perform(ReadUnit(unit: visit.fields["unit"] ?? ""))
        guard visit.holds(.manageUnits) else { throw Refusal.forbidden }
        let given = problem == nil ? fields(of: unit.facts) : visit.fields
        return UnitForm(purpose: .change(unit.card), types: [], given: given, problem: problem)
    }

    private static func fields(of facts: UnitFacts) -> Fields {
        var values = [
            "facts.name": facts.name, "facts.nameEn": facts.nameEn, "facts.address": facts.address,
            "facts.addressEn": facts.addressEn, "facts.remark": facts.remark, "facts.remarkEn": facts.remarkEn,
            "facts.phone": facts.phone, "facts.latitude": facts.latitude.map { "\($0)" } ?? "",
            "facts.longitude": facts.longitude.map { "\($0)" } ?? "",
        ]
        for (day, spans) in facts.hours { values["facts.hours.\(day)"] = spans }
        return Fields(values: values)
    }

    /// The field to mend; a place that has ended is told of above the form only.
    private var faulty: String? {
        guard case .invalid(let field) = problem?.kind, field != "region" else { return nil }
        return field
    }

    func page(for visit: Visit) -> Page {
        let title = heading(visit)
        return Page(
            title: visit.title(title, isAgain: problem != nil), frame: .staff,
            main: """
                \(Form.faults(problem?.phrase, field: faulty.map(Self.id)))
                <div class="head"><div><h1>\(say: title)</h1><p>\(say: "regions.form.lead")</p></div></div>
                <form class="card narrow" method="post" action="\(action(visit))">\(Form.token(visit))\(start(visit))
                \(text("facts.name", "regions.form.name", isNeeded: true))\(text("facts.nameEn", "regions.form.nameEn"))
                \(text("facts.address", "regions.unit.address"))\(text("facts.addressEn", "regions.form.addressEn"))
                \(text("facts.phone", "regions.unit.phone", type: "tel"))
                \(hours)\(text("facts.remark", "regions.form.remark"))\(text("facts.remarkEn", "regions.form.remarkEn"))
                <div class="inline-form">\(text("facts.latitude", "regions.form.latitude"))\
                \(text("facts.longitude", "regions.form.longitude"))</div>
                <div class="actions"><button class="btn">\(say: "regions.form.keep")</button>\
                <a class="btn plain" href="\(back(visit))">\(say: "regions.form.back")</a></div></form>
                """)
    }

    private func heading(_ visit: Visit) -> Phrase {
        switch purpose {
        case .new(_, let parent?): Phrase("regions.form.newIn", ["place": visit.choose(parent.names)])
        case .new(let region, nil): Phrase("regions.form.newIn", ["place": visit.placeName(region)])
        case .change(let card): Phrase("regions.form.change", ["name": visit.choose(card.names)])
        }
    }

    private func action(_ visit: Visit) -> String {
        if case .change = purpose { return "\(visit.unitPath)/change" }
        return "/units"
    }

    private func back(_ visit: Visit) -> String {
        switch purpose {
        case .new(_, let parent?): "/units/\(Visit.encoded(parent.code))"
        case .new(let region, nil): "/regions/\(region.code)"
        case .change: visit.unitPath
        }
    }

    /// What only a new unit is asked: its kind, and whether it is open already.
    private func start(_ visit: Visit) -> HTML {
        guard case .new(let region, let parent) = purpose else { return .empty }
        let fault = FieldFault(faulty == "kind" ? problem?.phrase : nil, id: "kind")
        let isPlanned = given["status"] == UnitStatus.planned.rawValue
        return """
            \(Form.hidden("region", region.code))\(if: parent != nil, Form.hidden("parent", parent?.code ?? ""))\
            \(Form.hidden("request", given["request"] ?? visit.house.randomWord()))
            <div class="field"><label for="kind">\(say: "regions.column.kind")</label>
            <select id="kind" name="kind" required\(fault.attributes)>\
            <option value="">\(say: "regions.form.choose")</option>
            \(KindOptions(types: types, chosen: given["kind"], language: visit.language).html)\
            </select>\(fault.words)</div>
            <div class="field"><div class="choice"><input type="checkbox" id="planned" name="status" value="planned"\
            \(if: isPlanned, " checked")><label for="planned">\(say: "regions.form.planned")</label></div></div>
            """
    }

    private func text(_ name: String, _ label: String, type: String = "text", isNeeded: Bool = false) -> HTML {
        let id = Self.id(name)
        let fault = FieldFault(faulty == name ? problem?.phrase : nil, id: id)
        return """
            <div class="field"><label for="\(id)">\(say: Phrase(label))</label><input type="\(type)" id="\(id)" \
            name="\(name)" value="\(given[name] ?? "")" autocomplete="off"\(if: isNeeded, " required")\
            \(fault.attributes)>\(fault.words)</div>

            """
    }

    private var hours: HTML {
        """
        <fieldset class="field"><legend>\(say: "regions.unit.hours")</legend>
        <span class="hint">\(say: "regions.form.hoursHint")</span><div class="hours-of-week">\(each: (1...7).map(day))\
        </div></fieldset>
        """
    }

    private func day(_ day: Int) -> HTML {
        let name = "facts.hours.\(day)"
        let id = Self.id(name)
        let fault = FieldFault(faulty == name ? problem?.phrase : nil, id: id)
        return """
            <label for="\(id)">\(say: HoursWords.weekday(day))</label><div>\
            <input type="text" id="\(id)" name="\(name)" \
            value="\(given[name] ?? "")" autocomplete="off"\(fault.attributes)>\(fault.words)</div>

            """
    }

    /// An id without dots, so that a style sheet or a script can name it.
    private static func id(_ name: String) -> String {
        name.replacing("facts.", with: "").replacing(".", with: "-")
    }
}
