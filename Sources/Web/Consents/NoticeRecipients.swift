import Access
import CampaignRules
import Care
import Consents

/// Who receives data, chosen from the register for the next version of a notice.
struct NoticeRecipients {
    let found: ReadNotice.Outcome
    let form: AccountForm

    /// One tick for each with whom something is agreed; the newest version's are ticked.
    var html: HTML {
        let fault = FieldFault(
            form.problem?.kind == .invalid(field: "recipients") ? form.problem?.phrase : nil, id: "recipients")
        let none: HTML = "<p class=\"hint\">\(say: "consents.recipients.none")</p>"
        return """
            <fieldset class="field" id="recipients"\(fault.attributes)>
            <legend>\(say: "consents.part.recipients")</legend>
            <p class="hint">\(say: "consents.recipients.hint")</p>\(fault.words)
            \(if: found.recipientsToName.isEmpty, none)
            <div class="choices">\(each: found.recipientsToName.map(tick))</div></fieldset>
            """
    }

    /// That the newest version names somebody with whom it is not agreed so any more.
    var changed: HTML {
        let now = found.recipientsToName
        let others = (found.notices.first?.recipients ?? []).filter { !now.contains($0) }
        guard !others.isEmpty else { return .empty }
        let names = others.map { form.visit.choose($0.told.names) }.joined(separator: " · ")
        return "<p class=\"note warn\">\(say: "consents.recipients.changed", ["names": names])</p>"
    }

    private func tick(_ named: NamedRecipient) -> HTML {
        let id = "recipients.\(named.recipient)"
        return """
            <div class="choice"><input type="checkbox" id="\(id)" name="\(id)" value="yes"\
            \(if: isTicked(named), " checked")>
            <label for="\(id)">\(ToldRecipientWords.spoken(named.told.names, form.visit))\
            <small>\(say: named.told.kind.phrase)</small></label></div>

            """
    }

    private func isTicked(_ named: NamedRecipient) -> Bool {
        if form.problem != nil { return form.given("recipients.\(named.recipient)") == "yes" }
        return found.notices.first?.recipients.contains { $0.recipient == named.recipient } ?? false
    }
}
