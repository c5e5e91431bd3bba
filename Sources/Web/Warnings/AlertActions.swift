import Access
import Accounts
import Care
import WarningRules
import Warnings

/// What can be done next: one thing first, the rest folded away.
struct AlertActions {
    let alert: ReadAlert.Outcome
    let failed: FailedStep?

    func html(_ visit: Visit) -> HTML {
        let choices = AlertChoices(alert)
        let forms = AlertForms(alert: alert, failed: failed, visit: visit)
        return """
            <section class="card no-print" aria-labelledby="do"><h2 id="do">\(say: "warnings.actions.title")</h2>
            \(if: alert.card.state == .closed, "<p>\(say: "warnings.actions.closed")</p>")
            \(if: visit.holds(.handleAlerts), first(choices, forms) + folded(choices, forms, visit))
            </section>
            """
    }

    private func first(_ choices: AlertChoices, _ forms: AlertForms) -> HTML {
        if choices.mayAcknowledge { return forms.button(.acknowledge, Phrase("warnings.do.acknowledge")) }
        guard let outcome = alert.proposedOutcome.flatMap(ClosingOutcome.init(rawValue:)), alert.card.state == .resolved
        else { return .empty }
        return """
            <div class="note"><p>\(say: "warnings.actions.proposed") <strong>\(say: outcome.phrase)</strong></p>
            \(if: !choices.mayConfirm, "<p>\(say: "warnings.actions.secondPerson")</p>")</div>
            \(if: choices.mayConfirm, forms.button(.confirm, Phrase("warnings.do.confirm")))
            """
    }

    private func folded(_ choices: AlertChoices, _ forms: AlertForms, _ visit: Visit) -> HTML {
        let colleagues = others(visit)
        return """
            \(if: choices.mayConfirm, forms.sendBack)
            \(if: !choices.contactOutcomes.isEmpty, forms.contacted(choices.contactOutcomes))
            \(if: choices.mayNote, forms.note)
            \(if: choices.mayHandOver && !colleagues.isEmpty, forms.handOver(to: colleagues))
            \(if: choices.mayPropose, forms.propose)
            """
    }

    /// Each colleague once, however many posts they hold, and not the reader.
    private func others(_ visit: Visit) -> [AlertColleague] {
        var seen: Set<String> = [visit.presence?.account.rawValue ?? ""]
        return alert.colleagues.filter { seen.insert($0.account.rawValue).inserted }
    }
}
