import Access
import Care
import Regions

/// Whom to ask in a unit: masked, until somebody opens one of them, which leaves a line in the audit log.
struct UnitContactsCard {
    let unit: ReadUnit.Outcome
    let opened: OpenUnitContact.Outcome?
    let failed: FailedUnitStep?

    func html(_ visit: Visit) -> HTML {
        let none: HTML = "<p>\(say: "regions.contact.none")</p>"
        let logged: HTML = "<p class=\"small\">\(say: "regions.contact.logged")</p>"
        return """
            <section class="card" aria-labelledby="contacts"><h2 id="contacts">\(say: "regions.contact.title")</h2>
            \(if: unit.contacts.isEmpty, none)\(each: unit.contacts.map { contact($0, visit) })\
            \(if: !unit.contacts.isEmpty, logged)\(if: visit.holds(.manageUnits), form(visit))</section>
            """
    }

    private func contact(_ contact: UnitContact, _ visit: Visit) -> HTML {
        let path = "\(visit.unitPath)/contacts/\(contact.id)"
        let open: HTML = """
            <form method="post" action="\(path)/open">\(Form.token(visit))<button class="btn small quiet"\
             aria-label="\(say: Phrase("regions.contact.openThis", ["duty": contact.duty]))">\
            \(say: "regions.contact.open")</button></form>
            """
        let remove: HTML = """
            <form method="post" action="\(path)/remove">\(Form.token(visit))<button class="btn small plain"\
             aria-label="\(say: Phrase("regions.contact.removeThis", ["duty": contact.duty]))">\
            \(say: "regions.contact.remove")</button></form>
            """
        let isOpen = opened?.contact == contact.id
        return """
            <div class="contact"><p><b>\(contact.duty)</b><span class="sub">\
            \(isOpen ? opened?.name ?? "" : contact.nameMask) · \(phone(contact))</span></p>\
            <div class="actions">\(if: !isOpen, open)\(if: visit.holds(.manageUnits), remove)</div></div>

            """
    }

    private func phone(_ contact: UnitContact) -> HTML {
        guard let opened, opened.contact == contact.id else { return "\(contact.phoneMask)" }
        let dialled = opened.phone.filter { $0.isASCII && ($0.isNumber || $0 == "+") }
        return "<a href=\"tel:\(dialled)\">\(opened.phone)</a>"
    }

    private func form(_ visit: Visit) -> HTML {
        let fields = [
            field("duty", "regions.contact.duty", "text"), field("name", "regions.contact.name", "text"),
            field("phone", "regions.contact.phone", "tel"),
        ]
        return """
            <details class="act"\(if: failed?.step == "contacts", " open")>\
            <summary>\(say: "regions.contact.add")</summary>
            <form method="post" action="\(visit.unitPath)/contacts">\(Form.token(visit))\(each: fields)\
            <p class="small">\(say: "regions.contact.sealed")</p>
            <button class="btn small">\(say: "regions.contact.keep")</button></form></details>
            """
    }

    private func field(_ name: String, _ label: String, _ type: String) -> HTML {
        let id = "contacts-\(name)"
        let fault = FieldFault(failed?.fieldID == id ? failed?.problem.phrase : nil, id: id)
        return """
            <div class="field"><label for="\(id)">\(say: Phrase(label))</label>\
            <input type="\(type)" id="\(id)" name="\(name)" value="\(failed?.given("contacts", name) ?? "")" required\
             autocomplete="off"\(fault.attributes)>\(fault.words)</div>

            """
    }
}
