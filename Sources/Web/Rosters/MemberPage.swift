import Access
import Care
import Rosters

/// A member: masked until somebody opens who it is, with what can be mended.
struct MemberPage {
    let member: ReadMember.Outcome
    var opened: MemberIdentity?
    var failed: FailedUnitStep?

    static func again(_ visit: Visit, opened: MemberIdentity? = nil) async throws -> MemberPage {
        let member = ID<MemberCard>(visit.fields["member"] ?? "")
        return MemberPage(member: try await visit.perform(ReadMember(member: member)), opened: opened)
    }

    /// The same page with what is wrong with one of its forms.
    static func again(step: String) -> @Sendable (any Problem, Visit) async throws -> Reply? {
        { problem, visit in
            switch problem.kind {
            case .invalid, .conflict: break
            default: return nil
            }
            var page = try await again(visit)
            page.failed = FailedUnitStep(step: step, problem: problem, fields: visit.fields)
            return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
        }
    }

    private var card: MemberCard { member.card }
    /// Whether it is the opening that did not work.
    private var isOpening: Bool { failed?.step == "open" }

    func page(for visit: Visit) -> Page {
        let title = Phrase("rosters.member.title", ["name": card.nameMask])
        let gone: HTML = " · <span class=\"state\">\(say: "rosters.gone")</span>"
        return Page(
            title: visit.title(title, isAgain: failed != nil), frame: .staff,
            main: """
                \(Form.faults(failed?.problem.phrase, field: failed?.fieldID))
                <div class="head"><div><h1>\(card.nameMask)</h1><p>\(link(member.house, visit))\
                \(if: card.unit != card.house, " · \(link(member.unit, visit))")\(if: card.leftAt != nil, gone)</p>\
                </div></div>
                <div class="split"><div>\(who(visit))\(CareTagCard.onRoster(of: card, visit))\
                \(HarmElsewhere.card(of: card, visit))</div>\
                <div>\(if: visit.holds(.manageRosters), actions(visit))</div></div>
                """)
    }

    private func actions(_ visit: Visit) -> HTML {
        MemberActions(member: member, failed: isOpening ? nil : failed).html(visit)
    }

    private func link(_ unit: RosterUnit, _ visit: Visit) -> HTML {
        "<a href=\"\(visit.rosterPath(unit.code))\">\(visit.choose(unit.names))</a>"
    }

    private func who(_ visit: Visit) -> HTML {
        let open: HTML = """
            <p class="small">\(say: "rosters.member.logged")</p>
            <form method="post" action="\(visit.memberPath)/open">\(Form.token(visit))
            \(OpeningButtons(id: "open-reason", problem: isOpening ? failed?.problem.phrase : nil).html)</form>
            """
        return """
            <section class="card" aria-labelledby="who"><h2 id="who">\(say: "rosters.member.who")</h2>
            <dl class="pairs">\(each: facts)</dl>\(if: opened == nil, open)\
            \(if: visit.holds(.answerRightsRequests), asks)</section>

            """
    }

    /// What somebody asks about their own data at the counter is written down from here.
    private var asks: HTML {
        "<p class=\"no-print\"><a href=\"/rights/members/\(card.id.rawValue)\">\(say: "rights.counter.title")</a></p>"
    }

    private var facts: [HTML] {
        let kind = Self.pair("rosters.column.kind", "\(say: card.kind.phrase)")
        let sex = Self.pair("rosters.column.sex", "\(say: card.sex.phrase)")
        guard let opened else { return [kind, sex, Self.pair("rosters.column.month", "\(card.bornMonth)")] }
        let texts: [(String, String?)] = [
            ("rosters.field.idNumber", opened.idNumber), ("rosters.field.number", opened.number),
            ("rosters.field.guardian", opened.guardian),
        ]
        let phones: [(String, String?)] = [
            ("rosters.field.guardianPhone", opened.guardianPhone), ("rosters.field.phone", opened.phone),
        ]
        return [
            Self.pair("rosters.field.name", "<b>\(opened.name)</b>"), kind, sex,
            Self.pair("rosters.field.born", "\(opened.born.description)"),
        ] + texts.compactMap { key, text in text.map { Self.pair(key, "\($0)") } }
            + phones.compactMap { key, phone in phone.map { Self.pair(key, Self.call($0)) } }
    }

    private static func pair(_ key: String, _ value: HTML) -> HTML { "<dt>\(say: Phrase(key))</dt><dd>\(value)</dd>" }

    private static func call(_ phone: String) -> HTML {
        "<a href=\"tel:\(phone.filter { $0.isASCII && ($0.isNumber || $0 == "+") })\">\(phone)</a>"
    }
}
