/// What was counted by one scale in a place, with what it is made of.
public struct ScaleBranch: Hashable, Sendable {
    public let id: String
    /// The fewest people of whom something may be shown here.
    public let least: Int
    public let handedIn: Int
    /// Sheets that count, by the bands of the total, the mildest first.
    public let bands: [Int]
    /// Sheets that look clicked through, by the same bands.
    public let marked: [Int]
    /// The sheets that count once more, by the bands of each subscale.
    public let subscales: [[Int]]
    /// The marked sheets once more, each by its gravest mark, the mildest first.
    public let marks: [Int]
    /// Sheets of which a validity scale says that they do not speak for the person; they have no band.
    public let notValid: Int
    public let parts: [ScaleBranch]
    /// Whether none of its parts may be told, as of a school of fewer than thirty.
    public let isClosed: Bool

    public init(
        id: String, least: Int, handedIn: Int, bands: [Int], marked: [Int], subscales: [[Int]], marks: [Int] = [],
        notValid: Int = 0
    ) {
        self.id = id
        self.least = least
        self.handedIn = handedIn
        self.bands = bands
        self.marked = marked
        self.subscales = subscales
        self.marks = marks
        self.notValid = notValid
        parts = []
        isClosed = true
    }

    /// What its parts come to.
    /// - Returns: `nil` of nothing.
    public init?(id: String, least: Int, parts: [ScaleBranch], isClosed: Bool) {
        guard let first = parts.first else { return nil }
        self.id = id
        self.least = least
        self.parts = parts
        self.isClosed = isClosed
        handedIn = parts.reduce(0) { $0 + $1.handedIn }
        bands = first.bands.indices.map { cell in parts.reduce(0) { $0 + $1.bands[cell] } }
        marked = first.marked.indices.map { cell in parts.reduce(0) { $0 + $1.marked[cell] } }
        marks = first.marks.indices.map { cell in parts.reduce(0) { $0 + $1.marks[cell] } }
        notValid = parts.reduce(0) { $0 + $1.notValid }
        subscales = first.subscales.indices.map { scale in
            first.subscales[scale].indices.map { cell in parts.reduce(0) { $0 + $1.subscales[scale][cell] } }
        }
    }

    /// How many sheets count.
    public var valid: Int { bands.reduce(0, +) }
    /// Who handed in and gave no result: marked, too empty, or not of the scale's age.
    public var without: Int { handedIn - valid }

    /// The main table: everybody who has handed in.
    var everybody: [Int] { bands + [without] }
    /// Those without a result: the marked ones by band, and the others last.
    var leftOut: [Int] { marked + [unmarked] }
    /// Those among them who have no marked sheet: too few answers or not asked, and last those who are not valid.
    var others: [Int] { [unmarked - notValid, notValid] }

    private var unmarked: Int { without - marked.reduce(0, +) }
}

/// What may be shown of one scale: tables that tell of the same people.
public struct ScaleTables: Hashable, Sendable {
    /// The bands, and last whoever has no result.
    public let everybody: ShownBranch?
    /// Those without a result.
    public let leftOut: ShownBranch?
    /// One of each subscale, of the sheets that count.
    public let subscales: [ShownBranch?]
    /// The marked sheets by their mark, where it is told how many are marked.
    public let marks: ShownBranch?
    /// Those without a result and without a marked sheet, where it is told how many they are.
    public let others: ShownBranch?
}

extension Suppression {
    /// The main table first; the others only where it tells everything, because there alone it is known of how many
    /// they tell. Anywhere else their totals would tell how many have no result.
    public func tables(of whole: ScaleBranch) -> ScaleTables {
        let everybody = shown(of: whole.branch(\.everybody))
        func second(
            within main: ShownBranch?, least: Int?, _ cells: (ScaleBranch) -> [Int]
        ) -> ShownBranch? {
            main.flatMap { whole.branch(within: $0, least: least, cells) }.flatMap(shown)
        }
        let leftOut = second(within: everybody, least: SmallNumbers.cell, \.leftOut)
        let subscales = whole.subscales.indices.map { scale -> ShownBranch? in
            // Two tables of nearly the same people would tell of those in between.
            guard whole.subscales[scale].reduce(0, +) == whole.valid else { return nil }
            return second(within: everybody, least: nil) { $0.subscales[scale] }
        }
        // Of nearly all marked sheets, as an older version has counted them, nothing is told either.
        let areAll = whole.marks.reduce(0, +) == whole.marked.reduce(0, +)
        return ScaleTables(
            everybody: everybody, leftOut: leftOut, subscales: subscales,
            marks: areAll ? second(within: leftOut, least: SmallNumbers.cell, \.marks) : nil,
            others: areAll ? second(within: leftOut, least: SmallNumbers.cell, \.others) : nil)
    }
}

extension ScaleBranch {
    fileprivate func branch(_ cells: (ScaleBranch) -> [Int], least: Int? = nil, isOpen: Bool = true) -> Branch {
        Branch(
            id: id, least: least ?? self.least, cells: cells(self),
            parts: parts.map { $0.branch(cells, least: least, isOpen: isOpen) },
            together: isOpen && !isClosed ? [] : Set(parts.map(\.id)))
    }

    /// Another table of people whom the main table tells of, no further than that one tells everything. The main table
    /// has a cell more than there are bands, be it of everybody or of those who are left out.
    fileprivate func branch(
        within main: ShownBranch, least: Int?, _ cells: (ScaleBranch) -> [Int]
    ) -> Branch? {
        guard main.depth == everybody.count else { return nil }
        let shown = Dictionary(uniqueKeysWithValues: main.parts.map { ($0.id, $0) })
        let found = parts.map { part in
            shown[part.id].flatMap { part.branch(within: $0, least: least, cells) }
                ?? part.branch(cells, least: least, isOpen: false)
        }
        let apart = main.parts.filter { $0.depth == everybody.count }.map(\.id)
        return Branch(
            id: id, least: least ?? self.least, cells: cells(self), parts: found,
            together: Set(parts.map(\.id)).subtracting(apart))
    }
}
