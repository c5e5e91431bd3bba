import Access
import Campaigns
import Care

/// Who is invited in one's own unit, class by class: a new code, another class, off the list, late comers.
struct ParticipantsPage {
    let found: ListParticipants.Outcome
    let parts: [ReadCampaign.Part]
    let names: [String: String]
    let problem: (any Problem)?
    let waiting: Int?

    static func find(_ visit: Visit, problem: (any Problem)? = nil) async throws -> ParticipantsPage {
        let asked = ListParticipants(
            campaign: try visit.campaign, unit: visit.fields["unit"], page: visit.fields["page"].flatMap(Int.init))
        let found = try await visit.perform(asked)
        let parts = try await visit.perform(ReadCampaign(campaign: asked.campaign)).parts
        let codes = found.parts.compactMap(\.unit) + found.late.compactMap(\.unit)
        return ParticipantsPage(
            found: found, parts: parts, names: try await visit.unitNames(Set(codes).sorted()), problem: problem,
            waiting: try await visit.waitingAlerts())
    }

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem.kind == .conflict || problem.kind == .invalid(field: "reason") else { return nil }
        return .page(
            try await find(visit, problem: problem).page(for: visit), status: Problems.status(of: problem.kind))
    }

    private var isOpen: Bool { found.card.state == .open }

    func page(for visit: Visit) -> Page {
        let name = visit.choose(found.card.titles)
        return Page(
            title: Phrase("campaigns.people.of", ["name": name]), frame: .staff, waiting: waiting,
            main: """
                <p class="no-print"><a href="/campaigns/\(found.card.id.rawValue)">‹ \(name)</a></p>
                \(Form.faults(problem?.phrase, field: problem?.kind == .conflict ? nil : "reason"))
                <div class="head"><div><h1>\(say: "campaigns.people.title")</h1>
                <p>\(say: "campaigns.people.lead")</p></div></div>
                \(late(visit))\(chips(visit))\(if: isOpen, print(visit))\
                \(found.participants.isEmpty ? empty : table(visit))
                \(PageLinks(
                    path: "/campaigns/\(found.card.id)/participants", kept: [("unit", visit.fields["unit"] ?? "")],
                    page: visit.fields["page"].flatMap(Int.init) ?? 1, hasMore: found.hasMore).html)
                """)
    }

    /// Of the chosen class, or of the only one there is.
    private func print(_ visit: Visit) -> HTML {
        let chosen = visit.fields["unit"].flatMap { $0.isEmpty ? nil : $0 }
        let unit = chosen ?? (found.parts.count == 1 ? found.parts.first?.unit : nil)
        return PrintCodesForm(found: found, unit: unit, problem: problem).html(visit)
    }

    private func chips(_ visit: Visit) -> HTML {
        let chosen = visit.fields["unit"] ?? ""
        let path = "/campaigns/\(found.card.id)/participants"
        let all = found.parts.map(\.invited).reduce(0, +)
        return """
            <ul class="chips"><li><a href="\(path)"\(if: chosen.isEmpty, " aria-current=\"true\"")>\
            \(say: "campaigns.people.all", ["count": "\(all)"])</a></li>\(each: found.parts.map { part in
                let code = part.unit ?? ""
                return """
                    <li><a href="\(path)?unit=\(Visit.encoded(code))"\(if: chosen == code, " aria-current=\"true\"")>\
                    \(names[code] ?? code) · \(part.invited)</a></li>

                    """
            })</ul>
            """
    }

    private func table(_ visit: Visit) -> HTML {
        """
        <div class="sheet cards" id="participants"><table>\
        <caption class="visually-hidden">\(say: "campaigns.people.title")</caption>
        <thead><tr><th scope="col">\(say: "campaigns.column.participant")</th>
        <th scope="col">\(say: "campaigns.field.class")</th><th scope="col">\(say: "campaigns.column.born")</th>
        <th scope="col">\(say: "campaigns.column.state")</th>
        <th scope="col">\(say: "campaigns.column.do")</th></tr></thead>
        <tbody>\(each: found.participants.map { row($0, visit) })</tbody></table></div>
        """
    }

    private func row(_ person: Participant, _ visit: Visit) -> HTML {
        let unit = person.unit.map { names[$0] ?? $0 } ?? ""
        return """
            <tr><th scope="row">\(place(person))</th>
            <td data-label="\(say: "campaigns.field.class")"><span>\(unit)</span></td>
            <td data-label="\(say: "campaigns.column.born")"><span>\(person.bornMonth) \(sex(person.sex))</span></td>
            <td data-label="\(say: "campaigns.column.state")"><span class="state">\
            \(say: person.isRemoved ? "campaigns.people.removed" : "campaigns.people.invited")</span></td>
            <td data-label="\(say: "campaigns.column.do")"><div>\
            \(if: isOpen && !person.isRemoved, actions(person, visit))\
            \(if: person.isRemoved && visit.holds(.keepConsents), takenBack(person))</div></td></tr>

            """
    }

    /// What the class sheet and the slip say, so that a lost code is replaced for the right person.
    private func place(_ person: Participant) -> HTML {
        guard person.number > 0 else {
            return "<span class=\"code\">\(person.id.rawValue.suffix(6).uppercased())</span>"
        }
        return "\(say: "campaigns.sheet.number", ["number": "\(person.number)"])"
    }

    private func sex(_ sex: String?) -> HTML {
        switch sex {
        case "female": "· \(say: "campaigns.sex.female")"
        case "male": "· \(say: "campaigns.sex.male")"
        default: .empty
        }
    }

    /// Who was taken off the list may take a consent back all the same, also on paper.
    private func takenBack(_ person: Participant) -> HTML {
        let people = "/campaigns/\(found.card.id.rawValue)/consents/people"
        return """
            <a class="btn small plain" href="\(people)/\(person.id.rawValue)/paper">\
            \(say: "campaigns.people.takenBack")<span class="visually-hidden"> \(place(person))</span></a>
            """
    }

    private func actions(_ person: Participant, _ visit: Visit) -> HTML {
        let sign = person.id.rawValue.suffix(6).uppercased()
        let path = "/participants/\(person.id)"
        let hidden: HTML = "<span class=\"visually-hidden\"> \(place(person))</span>"
        let classes = parts.filter { $0.code != person.unit }
        return """
            <details class="act"><summary>\(say: "campaigns.people.do")\(hidden)</summary>
            <form method="post" action="\(path)/code">\(Form.token(visit))
            <button class="btn small quiet">\(say: "campaigns.people.newCode")\(hidden)</button></form>
            \(if: !classes.isEmpty, """
                <form method="post" action="\(path)/move">\(Form.token(visit))
                <div class="field"><label for="unit-\(sign)">\(say: "campaigns.people.moveTo")</label>
                <select id="unit-\(sign)" name="unit">\(each: classes.map {
                    "<option value=\"\($0.code)\">\(visit.choose($0.names))</option>\n"
                })</select></div>
                <button class="btn small plain">\(say: "campaigns.people.move")\(hidden)</button></form>
                """)
            <form method="post" action="\(path)/remove">\(Form.token(visit))
            <button class="btn small danger">\(say: "campaigns.people.remove")\(hidden)</button></form></details>
            """
    }

    private func late(_ visit: Visit) -> HTML {
        guard !found.late.isEmpty else { return .empty }
        return """
            <details class="card fold" id="late"><summary><h2>\
            \(say: "campaigns.people.late", ["count": "\(found.late.count)"])</h2></summary>
            <p>\(say: "campaigns.people.lateWords")</p><ul class="roster-lines">\(each: found.late.map { person in
                let unit = person.unit.map { names[$0] ?? $0 } ?? ""
                return """
                    <li><span>\(unit)<span class="sub">\(person.bornMonth) \(sex(person.sex))</span></span>
                    <form method="post" action="/campaigns/\(found.card.id.rawValue)/participants/add">\
                    \(Form.token(visit))
                    \(Form.hidden("member", person.member))<button class="btn small quiet">\
                    \(say: "campaigns.people.add")<span class="visually-hidden"> \(unit) \(person.bornMonth)</span>\
                    </button></form></li>

                    """
            })</ul></details>
            """
    }

    private var empty: HTML {
        """
        <div class="empty"><h2>\(say: "campaigns.people.empty")</h2><p>\(say: "campaigns.people.emptyWords")</p></div>
        """
    }
}

/// A new code, shown this once, to be handed to the person.
struct NewParticipantCodePage {
    let replaced: ReplaceCode.Outcome

    func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("campaigns.code.title"), frame: .staff,
            main: """
                <div class="head"><div><h1>\(say: "campaigns.code.title")</h1></div></div>
                <section class="card narrow"><p class="secret code">\(replaced.code)</p>
                <p>\(say: "campaigns.code.words")</p>\(visit.linkToSend(toCode: replaced.code))
                <p><a class="btn small" href="\(back(visit))">\(say: "campaigns.code.back")</a></p></section>
                """)
    }

    /// To the room whose proctor was asked for it, or else to the list of participants.
    private func back(_ visit: Visit) -> String {
        guard let room = try? visit.addressPart("from") else {
            return "/campaigns/\(replaced.campaign.rawValue)/participants"
        }
        return "/rooms/\(room)"
    }
}
