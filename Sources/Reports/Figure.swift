import Access
import Care
import ReportRules
import Storage

/// The figures of one measure in one place, as they may be shown.
struct Figure {
    let place: String
    let measure: Measure
    let cells: [Int]
    let people: Int
    let spread: Spread?
    let rest: (parts: Int, cells: [Int])?

    static let columns: SQL = """
        f.place, f.measure, f.cells, f.people, f.points, f.squares, f.rest_parts, f.rest_cells
        """

    init(_ row: Row) throws {
        place = try row("place")
        measure = Measure(code: try row("measure")) ?? Measure(.handedIn)
        cells = Self.read(try row("cells"))
        people = try row("people")
        let points: Int? = try row("points")
        let squares: Int? = try row("squares")
        // Points stand only with a table that tells everything, whose last cell is those without a result.
        spread = points.flatMap { [valid = cells.dropLast().reduce(0, +)] points in
            squares.flatMap { Spread(people: valid, sum: points, squares: $0) }
        }
        let parts: Int? = try row("rest_parts")
        let together: String? = try row("rest_cells")
        rest = parts.flatMap { parts in together.map { (parts, Self.read($0)) } }
    }

    static func written(_ cells: [Int]) -> String { cells.map(String.init).joined(separator: " ") }

    static func read(_ text: String) -> [Int] { text.split(separator: " ").compactMap { Int($0) } }
}
