import EquationKit
import ReportRules
import Testing

/// Everything that is known of a county when its figures tell of it: in each figure which classes stand and which
/// cells, and how many people.
struct Known {
    private(set) var sums: [(of: Set<Int>, is: Int)] = []
    /// Every place of the county, and the classes by their number.
    private(set) var branches: [String: ScaleBranch] = [:]
    private var classes: [String: [Int]] = [:]
    private let width: Int
    private let count: Int

    init(_ county: ScaleBranch, width: Int) {
        self.width = width
        var number = 0
        var (branches, classes): ([String: ScaleBranch], [String: [Int]]) = ([:], [:])
        func collect(_ branch: ScaleBranch) -> [Int] {
            branches[branch.id] = branch
            let inside = branch.parts.flatMap(collect)
            if inside.isEmpty { number += 1 }
            classes[branch.id] = inside.isEmpty ? [number - 1] : inside
            return classes[branch.id] ?? []
        }
        count = collect(county).count
        (self.branches, self.classes) = (branches, classes)
    }

    /// What the page of a campaign tells of each class, and so of everything above it.
    var handedIn: [(String, Int)] { branches.values.filter(\.parts.isEmpty).map { ($0.id, $0.handedIn) } }

    private func unknowns(_ places: [String], _ cells: [Int]) -> Set<Int> {
        Set(places.flatMap { classes[$0] ?? [] }.flatMap { place in cells.map { place * width + $0 } })
    }

    mutating func add(_ places: [String], _ cells: [Int], _ people: Int) {
        sums.append((unknowns(places, cells), people))
    }

    /// - Parameter columns: which cells stand in each column of the table.
    mutating func read(_ shown: ShownBranch, _ columns: [[Int]]) {
        read([shown.id], shown.cells, columns)
        if let rest = shown.rest { read(rest.parts, rest.cells, columns) }
        for part in shown.parts { read(part, columns) }
    }

    private mutating func read(_ places: [String], _ cells: [Int], _ columns: [[Int]]) {
        #expect(cells.allSatisfy { $0 >= SmallNumbers.cell }, "\(places) shows \(cells)")
        for (number, people) in cells.enumerated() {
            let last = number == cells.count - 1 ? columns.count : number + 1
            add(places, columns[number..<last].flatMap { $0 }, people)
        }
    }

    /// What is known too well. Everything that was told may be known, and what is ten people or more for certain;
    /// anything else stays open by ten people, or by all who are there.
    func tooWell(_ wanted: [[Int]]) throws -> [String] {
        let equations = try #require(Equations(unknowns: count * width, sums))
        let told = Set(sums.map(\.of))
        return branches.flatMap { id, branch in
            wanted.compactMap { cells in
                let set = unknowns([id], cells)
                let range = equations.range(of: set)
                let open = range.upperBound.rounded(.down) - range.lowerBound.rounded(.up)
                let isFine = told.contains(set) || range.lowerBound >= 10 - 1e-6
                    || open >= Double(min(SmallNumbers.cell, branch.handedIn)) - 1e-6
                return isFine ? nil : "\(id) cells \(cells) lie in \(range)"
            }
        }
    }
}

/// Where each cell of a scale stands among a class's unknowns.
struct ScaleColumns {
    let everybody: [[Int]]
    let leftOut: [[Int]]
    let subscale: [[Int]]
    let width: Int

    init(_ county: ScaleBranch) {
        let bands = county.bands.count
        let without = Array(bands...(2 * bands))
        everybody = (0..<bands).map { [$0] } + [without]
        leftOut = without.map { [$0] }
        width = 2 * bands + 1 + (county.subscales.first?.count ?? 0)
        subscale = ((2 * bands + 1)..<width).map { [$0] }
    }

    /// All but the mildest band.
    var hardEnd: [Int] { everybody.dropFirst().dropLast().flatMap { $0 } }
}

extension ScaleBranch {
    /// The bands without those who have none.
    var validOnly: Branch { Branch(id: id, least: least, cells: bands, parts: parts.map(\.validOnly)) }

    /// The same people by their gravest answer, as many as have another cell by chance.
    var flags: Branch {
        let grave = [marked.first ?? 0, bands.last ?? 0]
        return Branch(
            id: id, least: least, cells: [handedIn - grave[0] - grave[1]] + grave, parts: parts.map(\.flags))
    }
}
