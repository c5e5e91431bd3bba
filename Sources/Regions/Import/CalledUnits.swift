import Access
import Care
import Imports
import Storage

/// Units that a list calls by their code or by their full name: a bureau knows its schools by name, not by our codes.
///
/// Only units in the reach of whoever brought the list are among them, so the answer is the same for a unit of others
/// as for one that does not exist.
struct CalledUnits {
    struct Called {
        let code: String
        let region: Region
        let kind: String
        let house: String
    }

    /// Why it is not clear which unit is meant.
    enum Fault: Error, Equatable {
        case none, several

        var phrase: Phrase {
            switch self {
            case .none: Phrase("regions.import.noUnit")
            case .several: Phrase("regions.import.manyUnits")
            }
        }
    }

    private let byCode: [String: Called]
    private let byName: [String: [Called]]

    init(_ units: [(called: Called, names: [String])]) {
        byCode = Dictionary(units.map { ($0.called.code, $0.called) }, uniquingKeysWith: { first, _ in first })
        byName = units.reduce(into: [:]) { found, unit in
            for name in Set(unit.names) { found[name, default: []].append(unit.called) }
        }
    }

    /// The one unit that is meant. A code comes before a name.
    func only(_ text: String) -> Result<Called, Fault> {
        if let unit = byCode[text] { return .success(unit) }
        let named = byName[text] ?? []
        guard let unit = named.first else { return .failure(.none) }
        return named.count == 1 ? .success(unit) : .failure(.several)
    }
}

extension Session {
    /// Whole units, no parts of them: there is a class 1 in every school.
    func units(called texts: [String], within reach: ImportReach) throws -> CalledUnits {
        let wanted = Array(Set(texts))
        guard !wanted.isEmpty else { return CalledUnits([]) }
        let found = try rows(
            """
            SELECT code, region, kind, house, name_zh, name_en FROM unit
            WHERE (code IN \(list: wanted) OR name_zh IN \(list: wanted) OR name_en IN \(list: wanted))
                AND parent IS NULL AND status NOT IN ('closed', 'merged')
            \(unscoped: "every unit is held against the reach of whoever imports before anything is said of it")
            """
        ).map { row in
            (
                called: CalledUnits.Called(
                    code: try row("code"), region: try row("region"), kind: try row("kind"), house: try row("house")),
                names: [try row("name_zh", as: String.self), try row("name_en")]
            )
        }
        return CalledUnits(found.filter { reach.holds($0.called.region, unit: $0.called.house) })
    }
}
