import Care
import WarningRules

extension Severity {
    /// The name of the rank. Regions may choose other names in their ladder; the sign and the order stay.
    var phrase: Phrase { Phrase("warnings.rank.\(name)") }

    /// The class of the badge.
    var name: String {
        switch self {
        case .green: RankLabel.green.rawValue
        case .yellow: RankLabel.yellow.rawValue
        case .red: RankLabel.red.rawValue
        case .imminent: RankLabel.imminent.rawValue
        }
    }

    /// A shape beside the colour, for whoever does not tell colours apart.
    var sign: String {
        switch self {
        case .green: "●"
        case .yellow: "◆"
        case .red, .imminent: "▲"
        }
    }

    var badge: HTML { "<span class=\"rank \(name)\"><span aria-hidden=\"true\">\(sign)</span> \(say: phrase)</span>" }
}
