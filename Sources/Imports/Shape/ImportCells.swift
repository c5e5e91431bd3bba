public import Care

/// The cells of one row by the key of their column, and what was found wrong while reading them.
public struct ImportCells: Sendable {
    private let cells: [String: String]
    public private(set) var faults: [RowFault] = []

    public init(_ cells: [String: String]) {
        self.cells = cells
    }

    /// What stands in a column, without blanks around it; empty when nothing does.
    public subscript(column: String) -> String { cells[column] ?? "" }

    /// The same as if nothing stood in some columns.
    func without(_ columns: Set<String>) -> ImportCells { ImportCells(cells.filter { !columns.contains($0.key) }) }

    /// Says that something is wrong with a column.
    public mutating func refuse(_ column: String?, _ phrase: Phrase) {
        faults.append(RowFault(column, phrase))
    }

    /// What must stand in a column.
    public mutating func needed(_ column: String, most characters: Int = 200) -> String {
        let text = optional(column, most: characters)
        if text.isEmpty { refuse(column, Phrase("imports.row.missing")) }
        return text
    }

    /// What may stand in a column.
    public mutating func optional(_ column: String, most characters: Int = 200) -> String {
        let text = self[column]
        if text.count > characters { refuse(column, Phrase("imports.row.long", ["most": "\(characters)"])) }
        return text
    }

    /// A place by its code of twelve digits.
    public mutating func region(_ column: String) -> Region? {
        let text = needed(column)
        let region = Region(text)
        if region == nil, !text.isEmpty { refuse(column, Phrase("imports.row.region")) }
        return region
    }

    /// One of several choices, by the words or keys under which the form lists them.
    public mutating func choice<Value>(_ column: String, _ read: (String) -> Value?) -> Value? {
        let text = needed(column)
        let value = read(text)
        if value == nil, !text.isEmpty { refuse(column, Phrase("imports.row.choice")) }
        return value
    }

    /// The one number that stands in a column, whatever words people write around it, as in `Class 3` for 3.
    public mutating func number(_ column: String) -> Int? {
        needed(column).isEmpty ? nil : optionalNumber(column)
    }

    /// The same where nothing need stand.
    public mutating func optionalNumber(_ column: String) -> Int? {
        let text = optional(column)
        guard !text.isEmpty else { return nil }
        let runs = text.split { $0.wholeNumberValue == nil }.map { $0.compactMap(\.wholeNumberValue) }
        if runs.count == 1, let digits = runs.first, digits.count <= 9, digits.allSatisfy({ $0 <= 9 }) {
            return digits.reduce(0) { $0 * 10 + $1 }
        }
        refuse(column, Phrase("imports.row.number"))
        return nil
    }

    /// A day that may be missing, written `2026-03-04`, `2026/3/4` or `2026.3.4`.
    public mutating func day(_ column: String) -> Day? {
        let text = self[column]
        guard !text.isEmpty else { return nil }
        let parts = text.split(whereSeparator: { "-/.".contains($0) }).map { $0.count == 1 ? "0\($0)" : String($0) }
        let day = Day(parts.joined(separator: "-"))
        if day == nil { refuse(column, Phrase("imports.row.day")) }
        return day
    }

    /// The row, if nothing was wrong with any of its cells.
    public func checked<Row>(_ row: Row?) -> Checked<Row> {
        guard faults.isEmpty, let row else { return .bad(faults) }
        return .good(row)
    }
}
