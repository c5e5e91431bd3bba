/// One number that is counted from some items of a questionnaire.
public struct Scale: Hashable, Sendable {
    /// How the number is made. Means, yes/no keys and factors join here as files need them.
    public enum Kind: String, Sendable, CaseIterable {
        /// The weights of the answers, added up and multiplied.
        case sum
    }

    /// Which end of the scale is the hard one.
    public enum Direction: String, Sendable, CaseIterable {
        case higherIsWorse = "higher-is-worse"
        case higherIsBetter = "higher-is-better"
    }

    /// `total` for the number that the questionnaire is known by.
    public let id: String
    public let kind: Kind
    /// The LOINC code of the number, where there is one.
    public let loincCode: String?
    /// The linkIds of the items that count.
    public let items: [String]
    /// Reverse items, each with the sum of its lowest and its highest weight: what is counted is that sum less the
    /// weight chosen.
    public let mirrors: [String: Int]
    /// Raw sum times this is the total: 4 for WHO-5.
    public let multiplier: Int
    /// Lowest and highest total, points.
    public let range: ClosedRange<Int>
    public let direction: Direction
    public let bands: Bands
    public let missingRule: MissingRule
    /// `nil` where no cut-off has a source.
    public let cutOff: CutOff?
}
