import Care
import Regions

/// What a unit consists of: grades with their classes, departments, rooms.
struct UnitParts {
    let unit: ReadUnit.Outcome
    let types: [PlaceType]

    func html(_ visit: Visit) -> HTML {
        guard !unit.parts.isEmpty else { return .empty }
        return """
            <section class="card" aria-labelledby="parts"><h2 id="parts">\(say: "regions.unit.parts")</h2>
            <ul class="tally">\(each: unit.parts.map { line($0, visit) })</ul></section>
            """
    }

    private func line(_ part: UnitCard, _ visit: Visit) -> HTML {
        let kind = types.first { $0.code == part.kind }.map { visit.choose($0.names) } ?? part.kind
        return """
            <li><a href="/units/\(Visit.encoded(part.code))">\(visit.choose(part.names))</a> \
            <span class="count">\(kind)\(if: part.status != .open, " · \(say: part.status.phrase)")</span></li>

            """
    }
}
