import Access
import Care
import Interviews
import Rosters
import WarningRules
import Warnings

/// Whose red flag of a sitting it is: closed, until somebody says what they open it for.
struct AlertPerson {
    let alert: ReadAlert.Outcome
    let person: OpenFlagged.Outcome?
    let care: ID<Finding>?

    func html(_ visit: Visit) -> HTML {
        guard alert.card.sitting != nil else { return .empty }
        return """
            <section class="card" aria-labelledby="person"><h2 id="person">\(say: "warnings.person.title")</h2>
            \(person.map(opened) ?? closed(visit))\(careLink)\(harmLink(visit))</section>

            """
    }

    /// Whether it opens is decided by `OpenFlagged` alone; here nobody is offered what would be refused.
    private func closed(_ visit: Visit) -> HTML {
        if alert.card.state == .closed { return "<p>\(say: "warnings.person.over")</p>" }
        guard visit.holds(.openFlagged) else { return "<p>\(say: "warnings.person.others")</p>" }
        guard alert.isInOwnHands || isOfSchool(visit) else { return "<p>\(say: "warnings.person.takeUpFirst")</p>" }
        return """
            <p>\(say: "warnings.person.logged")</p>
            <form method="post" action="/alerts/\(alert.card.id.rawValue)/who">\(Form.token(visit))
            <fieldset class="field" id="who-reason"><legend>\(say: "warnings.person.reason")</legend>
            <div class="choices">\(each: FlaggedReason.allCases.map(choice))</div></fieldset>
            <button class="btn">\(say: "warnings.person.open")</button></form>
            """
    }

    private func isOfSchool(_ visit: Visit) -> Bool {
        visit.caller.posts.contains { $0.role == .schoolPsychologyTeacher && $0.unit != nil }
    }

    private func choice(_ reason: FlaggedReason) -> HTML {
        """
        <div class="choice"><input type="radio" id="who-\(reason.rawValue)" name="reason" value="\(reason.rawValue)"
        required><label for="who-\(reason.rawValue)">\(say: "warnings.person.reason.\(reason.rawValue)")</label></div>

        """
    }

    /// The guardian stands first, and beside it when not to call them (rulebook C.2).
    private func opened(_ person: OpenFlagged.Outcome) -> HTML {
        """
        <dl class="pairs"><dt>\(say: "warnings.person.name")</dt><dd><b>\(person.name)</b></dd>
        <dt>\(say: "warnings.person.guardian")</dt>
        <dd>\(person.guardian.map { "\($0)" } ?? Self.notOnRoster)</dd>
        \(if: !person.guardianIsDanger, guardianPhone(person))\(if: person.phone != nil, own(person))</dl>
        \(if: person.guardianIsDanger, "<p class=\"note warn\">\(say: "warnings.person.isDanger")</p>")\
        \(if: !person.guardianIsDanger, "<p class=\"note\">\(say: "warnings.person.danger")</p>")
        <p class="small">\(say: "warnings.contactCard.wasLogged")</p>
        """
    }

    private func guardianPhone(_ person: OpenFlagged.Outcome) -> HTML {
        """
        <dt>\(say: "warnings.person.guardianPhone")</dt><dd>\(Self.phone(person.guardianPhone))</dd>

        """
    }

    private func own(_ person: OpenFlagged.Outcome) -> HTML {
        "<dt>\(say: "warnings.person.phone")</dt><dd>\(Self.phone(person.phone))</dd>"
    }

    private static func phone(_ number: String?) -> HTML {
        guard let number else { return notOnRoster }
        return "<a href=\"tel:\(AlertContact.dialled(number))\">\(number)</a>"
    }

    private static let notOnRoster: HTML = "\(say: "warnings.person.notOnRoster")"

    /// Offered to whom the person would be opened, and decided by `RaiseHarmReport`.
    private func harmLink(_ visit: Visit) -> HTML {
        guard visit.holds(.reportHarm), alert.card.state != .closed, alert.isInOwnHands || isOfSchool(visit) else {
            return .empty
        }
        let path = "/alerts/\(alert.card.id.rawValue)/harm"
        return "<p class=\"no-print\"><a href=\"\(path)\">\(say: "protection.card.write")</a></p>"
    }

    private var careLink: HTML {
        guard let care else { return .empty }
        let path = "/care/findings/\(care.rawValue)"
        return "<p class=\"no-print\"><a href=\"\(path)\">\(say: "warnings.person.care")</a></p>"
    }
}
