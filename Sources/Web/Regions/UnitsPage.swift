import Access
import Care
import Foundation
import Regions

/// The units in reach, to be found by name, kind and status.
struct UnitsPage {
    let found: ListUnits.Outcome
    let types: [PlaceType]

    static func find(_ found: ListUnits.Outcome, _ visit: Visit) async throws -> UnitsPage {
        UnitsPage(found: found, types: try await visit.performOpenly(ListPlaceTypes()))
    }

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("regions.units.title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: "regions.units.title")</h1><p>\(say: "regions.units.lead")</p></div>\
                \(if: visit.holds(.manageUnits), Self.add(inRegions: !visit.ownRegions.isEmpty))</div>
                \(finder(visit))\(list(visit))
                """)
    }

    /// A unit is added where it stands, so the way there leads through the place. Whoever has a post in a unit brings
    /// classes only.
    private static func add(inRegions: Bool) -> HTML {
        let units: HTML = """
            <a class="btn small" href="/regions">\(say: "regions.unit.addSomewhere")</a>
            <a class="btn small quiet" href="/units/import">\(say: "imports.kind.units.title")</a>
            """
        return """
            <div class="actions">\(if: inRegions, units)
            <a class="btn small quiet" href="/classes/import">\(say: "imports.kind.classes.title")</a></div>
            """
    }

    private func finder(_ visit: Visit) -> HTML {
        let region = visit.fields["region"].flatMap(Region.init)
        return """
            <form class="card inline-form finder" method="get" action="/units" role="search">
            <div class="field"><label for="search">\(say: "regions.find.name")</label>
            <input type="search" id="search" name="search" value="\(visit.fields["search"] ?? "")" maxlength="50"></div>
            <div class="field"><label for="kind">\(say: "regions.column.kind")</label><select id="kind" name="kind">
            <option value="">\(say: "regions.find.allKinds")</option>
            \(KindOptions(types: types, chosen: visit.fields["kind"], language: visit.language).html)</select></div>
            <div class="field"><label for="status">\(say: "regions.column.status")</label>
            <select id="status" name="status"><option value="">\(say: "regions.find.allStatuses")</option>
            \(each: UnitStatus.allCases.map { Self.option($0, isChosen: visit.fields["status"] == $0.rawValue) })
            </select></div>\(if: region != nil, Form.hidden("region", region?.code ?? ""))
            <button class="btn small quiet">\(say: "regions.find.do")</button></form>
            \(if: region != nil, inPlace(region, visit))
            """
    }

    private static func option(_ status: UnitStatus, isChosen: Bool) -> HTML {
        "<option value=\"\(status.rawValue)\"\(if: isChosen, " selected")>\(say: status.phrase)</option>"
    }

    private func inPlace(_ region: Region?, _ visit: Visit) -> HTML {
        let place = region.map(visit.placeName) ?? ""
        return """
            <p class="small">\(say: Phrase("regions.units.inPlace", ["place": place])) \
            <a href="/units">\(say: "regions.units.everywhere")</a></p>
            """
    }

    private func list(_ visit: Visit) -> HTML {
        guard !found.units.isEmpty else { return "<p class=\"empty\">\(say: "regions.units.nothing")</p>" }
        return """
            <div class="sheet cards"><table><caption class="visually-hidden">\(say: "regions.units.title")</caption>
            <thead><tr><th scope="col">\(say: "regions.column.name")</th>\
            <th scope="col">\(say: "regions.column.kind")</th>
            <th scope="col">\(say: "regions.column.place")</th><th scope="col">\(say: "regions.column.status")</th>
            </tr></thead><tbody>\(each: found.units.map { row($0, visit) })</tbody></table></div>\(next(visit))
            """
    }

    private func row(_ unit: UnitCard, _ visit: Visit) -> HTML {
        let kind = types.first { $0.code == unit.kind }.map { visit.choose($0.names) } ?? unit.kind
        return """
            <tr><th scope="row"><a href="/units/\(Visit.encoded(unit.code))">\(visit.choose(unit.names))</a></th>
            <td data-label="\(say: "regions.column.kind")"><span>\(kind)</span></td>
            <td data-label="\(say: "regions.column.place")"><span>\(visit.placeName(unit.region))</span></td>
            <td data-label="\(say: "regions.column.status")"><span class="state">\
            \(say: unit.status.phrase)</span></td></tr>

            """
    }

    private func next(_ visit: Visit) -> HTML {
        guard let next = found.next else { return .empty }
        let kept = ["search", "kind", "status", "region"].reduce(into: ["after": next]) {
            $0[$1] = visit.fields[$1] ?? ""
        }
        let path = "/units?\(AddressQuery.text(kept))"
        return "<p><a class=\"btn small quiet\" href=\"\(path)\">\(say: "regions.find.more")</a></p>"
    }
}

/// The kinds of units in a list, each shelf under its name.
struct KindOptions {
    let types: [PlaceType]
    let chosen: String?
    let language: Language

    var html: HTML {
        let groups = PlaceType.Group.allCases.filter { group in types.contains { $0.group == group } }
        return "\(each: groups.map(shelf))"
    }

    private func shelf(_ group: PlaceType.Group) -> HTML {
        """
        <optgroup label="\(say: Phrase("regions.group.\(group.rawValue)"))">\
        \(each: types.filter { $0.group == group }.map(option))</optgroup>

        """
    }

    private func option(_ type: PlaceType) -> HTML {
        """
        <option value="\(type.code)"\(if: type.code == chosen, " selected")>\
        \(type.names[language.rawValue] ?? "")</option>
        """
    }
}

extension UnitStatus {
    var phrase: Phrase { Phrase("regions.status.\(rawValue)") }
}

extension Visit {
    /// The places, not the units, in which the person has a post that shows places.
    var ownRegions: [Region] {
        caller.posts.filter { $0.unit == nil && $0.role.permissions.contains(.seePlaces) }.map(\.region)
    }
}
