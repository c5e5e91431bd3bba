/// What was counted of one measure in a place, a unit or a class, with what it is made of: a county of its schools, a
/// school of its grades, a grade of its classes.
public struct Branch: Hashable, Sendable {
    public let id: String
    /// The fewest people of whom something may be shown here: 30 for a school and everything above, 10 within.
    public let least: Int
    /// People in each cell, the mildest first.
    public let cells: [Int]
    public let parts: [Branch]

    public init(id: String, least: Int, cells: [Int], parts: [Branch] = []) {
        self.id = id
        self.least = least
        self.cells = cells
        self.parts = parts
    }

    /// All people counted.
    public var people: Int { cells.reduce(0, +) }

    /// Whether enough people stand in every figure when the cells are shown to a depth.
    func bears(depth: Int) -> Bool {
        people >= least && cells.taken(to: depth).allSatisfy { $0 >= SmallNumbers.cell }
    }
}

extension [Int] {
    /// The cells as they are shown: the mildest one by one, and from a depth on the hardest taken together.
    ///
    /// It is always the hard end that is taken together. So two tables of the same people, whatever their depths, are
    /// one finer and one coarser, and no figure can be cut out of the two of them.
    /// - Parameter depth: how many figures; 1 for the number of people alone.
    public func taken(to depth: Int) -> [Int] {
        guard depth < count else { return self }
        return Array(prefix(depth - 1)) + [dropFirst(depth - 1).reduce(0, +)]
    }
}
