import Access
import Care
import WarningRules
import Warnings

extension Visit {
    /// The gaps of the coming week in the person's places; `nil` for whoever does not plan.
    func dutyGaps() async throws -> CheckDutyGaps.Outcome? {
        holds(.planDuty) ? try await perform(CheckDutyGaps()) : nil
    }
}

/// Tells when nobody is planned in the coming week; loud where that begins within two days.
struct DutyGapNote {
    let gaps: CheckDutyGaps.Outcome?
    /// How soon a gap asks for help today. [D]
    static let soonHours = 48
    /// More would push the list of alerts off the screen; the roster shows all.
    private static let shown = 5

    func html(_ visit: Visit) -> HTML {
        guard let places = gaps?.places, !places.isEmpty else { return .empty }
        let all = places.flatMap { place in place.gaps.map { (place, $0) } }.sorted { $0.1.from < $1.1.from }
        let soon = visit.now.adding(hours: Self.soonHours)
        let urgent = all.filter { $0.1.from < soon && $0.0.hasRoster }
        return """
            <section class="note no-print\(if: !urgent.isEmpty, " warn")" aria-labelledby="duty-gaps">
            <h2 id="duty-gaps">\(say: "duty.gaps.title") <span class="badge">\(all.count)</span></h2>
            <ul>\(each: all.prefix(Self.shown).map { line($0.0, $0.1, visit) })</ul>
            \(if: all.count > Self.shown, more(all.count - Self.shown))</section>
            """
    }

    private func line(_ place: CheckDutyGaps.PlaceGaps, _ gap: Stretch, _ visit: Visit) -> HTML {
        let address = "/duty/roster?region=\(place.region.code)&week=\(gap.from.day)"
        let values = ["place": visit.placeName(place.region), "span": visit.span(gap)]
        let words = place.hasRoster ? Phrase("duty.gaps.line", values) : Phrase("duty.gaps.none", values)
        return """
            <li><a href="\(address)">\(say: words)</a></li>

            """
    }

    private func more(_ count: Int) -> HTML { "<p>\(say: "duty.gaps.more", ["count": "\(count)"])</p>" }
}

/// Who is on duty now in the person's places, until when, and who comes next; for a unit, which place answers.
struct DutyNow {
    let found: SeeWhoIsOnDuty.Outcome

    func html(_ visit: Visit) -> HTML {
        guard !found.places.isEmpty || !found.units.isEmpty else { return .empty }
        return """
            <section class="card duty-now" aria-labelledby="duty-now"><h2 id="duty-now">\(say: "duty.now.title")</h2>
            <dl class="pairs">\(each: found.places.map { place($0, visit) })\
            \(each: found.units.map { unit($0, visit) })</dl>
            \(if: !found.places.isEmpty, roster)</section>
            """
    }

    private var roster: HTML {
        "<p class=\"small\"><a href=\"/duty/roster\">\(say: "duty.now.roster")</a></p>"
    }

    private func unit(_ unit: SeeWhoIsOnDuty.Answering, _ visit: Visit) -> HTML {
        let there = unit.holder == unit.region
            ? Phrase("duty.units.here") : Phrase("duty.units.there", ["place": visit.placeName(unit.holder)])
        return """
            <dt>\(visit.placeName(unit.region))</dt>\
            <dd><strong>\(say: unit.attended ? there : Phrase("duty.now.nobody"))</strong></dd>

            """
    }

    private func place(_ place: SeeWhoIsOnDuty.Place, _ visit: Visit) -> HTML {
        let next = place.next.map { ["name": $0.name, "time": visit.when($0.from)] }
        return """
            <dt>\(visit.placeName(place.region))</dt><dd>\(each: place.people.map { person($0, visit) })\
            \(if: place.people.isEmpty, "<strong>\(say: "duty.now.nobody")</strong>")\
            \(if: next != nil, "<span class=\"sub\">\(say: "duty.now.next", next ?? [:])</span>")\
            \(if: place.handOversForMe > 0, handOver(place))</dd>

            """
    }

    private func person(_ person: SeeWhoIsOnDuty.Person, _ visit: Visit) -> HTML {
        let until: HTML = person.until.map { "\(say: "duty.now.until", ["time": visit.when($0)])" }
            ?? "\(say: "duty.now.byHand")"
        return "<span class=\"there\"><strong>\(person.name)</strong> \(until)</span> "
    }

    private func handOver(_ place: SeeWhoIsOnDuty.Place) -> HTML {
        """
        <span class="sub"><a href="/duty/hand-over?region=\(place.region.code)">\
        \(say: "duty.now.handOver", ["count": "\(place.handOversForMe)"])</a></span>
        """
    }
}
