/// Decides what may be shown of a measure, from the whole campaign down to the class, so that no figure under ten can
/// be reckoned from totals, differences or neighbouring tables (rulebook E.4.9, H.9).
///
/// Two things make that so, and a test solves the equations of everything shown to see that they do:
/// - **Brothers are told apart alike.** All parts of a whole are shown to the same depth, never deeper than the whole.
///   What is hidden then forms a table whose rows and columns are known and are all ten or more; each hidden figure in
///   it can move by ten or more.
/// - **Nobody is left out alone.** Parts that are too small stand together in a rest that is large enough in every
///   figure; where it is not, the smallest of the others joins them.
public struct Suppression: Sendable {
    /// Whether a part of whom nobody was asked is no part at all: a scale made for older pupils has no sheets in
    /// grade 4, and everybody knows that from its ages. Where none is told by none, it counts among the small ones.
    public let leavesOutEmpty: Bool

    public init(leavesOutEmpty: Bool) {
        self.leavesOutEmpty = leavesOutEmpty
    }

    /// - Returns: `nil` when nothing at all may be shown.
    public func shown(of whole: Branch) -> ShownBranch? {
        let depths = stride(from: whole.cells.count, through: 1, by: -1)
        return depths.first(where: whole.bears).map { shown(whole, depth: $0) }
    }

    private func shown(_ branch: Branch, depth: Int) -> ShownBranch {
        let cells = branch.cells.taken(to: depth)
        let parts = branch.parts.filter { !leavesOutEmpty || $0.people > 0 }
        for depth in stride(from: depth, through: 1, by: -1) {
            guard let (apart, together) = divide(parts, depth: depth) else { continue }
            return ShownBranch(
                id: branch.id, cells: cells, parts: apart.map { shown($0, depth: depth) },
                rest: together.isEmpty ? nil : rest(of: together, depth: depth))
        }
        return ShownBranch(id: branch.id, cells: cells, parts: [], rest: nil)
    }

    /// Which parts are shown apart at a depth, and which stand together.
    /// - Returns: `nil` when it cannot be done, or when most of the people would be hidden for the sake of depth.
    private func divide(_ parts: [Branch], depth: Int) -> (apart: [Branch], together: [Branch])? {
        var apart = parts.filter { $0.bears(depth: depth) }
        var together = parts.filter { !$0.bears(depth: depth) }
        while !together.isEmpty, !sum(of: together).bears(depth: depth) {
            guard let next = apart.min(by: { ($0.people, $0.id) < ($1.people, $1.id) }) else { return nil }
            apart.removeAll { $0.id == next.id }
            together.append(next)
        }
        guard !apart.isEmpty, depth == 1 || people(in: apart) >= people(in: together) else { return nil }
        return (apart, together)
    }

    private func people(in parts: [Branch]) -> Int { parts.reduce(0) { $0 + $1.people } }

    private func sum(of parts: [Branch]) -> Branch {
        let width = parts.map(\.cells.count).max() ?? 0
        let cells = (0..<width).map { cell in parts.reduce(0) { $0 + $1.cells[cell] } }
        return Branch(id: "", least: parts.map(\.least).max() ?? SmallNumbers.house, cells: cells)
    }

    private func rest(of parts: [Branch], depth: Int) -> ShownBranch.Rest {
        ShownBranch.Rest(parts: parts.map(\.id).sorted(), cells: sum(of: parts).cells.taken(to: depth))
    }
}
