import Access
import Care
import ReportRules
import Storage

/// Deciding, measure by measure, what may be shown: all levels together, because one level tells of another.
extension Session where Case == DrawReport {
    func decide(_ measure: Measure, _ edition: Edition) throws {
        let cells = try cells(of: measure)
        let counted = try counts(of: measure, edition, cells)
        let small = try smallHouses(edition)
        guard let whole = branch(edition.whole, measure, counted, small: small),
            let shown = Suppression(leavesOutEmpty: measure.leavesOutEmpty).shown(of: whole)
        else { return }
        let lines = shown.all.compactMap { found in
            counted.places[found.id].map { line(found, $0, measure, edition, isWhole: found.depth == cells.count) }
        }
        for start in stride(from: 0, to: lines.count, by: 200) {
            try keep(lines[start..<min(start + 200, lines.count)])
        }
    }

    private func counts(of measure: Measure, _ edition: Edition, _ cells: [String]) throws -> CountedPlaces {
        let found = try rows(
            """
            SELECT place, cell, above, level, region, house, people, points, squares FROM report_count
            WHERE campaign = \(edition.campaign) AND measure = \(measure.code)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        return try CountedPlaces(measure.leavesOutEmpty ? [] : everyPlace(edition), found, cells: cells)
    }

    /// All places where somebody was invited, so that one without anybody to count is known to have nobody.
    private func everyPlace(_ edition: Edition) throws -> [Row] {
        try rows(
            """
            SELECT DISTINCT place, above, level, region, house FROM report_count
            WHERE campaign = \(edition.campaign)
                AND measure IN (\(Measure(.handedIn).code), \(Measure(.missing).code))
            \(unscoped: "a job of the platform draws the report of every campaign")
            """)
    }

    /// Schools of fewer than thirty, of which no part is told (rulebook H.9).
    private func smallHouses(_ edition: Edition) throws -> Set<String> {
        Set(try rows(
            """
            SELECT place FROM report_count
            WHERE campaign = \(edition.campaign) AND measure = \(Measure(.handedIn).code) AND place = house
                AND people < \(SmallNumbers.house)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """
        ).map { try $0("place") })
    }

    private func branch(_ id: String, _ measure: Measure, _ counted: CountedPlaces, small: Set<String>) -> Branch? {
        guard let place = counted.places[id] else { return nil }
        let parts = small.contains(id) ? [] : counted.parts[id] ?? []
        return Branch(
            id: id, least: least(place, measure), cells: place.cells,
            parts: parts.compactMap { branch($0, measure, counted, small: small) })
    }

    /// How many have handed in and how many are missing is no breakdown; what they answered is.
    private func least(_ place: CountedPlaces.Place, _ measure: Measure) -> Int {
        let isWithin = ["grade", "class"].contains(place.level)
        return isWithin || [.handedIn, .missing].contains(measure.kind) ? SmallNumbers.cell : SmallNumbers.house
    }

    /// Points are told only where every band is: a mean of almost nothing would say that the hard bands are empty.
    private func line(
        _ shown: ShownBranch, _ place: CountedPlaces.Place, _ measure: Measure, _ edition: Edition, isWhole: Bool
    ) -> SQL {
        let points: Int? = isWhole && measure.kind == .bands ? place.points : nil
        let squares: Int? = points == nil ? nil : place.squares
        let restCells = shown.rest.map { Figure.written($0.cells) }
        return """
            (\(edition.campaign), \(shown.id), \(measure.code), CAST(\(place.above) AS TEXT), \(place.level),
            \(place.region), CAST(\(place.house) AS TEXT), \(Figure.written(shown.cells)), \(shown.people),
            CAST(\(points) AS BIGINT), CAST(\(squares) AS BIGINT), CAST(\(shown.rest?.parts.count) AS BIGINT),
            CAST(\(restCells) AS TEXT))
            """
    }

    private func keep(_ lines: ArraySlice<SQL>) throws {
        try run(
            """
            INSERT INTO report_figure
                (campaign, place, measure, above, level, region, house, cells, people, points, squares, rest_parts,
                rest_cells)
            VALUES \(joined: Array(lines)) \(unscoped: "a job of the platform draws the report of every campaign")
            """)
    }
}

/// The counts of one measure, place by place.
private struct CountedPlaces {
    struct Place {
        let above: String?
        let level: String
        let region: Region
        let house: String?
        var cells: [Int]
        var points = 0
        var squares = 0

        init(_ row: Row, cells: Int) throws {
            above = try row("above")
            level = try row("level")
            region = try row("region")
            house = try row("house")
            self.cells = Array(repeating: 0, count: cells)
        }
    }

    private(set) var places: [String: Place] = [:]
    /// What each place is made of, in the order of their codes.
    private(set) var parts: [String: [String]] = [:]

    /// - Throws: `ReportProblem.unknownScale` for a band that the scale does not have: nobody may be left out quietly.
    init(_ empty: [Row], _ rows: [Row], cells: [String]) throws {
        for row in empty { places[try row("place")] = try Place(row, cells: cells.count) }
        let order = Dictionary(uniqueKeysWithValues: cells.enumerated().map { ($0.element, $0.offset) })
        for row in rows {
            guard let cell = order[try row("cell")] else { throw ReportProblem.unknownScale }
            let id: String = try row("place")
            var place = try places[id] ?? Place(row, cells: cells.count)
            place.cells[cell] += try row("people", as: Int.self)
            place.points += try row("points", as: Int.self)
            place.squares += try row("squares", as: Int.self)
            places[id] = place
        }
        for (id, place) in places { if let above = place.above { parts[above, default: []].append(id) } }
        parts = parts.mapValues { $0.sorted() }
    }
}
