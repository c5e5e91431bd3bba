import Access
import Care
import Instruments

/// Whose the scale will be: one of the caller's own places, or a school or an institution there.
struct OwnerField {
    let offer: FindOwners.Outcome
    let search: String
    let given: Fields
    let problem: (any Problem)?

    static func find(_ visit: Visit, problem: (any Problem)?) async throws -> OwnerField {
        let search = visit.fields["search"] ?? ""
        return OwnerField(
            offer: try await visit.perform(FindOwners(search: search, chosen: visit.fields["unit"])), search: search,
            given: visit.fields, problem: problem)
    }

    /// Shown only where the list cannot hold all. It stands before the form, because a page cannot keep chosen files.
    func finder(_ visit: Visit, _ address: String) -> HTML {
        guard offer.hasMore || !search.isEmpty else { return .empty }
        return """
            <form class="card inline-form" method="get" action="\(address)" role="search">
            <div class="field"><label for="search">\(say: "instruments.form.findUnit")</label>
            <span class="hint" id="search-hint">\(say: "instruments.form.findUnitHint")</span>
            <input type="search" id="search" name="search" value="\(search)" maxlength="60"
            aria-describedby="search-hint"></div>
            <button class="btn small plain">\(say: "instruments.library.find")</button></form>
            """
    }

    func html(_ visit: Visit) -> HTML {
        let isFaulty = problem?.kind == .invalid(field: "unit")
        let fault: HTML = isFaulty ? problem.map { "<span class=\"fault\">\(say: $0.phrase)</span>" } ?? .empty : .empty
        return """
            <div class="field"><label for="region">\(say: "instruments.form.region")</label>
            <select id="region" name="region">\(each: places(visit).map { place($0, visit) })</select></div>
            <div class="field"><label for="unit">\(say: "instruments.form.unit")</label>
            <span class="hint" id="unit-hint">\(say: "instruments.form.unitHint")</span>
            <select id="unit" name="unit" aria-describedby="unit-hint"\(if: isFaulty, " aria-invalid=\"true\"")>
            <option value="">\(say: "instruments.form.noUnit")</option>
            \(each: offer.owners.map { unit($0, visit) })</select>\(fault)</div>
            """
    }

    private func places(_ visit: Visit) -> [Region] {
        let posts = visit.caller.posts.filter { $0.role.permissions.contains(.loadInstruments) }
        return Array(Set(posts.map(\.region))).sorted()
    }

    private func place(_ region: Region, _ visit: Visit) -> HTML {
        option(region.code, visit.placeName(region), isChosen: given["region"] == region.code)
    }

    private func unit(_ unit: FindOwners.Owner, _ visit: Visit) -> HTML {
        option(
            unit.code, "\(visit.choose(unit.names)) · \(visit.placeName(unit.region))",
            isChosen: given["unit"] == unit.code)
    }

    private func option(_ code: String, _ name: String, isChosen: Bool) -> HTML {
        """
        <option value="\(code)"\(if: isChosen, " selected")>\(name)</option>

        """
    }
}
