/// The mean and the spread of points, from their sums, as counts of classes can be added up.
public struct Spread: Hashable, Sendable {
    public let people: Int
    public let mean: Double
    public let deviation: Double

    /// - Returns: `nil` of fewer than two people, of whom there is no spread.
    public init?(people: Int, sum: Int, squares: Int) {
        guard people > 1 else { return nil }
        self.people = people
        mean = Double(sum) / Double(people)
        let square = Double(squares) - Double(sum) * mean
        // Rounding may leave a little less than nothing where everybody has the same points.
        deviation = (max(0, square) / Double(people - 1)).squareRoot()
    }
}
