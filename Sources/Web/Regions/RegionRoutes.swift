import Access
import Foundation
import Regions

/// The places and the units in them: for people at work as pages, for programs as lists.
enum RegionRoutes {
    static let list: [Routes.Route] = {
        var routes = Routes()
        routes.program(.get, "places", ChoosePlace.self)
        routes.program(.get, "places/{region}/sites", FindSites.self)
        routes.program(.get, "place-types", ListPlaceTypes.self)
        routes.get("regions", BrowseRegion.self) { found, visit in
            .page(try await RegionPage.find(found, visit).page(for: visit))
        }
        routes.get("regions/{region}", BrowseRegion.self) { found, visit in
            .page(try await RegionPage.find(found, visit).page(for: visit))
        }
        ImportDoors<UnitImport>(path: "units/import").add(to: &routes)
        ImportDoors<ClassImport>(path: "classes/import").add(to: &routes)
        units(&routes)
        changes(&routes)
        return routes.list
    }()

    private static func units(_ routes: inout Routes) {
        routes.get("units", ListUnits.self) { found, visit in
            .page(try await UnitsPage.find(found, visit).page(for: visit))
        }
        routes.words("regions/{region}/add") { visit in .page(try await UnitForm.new(visit).page(for: visit)) }
        routes.post("units", AddUnit.self, onProblem: { problem, visit in
            .page(try await UnitForm.new(visit, problem).page(for: visit), status: 422)
        }, { unit, _ in .go("/units/\(unit.code)") })
        routes.get("units/{unit}", ReadUnit.self) { unit, visit in
            .page(try await UnitPage.find(unit, visit).page(for: visit))
        }
        routes.words("units/{unit}/change") { visit in .page(try await UnitForm.change(visit).page(for: visit)) }
        routes.post("units/{unit}/change", ChangeUnit.self, onProblem: { problem, visit in
            .page(try await UnitForm.change(visit, problem).page(for: visit), status: 422)
        }, { _, visit in .go(visit.unitPath) })
    }

    /// The short forms that stand on a unit's own page.
    private static func changes(_ routes: inout Routes) {
        add("status", ChangeUnitStatus.self, &routes)
        add("classes", AddClasses.self, &routes)
        add("contacts", KeepUnitContact.self, &routes)
        add("contacts/{contact}/remove", RemoveUnitContact.self, &routes)
        routes.post("units/{unit}/contacts/{contact}/open", OpenUnitContact.self) { contact, visit in
            .page(try await UnitPage.again(visit, opened: contact).page(for: visit))
        }
        // What answered a form has the form's address: opened again, it is the unit.
        routes.words("units/{unit}/contacts/{contact}/open") { visit in .go(visit.unitPath) }
    }

    private static func add<Step: UseCase>(_ step: String, _ useCase: Step.Type, _ routes: inout Routes) {
        routes.post("units/{unit}/\(step)", useCase, onProblem: { problem, visit in
            guard case .invalid = problem.kind else { return nil }
            return .page(try await UnitPage.again(visit, step: step, problem).page(for: visit), status: 422)
        }, { _, visit in .go(visit.unitPath) })
        routes.words("units/{unit}/\(step)") { visit in .go(visit.unitPath) }
    }
}

extension Visit {
    /// The page of the unit in the address.
    var unitPath: String { "/units/\(Self.encoded(fields["unit"] ?? ""))" }

    /// A unit's code as a part of a path: codes that people have chosen may hold any sign.
    static func encoded(_ code: String) -> String {
        code.addingPercentEncoding(withAllowedCharacters: unreserved) ?? ""
    }

    /// Source: RFC 3986, 2.3.
    private static let unreserved = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
}
