import Care
import Instruments
import ScreeningRules

/// How a scale may be used, as a mark with a word: never by colour alone.
struct LicenceState {
    let kind: InstrumentLine.Kind
    let isNonCommercial: Bool
    let standing: LicenceStanding?
    let daysLeft: Int?

    init(_ line: InstrumentLine) {
        (kind, isNonCommercial, standing, daysLeft) = (line.kind, line.isNonCommercial, line.standing, line.daysLeft)
    }

    init(_ found: ReadInstrument.Outcome) {
        kind = found.kind
        isNonCommercial = found.scale.questionnaire.licence.isNonCommercial
        (standing, daysLeft) = (found.standing, found.daysLeft)
    }

    var html: HTML {
        switch kind {
        case .template: "<span class=\"state\">\(say: "instruments.licence.needed")</span>"
        case .entry: "<span class=\"state\">\(say: "instruments.licence.entry")</span>"
        case .shipped:
            isNonCommercial
                ? "<span class=\"state\">\(say: "instruments.licence.nonCommercial")</span>"
                : "<span class=\"state\">\(say: "instruments.licence.free")</span>"
        case .owned: standing.map { Self.mark($0, daysLeft) } ?? waiting
        }
    }

    static func mark(_ standing: LicenceStanding, _ daysLeft: Int?) -> HTML {
        let days = ["days": "\(abs(daysLeft ?? 0))"]
        return switch standing {
        case .valid: "<span class=\"rank green\">\(say: "instruments.licence.valid", days)</span>"
        case .endsSoon: "<span class=\"rank yellow\">\(say: "instruments.licence.endsSoon", days)</span>"
        case .ended: "<span class=\"rank red\">\(say: "instruments.licence.ended", days)</span>"
        case .notYet: "<span class=\"state\">\(say: standing.name)</span>"
        }
    }

    private var waiting: HTML { "<span class=\"state\">\(say: "instruments.licence.waiting")</span>" }
}
