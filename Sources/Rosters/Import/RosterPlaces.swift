import Access
import Care
import Imports
import Storage

/// The units that a list names, with their classes and departments, in the reach of whoever brings it: a unit of
/// others is told like one that does not exist.
struct RosterPlaces {
    /// A unit of its own.
    struct Unit {
        let code: String
        let region: Region
        let names: [String]
    }

    /// A class, a grade or a department of a unit.
    struct Part {
        let code: String
        let house: String
        let kind: String
        let entryYear: Int?
        let number: Int?
        let name: String
        let otherName: String
    }

    /// A class as it is called by the year of entry and its number.
    private struct ClassName: Hashable {
        let house: String
        let entryYear: Int
        let number: Int
    }

    private let units: [Unit]
    private let byText: [String: [Unit]]
    private let parts: [String: Part]
    private let classes: [ClassName: Part]
    private let departments: [String: [Part]]

    init(units: [Unit], parts: [Part]) {
        self.units = units
        byText = units.reduce(into: [:]) { found, unit in
            for name in Set(unit.names + [unit.code]) where !name.isEmpty { found[name, default: []].append(unit) }
        }
        self.parts = Dictionary(parts.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        classes = parts.reduce(into: [:]) { found, part in
            guard part.kind == "class", let year = part.entryYear, let number = part.number else { return }
            found[ClassName(house: part.house, entryYear: year, number: number)] = part
        }
        departments = parts.filter { $0.kind != "class" && $0.kind != "grade" }.reduce(into: [:]) { found, part in
            for name in Set([part.name, part.otherName, part.code]) where !name.isEmpty {
                found["\(part.house) \(name)", default: []].append(part)
            }
        }
    }

    /// The one unit that is meant; whoever reaches only one need not name it.
    func unit(_ text: String) -> Result<Unit, PlaceFault> {
        let found = text.isEmpty ? units : byText[text] ?? []
        guard let unit = found.first(where: { $0.code == text }) ?? found.first else { return .failure(.none) }
        return found.count == 1 || unit.code == text ? .success(unit) : .failure(text.isEmpty ? .unnamed : .several)
    }

    func classOf(_ unit: Unit, entryYear: Int, number: Int) -> Part? {
        classes[ClassName(house: unit.code, entryYear: entryYear, number: number)]
    }

    func department(_ name: String, of unit: Unit) -> Part? {
        let found = departments["\(unit.code) \(name)"] ?? []
        return found.count == 1 ? found.first : nil
    }

    func part(_ code: String) -> Part? { parts[code] }

    enum PlaceFault: Error {
        case none, several, unnamed

        var phrase: Phrase {
            switch self {
            case .none: Phrase("rosters.import.noSchool")
            case .several: Phrase("rosters.import.manySchools")
            case .unnamed: Phrase("imports.row.missing")
            }
        }
    }
}

extension Session {
    func rosterPlaces(called texts: [String], within reach: ImportReach) throws -> RosterPlaces {
        let wanted = Array(Set(texts))
        // Whoever has a post in a unit reaches that one: found by its code, no others need be read.
        var named: SQL = "code IN \(list: wanted) OR name_zh IN \(list: wanted) OR name_en IN \(list: wanted)"
        if texts.contains("") { named = "\(named) OR code IN \(list: reach.units)" }
        if reach.regions.isEmpty { named = "code IN \(list: reach.units) AND (\(named))" }
        let units = try rows(
            """
            SELECT code, region, name_zh, name_en FROM published_unit
            WHERE parent IS NULL AND status NOT IN ('closed', 'merged') AND (\(named))
            \(unscoped: "every unit is held against the reach of whoever imports before anything is said of it")
            """
        ).map {
            RosterPlaces.Unit(
                code: try $0("code"), region: try $0("region"), names: [try $0("name_zh"), try $0("name_en")])
        }.filter { reach.holds($0.region, unit: $0.code) }
        return RosterPlaces(units: units, parts: try parts(of: units.map(\.code)))
    }

    /// Two steps down, as grades have classes; found from above, because parts are kept by what they are part of.
    private func parts(of houses: [String]) throws -> [RosterPlaces.Part] {
        guard !houses.isEmpty else { return [] }
        return try rows(
            """
            SELECT code, house, kind, entry_year, number, name_zh, name_en FROM published_unit
            WHERE status NOT IN ('closed', 'merged') AND (parent IN \(list: houses)
                OR parent IN (SELECT code FROM published_unit WHERE parent IN \(list: houses)))
            \(unscoped: "the units themselves were held against the reach of whoever imports")
            """
        ).map {
            RosterPlaces.Part(
                code: try $0("code"), house: try $0("house"), kind: try $0("kind"), entryYear: try $0("entry_year"),
                number: try $0("number"), name: try $0("name_zh"), otherName: try $0("name_en"))
        }
    }
}
