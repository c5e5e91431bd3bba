import Care
import Regions

/// Where the person lives, if they care to say: all places in one list, grouped by county.
struct RegionField {
    let chosen: String?
    var problem: Phrase?

    func html(_ visit: Visit) -> HTML {
        let fault = FieldFault(problem, id: "region", hint: "region-hint")
        let places = visit.house.placeNames.all.filter { $0.region.level != .province }
        return """
            <div class="field"><label for="region">\(say: "screenings.before.region")</label>
            <span class="hint" id="region-hint">\(say: "screenings.before.regionHint")</span>
            <select id="region" name="region"\(fault.attributes)>
            <option value="">\(say: "screenings.before.noRegion")</option>
            \(each: places.filter { $0.region.level == .city }.map { option($0, visit) })
            \(each: places.filter { $0.region.level == .county }.map { group($0, among: places, visit) })
            </select>\(fault.words)</div>
            """
    }

    private func group(_ county: Place, among places: [Place], _ visit: Visit) -> HTML {
        let inside = places.filter { county.region.contains($0.region) }
        return """
            <optgroup label="\(county.name(in: visit.language))">\(each: inside.map { option($0, visit) })</optgroup>

            """
    }

    private func option(_ place: Place, _ visit: Visit) -> HTML {
        """
        <option value="\(place.region.code)"\(if: place.region.code == chosen, " selected")>\
        \(name(place, visit))</option>
        """
    }

    /// A village is known by the township it belongs to.
    private func name(_ place: Place, _ visit: Visit) -> String {
        let own = place.name(in: visit.language)
        guard place.region.level == .village, let township = place.region.parent else { return own }
        return "\(visit.placeName(township)) · \(own)"
    }
}
