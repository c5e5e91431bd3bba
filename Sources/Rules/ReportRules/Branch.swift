/// What was counted of one table in a place, a unit or a class, with what it is made of: a county of its schools, a
/// school of its grades, a grade of its classes.
public struct Branch: Hashable, Sendable {
    public let id: String
    /// The fewest people of whom something may be shown here: 30 for a school and everything above, 10 within.
    public let least: Int
    /// People in each cell, the mildest first; those without a result stand last.
    public let cells: [Int]
    public let parts: [Branch]
    /// Parts that are told by nobody, or only taken together: by rule, or because another table of the same people
    /// takes them together.
    public let together: Set<String>

    public init(id: String, least: Int, cells: [Int], parts: [Branch] = [], together: Set<String> = []) {
        self.id = id
        self.least = least
        self.cells = cells
        self.parts = parts
        self.together = together
    }

    /// All people counted.
    public var people: Int { cells.reduce(0, +) }

    /// Whether enough people stand in every figure when the cells are shown to a depth.
    ///
    /// A grade of forty-three with a class of forty nearly tells of the class: each figure of the grade is then larger
    /// by those three, so that what follows for the class is ten or more as well.
    func bears(depth: Int) -> Bool {
        let smallest = SmallNumbers.cell + (depth > 1 ? beside(of: people) : 0)
        return people >= least && cells.taken(to: depth).allSatisfy { $0 >= smallest }
    }

    /// How many of some people stand beside the part that holds nearly all of them; 0 where no part does.
    private func beside(of all: Int) -> Int {
        let large = parts.filter { all - $0.people < SmallNumbers.cell }
        return large.map { max(all - $0.people, $0.beside(of: all)) }.max() ?? 0
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
