import Accounts
import Care
import InterviewRules
import Interviews

extension CareLevel {
    /// The class of the badge, the same colours as alerts have.
    var look: String {
        switch self {
        case .calm: "steady"
        case .watch: "green"
        case .moderate: "yellow"
        case .serious: "red"
        case .imminent: "imminent"
        }
    }

    /// A shape beside the colour, for whoever does not tell colours apart.
    private var sign: String {
        switch self {
        case .calm: "○"
        case .watch: "●"
        case .moderate: "◆"
        case .serious, .imminent: "▲"
        }
    }

    /// What a place calls the level; whoever is calm has no name in a policy.
    func name(_ names: [String: String], _ visit: Visit) -> String {
        names.isEmpty ? visit.say(Phrase("interviews.level.calm")) : visit.choose(names)
    }

    func badge(_ names: [String: String], _ visit: Visit) -> HTML {
        "<span class=\"rank \(look)\"><span aria-hidden=\"true\">\(sign)</span> \(name(names, visit))</span>"
    }
}

extension [ReadFinding.Level] {
    func names(of level: CareLevel) -> [String: String] { first { $0.level == level }?.names ?? [:] }
}

extension CareClock {
    var phrase: Phrase { Phrase("interviews.clock.\(rawValue)") }
}

extension RiskAnswer {
    var phrase: Phrase { Phrase("interviews.answer.\(rawValue)") }
}

extension Functioning {
    var phrase: Phrase { Phrase("interviews.functioning.\(rawValue)") }
}

extension InterviewTopic {
    var phrase: Phrase { Phrase("interviews.topic.\(rawValue)") }
}

extension Support {
    var phrase: Phrase { Phrase("interviews.support.\(rawValue)") }
}

extension TalkManner {
    var phrase: Phrase { Phrase("interviews.manner.\(rawValue)") }
}

extension NextStep {
    var phrase: Phrase { Phrase("interviews.next.\(rawValue)") }
}

extension ReferralStep {
    var phrase: Phrase { Phrase("interviews.referral.\(rawValue)") }
}

extension GuardianAbsence {
    var phrase: Phrase { Phrase("interviews.absence.\(rawValue)") }
}

extension GuardianOutcome {
    var phrase: Phrase { Phrase("interviews.outcome.\(rawValue)") }
}

extension AdviceSentence {
    var phrase: Phrase { Phrase("interviews.advice.\(rawValue)") }
}

extension ReportSentence {
    var phrase: Phrase { Phrase("interviews.report.\(rawValue)") }
}

extension RetestDecision {
    var phrase: Phrase { Phrase("interviews.retest.\(rawValue)") }
}

extension RiskAnswers {
    /// Each question by the name of its field, in the order in which it is asked.
    var asked: [(name: String, answer: RiskAnswer)] {
        [
            ("thoughts", thoughts), ("plan", plan), ("means", means), ("soon", soon), ("attempt", attempt),
            ("others", others),
        ]
    }

    static let names = ["thoughts", "plan", "means", "soon", "attempt", "others"]
}

extension Visit {
    /// Who has looked at this page and when, so that a printed one says whose it was.
    var watermark: HTML {
        """
        <p class="watermark" aria-hidden="true">\(presence?.displayName ?? "") · \(date(now))</p>
        """
    }

    /// When something has to be done, in a list of pairs; what is over its time says by how much, as on the lists.
    func due(_ due: Moment) -> HTML {
        guard due < now else { return "<dd><b>\(when(due))</b></dd>" }
        return """
            <dd class="clock late"><time class="left" datetime="\(due.machineText)">\(timeLeft(until: due))</time>
            <span class="sub">\(when(due))</span></dd>
            """
    }
}
