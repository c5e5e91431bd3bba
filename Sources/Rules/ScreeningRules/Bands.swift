/// The bands of a scale from the lowest totals to the highest, without gap or overlap.
public struct Bands: Hashable, Sendable {
    private let lowest: Band
    private let others: [Band]

    init(lowest: Band, others: [Band]) {
        self.lowest = lowest
        self.others = others
    }

    /// From the lowest totals to the highest.
    public var all: [Band] { [lowest] + others }

    /// The band in which a total of the scale's range lies.
    public func band(of total: Int) -> Band {
        others.last { $0.range.lowerBound <= total } ?? lowest
    }
}
