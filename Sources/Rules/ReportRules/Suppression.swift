/// Decides what may be shown of a table, from the whole campaign down to the class, so that no figure under ten can be
/// reckoned from totals, differences or neighbouring tables (rulebook E.4.9, H.9).
///
/// How many have handed in is known to many, class by class, from the page that tells how far a campaign is. So every
/// table counts exactly those who have handed in, with whoever gave no result in a cell of its own; between two tables
/// of a place there is no difference to be told. The rest is done by two things, and a test solves the equations of
/// everything shown to see that they do:
/// - **Brothers are told apart alike.** All parts of a whole are shown to the same depth, never deeper than the whole.
///   What is hidden then forms a table whose rows and columns are known and are all ten or more; each hidden figure in
///   it can move by ten or more.
/// - **Nobody is left out alone.** Parts that are too small stand together in a rest that is large enough in every
///   figure; where it is not, the smallest of the others joins them.
public struct Suppression: Sendable {
    /// Of five people at most one is shown in a rest only for the sake of more depth for the others.
    private static let mostHidden = 5

    public init() {}

    /// - Returns: `nil` when nothing at all may be shown.
    public func shown(of whole: Branch) -> ShownBranch? {
        let depths = stride(from: whole.cells.count, through: 1, by: -1)
        return depths.first(where: whole.bears).map { shown(whole, depth: $0) }
    }

    private func shown(_ branch: Branch, depth: Int) -> ShownBranch {
        let cells = branch.cells.taken(to: depth)
        let hidden = divide(branch, depth: 1).map { people(in: $0.together) } ?? 0
        for depth in stride(from: depth, through: 1, by: -1) {
            guard let (apart, together) = divide(branch, depth: depth),
                (people(in: together) - hidden) * Self.mostHidden <= branch.people
            else { continue }
            return ShownBranch(
                id: branch.id, cells: cells, parts: apart.map { shown($0, depth: depth) },
                rest: together.isEmpty ? nil : rest(of: together, depth: depth))
        }
        return ShownBranch(id: branch.id, cells: cells, parts: [], rest: nil)
    }

    /// Which parts are shown apart at a depth, and which stand together.
    /// - Returns: `nil` when it cannot be done.
    private func divide(_ branch: Branch, depth: Int) -> (apart: [Branch], together: [Branch])? {
        func isApart(_ part: Branch) -> Bool { !branch.together.contains(part.id) && part.bears(depth: depth) }
        var apart = branch.parts.filter(isApart).sorted { ($0.people, $0.id) > ($1.people, $1.id) }
        var together = branch.parts.filter { !isApart($0) }
        while !together.isEmpty, !sum(of: together).bears(depth: depth) {
            guard let next = apart.popLast() else { return nil }
            together.append(next)
        }
        return apart.isEmpty ? nil : (apart.sorted { $0.id < $1.id }, together)
    }

    private func people(in parts: [Branch]) -> Int { parts.reduce(0) { $0 + $1.people } }

    private func sum(of parts: [Branch]) -> Branch {
        let width = parts.map(\.cells.count).max() ?? 0
        let cells = (0..<width).map { cell in parts.reduce(0) { $0 + $1.cells[cell] } }
        return Branch(
            id: "", least: parts.map(\.least).max() ?? SmallNumbers.house, cells: cells,
            parts: parts)
    }

    private func rest(of parts: [Branch], depth: Int) -> ShownBranch.Rest {
        ShownBranch.Rest(parts: parts.map(\.id).sorted(), cells: sum(of: parts).cells.taken(to: depth))
    }
}
