/// Student's distribution: how far a mean of few people may lie off by chance.
enum StudentT {
    /// The point beyond which 2.5 of 100 lie, so that 95 of 100 lie between it and its opposite.
    ///
    /// Exact to 0.00003 from nine degrees of freedom on, that is from ten people, the fewest that are told of.
    ///
    /// Source: Abramowitz M, Stegun IA. Handbook of Mathematical Functions. 1964; 26.7.5.
    /// - Parameter degrees: degrees of freedom, one or more; a fraction where two means are compared.
    static func beyond(degrees: Double) -> Double {
        let square = Share.confidence * Share.confidence
        let terms = polynomials.map { factors, divisor in factors.reduce(0) { $0 * square + $1 } / divisor }
        return Share.confidence * (1 + terms.reversed().reduce(0) { ($0 + $1) / degrees })
    }

    /// In the square of the normal point, from the highest power down; one for each power of the degrees.
    private static let polynomials: [(factors: [Double], divisor: Double)] = [
        ([1, 1], 4), ([5, 16, 3], 96), ([3, 19, 17, -15], 384), ([79, 776, 1_482, -1_920, -945], 92_160),
    ]
}
