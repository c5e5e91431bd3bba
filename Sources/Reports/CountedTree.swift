import Care
import ReportRules
import ScreeningRules
import Storage

/// A campaign's counts as a tree, from the whole to the classes, and what of it may be shown.
struct CountedTree {
    let counted: CountedPlaces
    let whole: String

    /// What only counts people, or tells their gravest answer.
    func figures(of measure: Measure) throws -> [DecidedFigure] {
        let order = measure.kind == .flags ? Measure.flagCells : [Measure.onlyCell]
        guard let tree = try branch(whole, measure, order), let shown = Suppression().shown(of: tree) else { return [] }
        return figures(shown, measure)
    }

    /// Everything of one version of a scale.
    func figures(of measure: Measure, _ cells: ScaleCells) throws -> [DecidedFigure] {
        let (name, version) = (measure.questionnaire, measure.version)
        guard let tree = try scale(whole, measure, cells) else { return [] }
        let tables = Suppression().tables(of: tree)
        let parts = zip(cells.subscales, tables.subscales).flatMap { scale, shown in
            figures(shown, Measure(.subscale, name, version, scale.id))
        }
        let reasons = figures(tables.marks, Measure(.marks, name, version))
            + figures(tables.others, Measure(.notValid, name, version))
        let open = try tables.everybody.map { try placesWithPoints($0, measure, cells) } ?? []
        return figures(tables.everybody, measure, pointsOf: open)
            + figures(tables.leftOut, Measure(.marked, name, version)) + parts + reasons
    }

    private func figures(
        _ shown: ShownBranch?, _ measure: Measure, pointsOf open: Set<String> = []
    ) -> [DecidedFigure] {
        (shown?.all ?? []).compactMap { found in
            counted.places[found.id].map { place in
                DecidedFigure(
                    measure: measure, shown: found, place: place,
                    points: open.contains(found.id) ? counted.points(measure, found.id) : nil)
            }
        }
    }

    /// Points are told only where every band is: a mean of almost nothing would say that the hard ones are empty. And
    /// only where they leave open what single people have.
    private func placesWithPoints(
        _ shown: ShownBranch, _ measure: Measure, _ cells: ScaleCells
    ) throws -> Set<String> {
        let order = cells.bands
        let all = try counted.places.keys.map { id -> (String, CountedPoints) in
            let people = try counted.cells(measure, id, order: order.map(\.code))
            let (sum, squares) = counted.points(measure, id) ?? (0, 0)
            let bands = zip(order, people).map { band, people in
                CountedPoints.Stretch(people: people, points: cells.points(of: band))
            }
            return (id, CountedPoints(bands: bands, sum: sum, squares: squares))
        }
        return Suppression().points(of: shown, depth: order.count + 1, Dictionary(uniqueKeysWithValues: all))
    }

    private func branch(_ id: String, _ measure: Measure, _ order: [String]) throws -> ReportRules.Branch? {
        guard let place = counted.places[id] else { return nil }
        let parts = try (counted.parts[id] ?? []).compactMap { try branch($0, measure, order) }
        // How many have handed in and how many are missing is no breakdown; what they answered is.
        let least = measure.kind == .flags ? least(place) : SmallNumbers.cell
        return ReportRules.Branch(
            id: id, least: least, cells: try counted.cells(measure, id, order: order), parts: parts,
            together: isClosed(id) ? Set(parts.map { $0.id }) : [])
    }

    /// Classes that were not asked, because the scale is made for others, are left out: everybody knows from its ages
    /// which they are, and how many they are is no answer.
    /// - Returns: `nil` where nobody was asked.
    private func scale(_ id: String, _ measure: Measure, _ cells: ScaleCells) throws -> ScaleBranch? {
        guard let place = counted.places[id] else { return nil }
        guard let inside = counted.parts[id] else { return try leaf(id, place, measure, cells) }
        let parts = try inside.compactMap { try scale($0, measure, cells) }
        return ScaleBranch(id: id, least: least(place), parts: parts, isClosed: isClosed(id))
    }

    private func leaf(
        _ id: String, _ place: CountedPlaces.Place, _ measure: Measure, _ cells: ScaleCells
    ) throws -> ScaleBranch? {
        let (name, version) = (measure.questionnaire, measure.version)
        let order = cells.bands.map(\.code)
        let bands = try counted.cells(measure, id, order: order)
        let marked = try counted.cells(Measure(.marked, name, version), id, order: order)
        let unscored = counted.people(Measure(.unscored, name, version), id)
        guard (bands + marked).reduce(unscored, +) > 0 else { return nil }
        return ScaleBranch(
            id: id, least: least(place), handedIn: counted.people(Measure(.handedIn), id), bands: bands, marked: marked,
            subscales: try cells.subscales.map { scale in
                let order = (cells.bands(of: scale.id) ?? []).map(\.code)
                return try counted.cells(Measure(.subscale, name, version, scale.id), id, order: order)
            },
            marks: try counted.cells(Measure(.marks, name, version), id, order: ScaleCells.marks),
            notValid: counted.people(Measure(.notValid, name, version), id))
    }

    private func least(_ place: CountedPlaces.Place) -> Int {
        ["grade", "class"].contains(place.level) ? SmallNumbers.cell : SmallNumbers.house
    }

    /// A school of fewer than thirty, of which no part is told (rulebook H.9).
    private func isClosed(_ id: String) -> Bool {
        guard counted.places[id]?.house == id else { return false }
        return counted.people(Measure(.handedIn), id) < SmallNumbers.house
    }
}

/// The figures of one measure in one place, as they may be shown, on their way into the table.
struct DecidedFigure {
    let measure: Measure
    let shown: ShownBranch
    let place: CountedPlaces.Place
    let points: (sum: Int, squares: Int)?

    func line(_ edition: Edition) -> SQL {
        let restCells = shown.rest.map { Figure.written($0.cells) }
        return """
            (\(edition.campaign), \(shown.id), \(measure.code), CAST(\(place.above) AS TEXT), \(place.level),
            \(place.region), CAST(\(place.house) AS TEXT), \(Figure.written(shown.cells)), \(shown.people),
            CAST(\(points?.sum) AS BIGINT), CAST(\(points?.squares) AS BIGINT),
            CAST(\(shown.rest?.parts.count) AS BIGINT), CAST(\(restCells) AS TEXT))
            """
    }
}
