import WarningRules
import Warnings

/// What the rules let the reader do with an alert now. The rules are asked; nothing is decided here.
struct AlertChoices {
    private let standing: AlertStanding<String>
    private let hasPhone: Bool
    private static let reader = "reader"

    init(_ alert: ReadAlert.Outcome) {
        let proposer: String? = alert.card.state == .resolved ? (alert.isOwnProposal ? Self.reader : "colleague") : nil
        standing = AlertStanding(state: alert.card.state, severity: alert.card.severity, proposer: proposer)
        hasPhone = alert.card.hasPhone
    }

    var mayAcknowledge: Bool { allows(.acknowledge) }
    var mayNote: Bool { allows(.note) }
    var mayHandOver: Bool { allows(.handOver) }
    var mayPropose: Bool { allows(.proposeClosing(.clarifiedNoRisk, by: Self.reader)) }
    var mayConfirm: Bool { allows(.confirmClosing(by: Self.reader)) }

    var contactOutcomes: [ContactOutcome] {
        ContactOutcome.allCases.filter { allows(.recordContact($0, phoneLeft: hasPhone)) }
    }

    private func allows(_ action: AlertAction<String>) -> Bool { (try? standing.next(action)) != nil }
}
