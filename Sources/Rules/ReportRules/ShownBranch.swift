/// What of a branch may be shown.
public struct ShownBranch: Hashable, Sendable {
    public let id: String
    /// The figures; the last one takes together all cells from there on.
    public let cells: [Int]
    public let parts: [ShownBranch]
    /// Parts that are too small by themselves, taken together; `nil` where there are none.
    public let rest: Rest?

    /// Several parts in one figure.
    public struct Rest: Hashable, Sendable {
        public let parts: [String]
        public let cells: [Int]

        public init(parts: [String], cells: [Int]) {
            self.parts = parts
            self.cells = cells
        }
    }

    public var people: Int { cells.reduce(0, +) }
    /// How many cells are told apart.
    public var depth: Int { cells.count }

    /// The branch itself and everything below it.
    public var all: [ShownBranch] { [self] + parts.flatMap(\.all) }
}
