/// The points of some people as whoever reads of them comes to know them: how many stand in each band, what points a
/// band can be, and what all of them come to.
///
/// A mean at the edge of what its bands allow tells the points of nearly everybody. A mean and a deviation of few
/// people tell everything: of twenty, ten of whom have 1 to 4 points and the others none, a mean of 0.7 and a deviation
/// of 1.0 leave one way only; eight have one point, one has two, and one has four.
///
/// So points are told only where ten people of any band could all have the fewest of its points, and ten the most, and
/// the same would be told (rulebook E.4.9; decision 0060).
public struct CountedPoints: Hashable, Sendable {
    /// People of a band, and the points that it stands for.
    public struct Stretch: Hashable, Sendable {
        public let people: Int
        /// Points, as the scale keeps them.
        public let points: ClosedRange<Int>

        public init(people: Int, points: ClosedRange<Int>) {
            self.people = people
            self.points = points
        }

        fileprivate var fewest: Int { people * points.lowerBound }
        fileprivate var most: Int { people * points.upperBound }
        fileprivate var width: Int { points.upperBound - points.lowerBound }
        /// What one point more adds to the squares where somebody goes from the fewest to the most.
        fileprivate var gain: Int { points.lowerBound + points.upperBound }
    }

    public let bands: [Stretch]
    /// Of everybody's points, and of their squares.
    public let sum: Int
    public let squares: Int

    public init(bands: [Stretch], sum: Int, squares: Int) {
        self.bands = bands
        self.sum = sum
        self.squares = squares
    }

    /// Several places in one; their bands are the same.
    public init(_ parts: [CountedPoints]) {
        let first = parts.first?.bands ?? []
        bands = first.indices.map { band in
            Stretch(people: parts.reduce(0) { $0 + $1.bands[band].people }, points: first[band].points)
        }
        sum = parts.reduce(0) { $0 + $1.sum }
        squares = parts.reduce(0) { $0 + $1.squares }
    }

    /// Whether mean and deviation may stand beside the bands.
    public var isOpen: Bool {
        bands.indices.allSatisfy { band in
            let ends = bands[band].points
            return allows(ten: ends.lowerBound, in: band) && allows(ten: ends.upperBound, in: band)
        }
    }

    /// Whether ten people of a band may have so many points, the others having whatever makes up the sums.
    private func allows(ten points: Int, in band: Int) -> Bool {
        let (ten, stretch) = (SmallNumbers.cell, bands[band])
        guard stretch.people >= ten else { return false }
        var others = bands
        others[band] = Stretch(people: stretch.people - ten, points: stretch.points)
        let rest = CountedPoints(
            bands: others, sum: sum - ten * points, squares: squares - ten * points * points)
        return rest.isPossible
    }

    private var isPossible: Bool {
        let (fewest, most) = (bands.reduce(0) { $0 + $1.fewest }, bands.reduce(0) { $0 + $1.most })
        guard fewest <= sum, sum <= most else { return false }
        // Half a point: squares are whole, and the least of them are reckoned with fractions.
        return Double(squares) >= leastSquares - 0.5 && Double(squares) <= mostSquares(fewest) + 0.5
    }

    /// Everybody as near to everybody else as the bands allow: all up to one level, or down to it.
    private var leastSquares: Double {
        var low = Double(bands.map(\.points.lowerBound).min() ?? 0)
        var high = Double(bands.map(\.points.upperBound).max() ?? 0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if total(level: middle, { $0 }) < Double(sum) { low = middle } else { high = middle }
        }
        return total(level: high) { $0 * $0 }
    }

    private func total(level: Double, _ value: (Double) -> Double) -> Double {
        bands.reduce(0) { total, band in
            let points = min(max(level, Double(band.points.lowerBound)), Double(band.points.upperBound))
            return total + Double(band.people) * value(points)
        }
    }

    /// Everybody at one end of the band or at the other, those at the upper end where it counts for most.
    private func mostSquares(_ fewest: Int) -> Double {
        var left = sum - fewest
        var squares = bands.reduce(0) { $0 + $1.people * $1.points.lowerBound * $1.points.lowerBound }
        for band in bands.sorted(by: { $0.gain > $1.gain }) {
            let taken = min(left, band.people * band.width)
            squares += taken * band.gain
            left -= taken
        }
        return Double(squares)
    }
}

extension Suppression {
    /// Of which places points may be told: never of a part without the whole, and never so that what is left of the
    /// whole is less open than a place that is told. Where it is, the smallest of the others joins what is left.
    /// - Parameters:
    ///   - depth: how many cells a table has that tells every band and those without a result.
    ///   - counted: of every place that is counted, the hidden ones too.
    public func points(
        of shown: ShownBranch, depth: Int, _ counted: [String: CountedPoints]
    ) -> Set<String> {
        guard shown.depth >= depth, counted[shown.id]?.isOpen == true else { return [] }
        return partsWithPoints(of: shown, depth: depth, counted).reduce(into: [shown.id]) { found, part in
            found.formUnion(points(of: part, depth: depth, counted))
        }
    }

    private func partsWithPoints(
        of whole: ShownBranch, depth: Int, _ counted: [String: CountedPoints]
    ) -> [ShownBranch] {
        var apart = whole.parts.filter { $0.depth >= depth && counted[$0.id]?.isOpen == true }
            .sorted { ($0.people, $0.id) > ($1.people, $1.id) }
        let told = Set(apart.map(\.id))
        var together = whole.parts.map(\.id).filter { !told.contains($0) } + (whole.rest?.parts ?? [])
        while !together.isEmpty, !CountedPoints(together.compactMap { counted[$0] }).isOpen {
            guard let next = apart.popLast() else { return [] }
            together.append(next.id)
        }
        return apart
    }
}
