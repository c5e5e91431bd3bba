import Access
import Care
import Regions

/// Where the person lives, if they care to say. One list for a small city; for a nation, step by step or by name,
/// with and without script: a step is the form sent back for another list, and keeps what was chosen already.
struct RegionField {
    /// A step through the tree instead of the start of the check.
    enum Step: String {
        case inside, find, top
    }

    let chosen: String?
    let offer: ChoosePlace.Outcome
    let search: String
    /// Places that bear one name and lie in the same place: only their codes tell them apart.
    let alike: Set<Region>
    var problem: Phrase?

    /// The step that the person asked for; `nil` when they want to begin.
    static func step(_ visit: Visit) -> Step? {
        let step = visit.fields["place"].flatMap(Step.init)
        // Enter in any field presses the first button, which is the search: without a name it is no search.
        return step == .find && search(visit).isEmpty ? nil : step
    }

    /// The list that belongs to what was sent: the same one again, or the one after the step.
    static func find(_ visit: Visit, problem: Phrase? = nil) async throws -> RegionField {
        let step = step(visit)
        let chosen = step == .top ? nil : visit.fields["region"].flatMap(Region.init)
        let within = step == .top ? nil : step == .inside ? chosen : visit.fields["within"].flatMap(Region.init)
        let search = step == .top || step == .inside ? "" : search(visit)
        let offer = try await visit.performOpenly(ChoosePlace(within: within, search: search))
        return RegionField(
            chosen: chosen?.code, offer: offer, search: search, alike: alike(in: offer.places, visit.language),
            problem: problem)
    }

    static func alike(in places: [Place], _ language: Language) -> Set<Region> {
        let twins = Dictionary(grouping: places) { "\($0.region.parent?.code ?? "") \($0.name(in: language))" }
        return Set(twins.values.filter { $0.count > 1 }.flatMap { $0.map(\.region) })
    }

    private static func search(_ visit: Visit) -> String {
        String((visit.fields["placeName"] ?? "").prefix(UnitError.longestName))
    }

    private var within: Region? { offer.path.last?.region }
    private var isWhole: Bool { within == nil && search.isEmpty && !offer.hasMore }

    func html(_ visit: Visit) -> HTML {
        let fault = FieldFault(problem, id: "region", hint: "region-hint")
        return """
            <div class="field" id="place">\(if: !isWhole, finder)
            <label for="region">\(say: "screenings.before.region")</label>
            <span class="hint" id="region-hint">\(say: "screenings.before.regionHint")</span>
            \(if: !offer.path.isEmpty, trail(visit))
            <select id="region" name="region"\(fault.attributes)>
            \(first(visit))\(options(visit))
            </select>\(fault.words)\(if: !isWhole, steps)</div>
            """
    }

    /// Search comes first in the page, so that Enter in its field presses its button.
    private var finder: HTML {
        """
        <div class="inline-form"><div class="field"><label for="place-name">\
        \(say: "screenings.before.placeName")</label>
        <input type="search" id="place-name" name="placeName" value="\(search)" autocomplete="off"></div>
        <button class="btn small quiet" name="place" value="find" formnovalidate>\
        \(say: "screenings.before.placeFind")</button></div>
        """
    }

    private func trail(_ visit: Visit) -> HTML {
        let names = offer.path.map { $0.name(in: visit.language) }.joined(separator: " / ")
        return """
            <p class="small">\(say: Phrase("screenings.before.placeIn", ["place": names]))</p>\
            \(Form.hidden("within", within?.code ?? ""))
            """
    }

    private var steps: HTML {
        """
        <div class="actions">\
        \(if: offer.hasMore || !search.isEmpty, Self.button(.inside, Phrase("screenings.before.placeInside")))\
        \(if: within != nil || !search.isEmpty, Self.button(.top, Phrase("screenings.before.placeTop")))</div>
        """
    }

    private static func button(_ step: Step, _ words: Phrase) -> HTML {
        """
        <button class="btn small plain" name="place" value="\(step.rawValue)" formnovalidate>\(say: words)</button>
        """
    }

    /// Above the list stands the way out, or the place whose inside is listed: it is an answer too.
    private func first(_ visit: Visit) -> HTML {
        let none: HTML = "<option value=\"\">\(say: "screenings.before.noRegion")</option>"
        if search.isEmpty, let here = offer.path.last {
            let words = Phrase("screenings.before.placeHere", ["place": here.name(in: visit.language)])
            return """
                <option value="\(here.region.code)"\(if: here.region.code == chosen, " selected")>\
                \(say: words)</option>\(none)
                """
        }
        let nothing: HTML = "<option value=\"\">\(say: "screenings.before.placeNone")</option>"
        return offer.places.isEmpty && !search.isEmpty ? nothing : none
    }

    private func options(_ visit: Visit) -> HTML {
        guard search.isEmpty else { return "\(each: offer.places.map { option($0, found($0, visit)) })" }
        let counties = offer.places.filter { $0.region.level == .county }
        let isGrouped = counties.count < offer.places.count
        guard isGrouped, !counties.isEmpty else { return "\(each: offer.places.map { option($0, name($0, visit)) })" }
        // A province stands for itself only where nothing else fits into the list.
        let wide = offer.places.filter { $0.region.level < .county && ($0.region.level == .city || offer.hasMore) }
        return """
            \(each: wide.map { option($0, name($0, visit)) })\(each: counties.map { group($0, visit) })\
            \(each: withoutCounty(counties).map { option($0, name($0, visit)) })
            """
    }

    private func group(_ county: Place, _ visit: Visit) -> HTML {
        let inside = offer.places.filter { county.region.contains($0.region) }
        return """
            <optgroup label="\(county.name(in: visit.language))">\
            \(each: inside.map { option($0, name($0, visit)) })</optgroup>

            """
    }

    /// Towns that hang directly below a city without counties.
    private func withoutCounty(_ counties: [Place]) -> [Place] {
        offer.places.filter { place in
            place.region.level > .county && !counties.contains { $0.region.contains(place.region) }
        }
    }

    private func option(_ place: Place, _ name: String) -> HTML {
        let told = alike.contains(place.region) ? "\(name) (\(place.region.code))" : name
        return """
            <option value="\(place.region.code)"\(if: place.region.code == chosen, " selected")>\(told)</option>
            """
    }

    /// A village is known by the township it belongs to.
    private func name(_ place: Place, _ visit: Visit) -> String {
        let own = place.name(in: visit.language)
        guard place.region.level == .village, let township = place.region.parent, within != township else { return own }
        let above = offer.places.first { $0.region == township }?.name(in: visit.language)
        return "\(above ?? visit.placeName(township)) · \(own)"
    }

    /// What was found by name is told apart by all that is above it.
    private func found(_ place: Place, _ visit: Visit) -> String {
        let above = place.region.upwards.dropFirst().reversed().compactMap { region in
            offer.above.first { $0.region == region }?.name(in: visit.language)
        }
        return (above + [place.name(in: visit.language)]).joined(separator: " / ")
    }
}
