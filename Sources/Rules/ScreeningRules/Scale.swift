/// One number that is counted from some items of a questionnaire.
public struct Scale: Hashable, Sendable {
    /// How the number is made.
    public enum Kind: String, Sendable, CaseIterable {
        /// The weights of the answers, added up and multiplied.
        case sum
        /// The weights of the answers, added up and divided by their number.
        case mean
        /// How many answers weigh enough.
        case count
        /// The weight of the heaviest answer.
        case highest
        /// 1 when any answer weighs enough, else 0.
        case any
        /// A total that somebody else took; there are no items.
        case entered
    }

    /// Which end of the scale is the hard one.
    public enum Direction: String, Sendable, CaseIterable {
        case higherIsWorse = "higher-is-worse"
        case higherIsBetter = "higher-is-better"
    }

    /// `total` for the number that the questionnaire is known by.
    public let id: String
    /// `nil` for the total of a questionnaire, which bears the questionnaire's own title.
    public let title: Wording?
    public let kind: Kind
    /// The LOINC code of the number, where there is one.
    public let loincCode: String?
    /// The linkIds of the items that count.
    public let items: [String]
    /// Reverse items, each with the sum of its lowest and its highest weight: what is counted is that sum less the
    /// weight chosen.
    public let mirrors: [String: Int]
    /// What an item counts that was not asked: the lowest it can.
    let lowest: [String: Int]
    /// From how many points on an answer counts; only for `count` and `any`.
    public let weightAtLeast: Int?
    public let multiplier: Multiplier
    /// Lowest and highest total, points as the scale keeps them.
    public let range: ClosedRange<Int>
    public let direction: Direction
    /// `nil` only for a subscale for which nobody drew any.
    public let bands: Bands?
    public let missingRule: MissingRule
    /// `nil` where no cut-off has a source.
    public let cutOff: CutOff?
    /// Other borders for other people; the first that fits is taken.
    public let alternatives: [Alternative]

    /// How many decimals the points have that are kept as a whole number: 2 for a mean, which is kept in hundredths.
    public var decimals: Int { kind.decimals }

    /// The points as people write them: 207 of a mean is `2.07`.
    public func text(of points: Int) -> String {
        guard decimals > 0 else { return "\(points)" }
        let sign = points < 0 ? "-" : ""
        return "\(sign)\(points.magnitude / 100).\("\(100 + points.magnitude % 100)".dropFirst())"
    }
}

extension Scale.Kind {
    /// Of the points; what is kept in the database is always whole.
    public var decimals: Int { self == .mean ? 2 : 0 }
}
