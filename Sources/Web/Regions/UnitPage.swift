import Access
import Accounts
import Care
import Regions

/// A unit: what everybody may know, its parts, its people, whom to ask, its history, and what can be done with it.
struct UnitPage {
    let unit: ReadUnit.Outcome
    let types: [PlaceType]
    let people: [ListUnitPeople.Member]
    var opened: OpenUnitContact.Outcome?
    var failed: FailedUnitStep?

    static func find(_ unit: ReadUnit.Outcome, _ visit: Visit) async throws -> UnitPage {
        let types = try await visit.performOpenly(ListPlaceTypes(region: unit.card.region))
        let people = visit.holds(.seeAccounts) ? try await visit.perform(ListUnitPeople(unit: unit.card.code)) : []
        return UnitPage(unit: unit, types: types, people: people)
    }

    /// The unit in the address once more, after something was done there or could not be.
    static func again(
        _ visit: Visit, opened: OpenUnitContact.Outcome? = nil, step: String? = nil, _ problem: (any Problem)? = nil
    ) async throws -> UnitPage {
        var page = try await find(try await visit.perform(ReadUnit(unit: visit.fields["unit"] ?? "")), visit)
        page.opened = opened
        if let step, let problem { page.failed = FailedUnitStep(step: step, problem: problem, fields: visit.fields) }
        return page
    }

    private var mayChange: Bool { unit.card.status != .merged }

    func page(for visit: Visit) -> Page {
        let name = visit.choose(unit.card.names)
        let title = Phrase("regions.unit.title", ["name": name])
        return Page(
            title: failed.map { _ in Phrase("form.almostTitle", ["page": name]) } ?? title, frame: .staff,
            main: """
                \(Trail(path: unit.path).html(visit))\(Form.faults(failed?.problem.phrase, field: failed?.fieldID))
                <div class="head"><div><h1>\(name)</h1><p>\(kind(unit.card, visit)) · \
                <span class="state">\(say: unit.card.status.phrase)</span></p></div>\(change(visit))</div>
                <div class="split"><div>\(facts(visit))\(UnitParts(unit: unit, types: types).html(visit))\
                \(UnitPeople(people: people).html(visit))</div><div>
                \(UnitContactsCard(unit: unit, opened: opened, failed: failed).html(visit))\(history(visit))\
                \(if: visit.holds(.manageUnits) && mayChange, actions(visit))
                </div></div>
                """)
    }

    private func kind(_ card: UnitCard, _ visit: Visit) -> String {
        types.first { $0.code == card.kind }.map { visit.choose($0.names) } ?? card.kind
    }

    private func actions(_ visit: Visit) -> HTML {
        UnitActions(unit: unit, types: types, failed: failed).html(visit)
    }

    private func change(_ visit: Visit) -> HTML {
        guard visit.holds(.manageUnits) else { return .empty }
        return """
            <div class="actions"><a class="btn small quiet" href="\(visit.unitPath)/change">\
            \(say: "regions.unit.change")</a></div>
            """
    }

    private func facts(_ visit: Visit) -> HTML {
        let facts = unit.facts
        let hours = HoursWords.text(unit.hours, remark: visit.choose(["zh-Hans": facts.remark, "en": english]), visit)
        let address = visit.language == .en && !facts.addressEn.isEmpty ? facts.addressEn : facts.address
        return """
            <section class="card" aria-labelledby="facts"><h2 id="facts">\(say: "regions.unit.facts")</h2>
            <dl class="pairs">\(whole(visit))\
            \(Self.pair("regions.unit.address", "\(address)", isThere: !address.isEmpty))\
            \(Self.pair("regions.unit.hours", "\(hours)", isThere: !hours.isEmpty))\
            \(Self.pair("regions.unit.phone", Self.call(facts), isThere: !facts.phone.isEmpty))\
            \(coordinates)<dt>\(say: "regions.unit.code")</dt><dd><span class="code">\(unit.card.code)</span></dd></dl>
            </section>
            """
    }

    private var english: String { unit.facts.remarkEn.isEmpty ? unit.facts.remark : unit.facts.remarkEn }

    private func whole(_ visit: Visit) -> HTML {
        guard let whole = unit.whole else { return .empty }
        return Self.pair(
            "regions.unit.whole", "<a href=\"/units/\(Visit.encoded(whole.code))\">\(visit.choose(whole.names))</a>",
            isThere: true)
    }

    private var coordinates: HTML {
        guard let latitude = unit.facts.latitude, let longitude = unit.facts.longitude else { return .empty }
        return Self.pair("regions.unit.coordinates", "\("\(latitude), \(longitude)")", isThere: true)
    }

    private static func pair(_ key: String, _ value: HTML, isThere: Bool) -> HTML {
        isThere ? "<dt>\(say: Phrase(key))</dt><dd>\(value)</dd>" : .empty
    }

    private static func call(_ facts: UnitFacts) -> HTML { "<a href=\"tel:\(facts.dialled)\">\(facts.phone)</a>" }

    private func history(_ visit: Visit) -> HTML {
        guard !unit.history.isEmpty else { return .empty }
        let lines: [HTML] = unit.history.map { step in
            """
            <li><time datetime="\(step.day.description)">\(visit.date(step.day))</time><p>\(say: step.status.phrase)\
            \(if: !step.reason.isEmpty, "<span class=\"sub\">\(step.reason)</span>")\(heir(step))</p></li>

            """
        }
        return """
            <section class="card" aria-labelledby="history"><h2 id="history">\(say: "regions.history.title")</h2>
            <ul class="story">\(each: lines)</ul></section>
            """
    }

    private func heir(_ step: UnitStep) -> HTML {
        guard let heir = step.successor else { return .empty }
        return """
            <span class="sub"><a href="/units/\(Visit.encoded(heir))">\(say: "regions.history.heir")</a></span>
            """
    }
}

/// A short form that was sent with something to mend.
struct FailedUnitStep {
    let step: String
    let problem: any Problem
    let fields: Fields

    /// The name of the field to mend.
    var field: String? {
        if case .invalid(let name) = problem.kind { return name }
        return nil
    }

    var fieldID: String? { field.map { "\(step)-\($0)" } }

    /// What was given, when this is the form.
    func given(_ step: String, _ field: String) -> String { step == self.step ? fields[field] ?? "" : "" }
}
