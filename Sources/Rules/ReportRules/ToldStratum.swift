/// What was counted of one question in one stratum of a sample.
public struct CountedStratum: Hashable, Sendable {
    public let id: String
    /// How many there are to draw from, and how many were drawn.
    public let frame: Int
    public let drawn: Int
    /// Sheets that count, by answer, in the order of the table; last those that left the question out.
    public let cells: [Int]
    /// Sheets that look clicked through, whatever they answered.
    public let marked: Int

    public init(id: String, frame: Int, drawn: Int, cells: [Int], marked: Int = 0) {
        self.id = id
        self.frame = frame
        self.drawn = drawn
        self.cells = cells
        self.marked = marked
    }
}

/// What of a question may be told: of one stratum, or of several together.
public struct ToldStratum: Hashable, Sendable {
    public let strata: [String]
    public let frame: Int
    public let drawn: Int
    /// The last takes together all cells from there on, and everybody who gave no answer that counts.
    public let cells: [Int]

    public init(strata: [String], frame: Int, drawn: Int, cells: [Int]) {
        self.strata = strata
        self.frame = frame
        self.drawn = drawn
        self.cells = cells
    }

    public var people: Int { cells.reduce(0, +) }

    /// Whether how many were drawn is told. Where fewer than ten are missing, the number of people stands in its place.
    public var tellsDrawn: Bool { drawn > people }
    /// Whether the frame is told; the same.
    public var tellsFrame: Bool { frame > people }
    /// What the stratum weighs. A frame that is not told is taken for the largest that it can be, so that an error
    /// comes out too large sooner than too small.
    public var weight: Int { tellsFrame ? frame : max(drawn, people) + SmallNumbers.cell - 1 }
}

extension Suppression {
    /// A question's table, stratum by stratum; the whole is what its lines come to, and is told no finer.
    ///
    /// It is decided of the sheets that count. Marked ones are then added to the last cell, so that each table counts
    /// whoever has handed in, and each cell stays ten or more for somebody who knows how many were marked. No stratum
    /// of fewer than thirty is told by itself (rulebook H.9).
    /// - Returns: one line where strata cannot be told apart; none where nothing may be told.
    public func told(_ strata: [CountedStratum]) -> [ToldStratum] {
        let width = strata.map(\.cells.count).max() ?? 0
        let parts = strata.map { Branch(id: $0.id, least: SmallNumbers.house, cells: $0.cells) }
        let sums = (0..<width).map { cell in strata.reduce(0) { $0 + $1.cells[cell] } }
        let whole = Branch(id: "", least: SmallNumbers.house, cells: sums, parts: parts)
        guard let shown = shown(of: whole), shown.depth > 1 || width == 1 else { return [] }
        guard let depth = shown.parts.first?.depth, depth > 1 || width == 1 else {
            return [Self.told(strata, cells: shown.cells)]
        }
        let apart = shown.parts.map { part in Self.told(strata.filter { $0.id == part.id }, cells: part.cells) }
        guard let rest = shown.rest else { return apart }
        return apart + [Self.told(strata.filter { rest.parts.contains($0.id) }, cells: rest.cells)]
    }

    private static func told(_ strata: [CountedStratum], cells: [Int]) -> ToldStratum {
        var cells = cells
        cells[cells.count - 1] += strata.reduce(0) { $0 + $1.marked }
        return ToldStratum(
            strata: strata.map(\.id).sorted(), frame: strata.reduce(0) { $0 + $1.frame },
            drawn: strata.reduce(0) { $0 + $1.drawn }, cells: cells)
    }
}
