import Care
import Storage

/// The counts of some measures that are decided together, place by place.
struct CountedPlaces {
    struct Place {
        let above: String?
        let level: String
        let region: Region
        let house: String?

        init(_ row: Row) throws {
            above = try row("above")
            level = try row("level")
            region = try row("region")
            house = try row("house")
        }
    }

    struct Key: Hashable {
        let place: String
        let measure: String
    }

    struct Counted {
        var cells: [String: Int] = [:]
        var points = 0
        var squares = 0
    }

    private(set) var places: [String: Place] = [:]
    /// What each place is made of, in the order of their codes.
    private(set) var parts: [String: [String]] = [:]
    private var counted: [Key: Counted] = [:]

    init(_ rows: [Row]) throws {
        for row in rows {
            let id: String = try row("place")
            places[id] = try places[id] ?? Place(row)
            let key = Key(place: id, measure: try row("measure"))
            counted[key, default: Counted()].cells[try row("cell")] = try row("people")
            counted[key, default: Counted()].points += try row("points")
            counted[key, default: Counted()].squares += try row("squares")
        }
        for (id, place) in places { if let above = place.above { parts[above, default: []].append(id) } }
        parts = parts.mapValues { $0.sorted() }
    }

    /// - Throws: `ReportProblem.unknownScale` for a band that the scale does not have: nobody may be left out quietly.
    func cells(_ measure: Measure, _ place: String, order: [String]) throws -> [Int] {
        let found = counted[Key(place: place, measure: measure.code)]?.cells ?? [:]
        guard found.keys.allSatisfy(order.contains) else { throw ReportProblem.unknownScale }
        return order.map { found[$0] ?? 0 }
    }

    func people(_ measure: Measure, _ place: String) -> Int {
        counted[Key(place: place, measure: measure.code)]?.cells.values.reduce(0, +) ?? 0
    }

    func points(_ measure: Measure, _ place: String) -> (sum: Int, squares: Int)? {
        counted[Key(place: place, measure: measure.code)].map { ($0.points, $0.squares) }
    }
}
