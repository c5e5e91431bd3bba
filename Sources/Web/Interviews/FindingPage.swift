import Access
import Care
import InterviewRules
import Interviews
import Protection
import Rosters

/// One person's care: what is known, what is due, what was talked about, and what can be done.
struct FindingPage {
    let found: ReadFinding.Outcome
    let name: String
    let waiting: Int?
    /// Reports of harm about the person, for whoever may read them.
    let harm: [HarmReportCard]?
    /// Opened only for this one answer.
    var identity: MemberIdentity?
    var failed: (step: CareStepName, problem: any Problem, fields: [String: String])?

    static func find(_ visit: Visit) async throws -> FindingPage {
        let found = try await visit.perform(ReadFinding(finding: ID(visit.fields["finding"] ?? "")))
        let names = try await visit.namesInCare(of: [found.card.member])
        return FindingPage(
            found: found, name: names[found.card.member] ?? visit.say(Phrase("interviews.notOnRoster")),
            waiting: try await visit.waitingAlerts(), harm: try await harm(to: found.card, visit))
    }

    private static func harm(to card: FindingCard, _ visit: Visit) async throws -> [HarmReportCard]? {
        guard visit.holds(.reportHarm) else { return nil }
        return try await visit.perform(ListHarmReports(finding: card.id.rawValue, ended: true)).reports
    }

    /// For what the person is opened; nothing is needed while somebody is in danger.
    private struct Opening: Decodable { let reason: OpeningReason? }

    /// The page with who it is and whom to call.
    static func opened(_ visit: Visit) async throws -> FindingPage {
        let reason = try visit.fields.decode(Opening.self).reason
        var page = try await find(visit)
        let member = ID<MemberCard>(page.found.card.member)
        page.identity = try await visit.perform(OpenMemberInCare(member: member, reason: reason)).identity
        return page
    }

    /// The page once more, with what did not work.
    static func again(_ step: CareStepName, _ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is InterviewError else { return nil }
        var page = try await find(visit)
        page.failed = (step, problem, visit.fields.values)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    var card: FindingCard { found.card }
    var path: String { "/care/findings/\(card.id.rawValue)" }

    func page(for visit: Visit) -> Page {
        let title = Phrase("interviews.finding.title", ["name": name])
        return Page(
            title: visit.title(title, isAgain: failed != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/care">‹ \(say: "interviews.list.title")</a></p>
                \(fault)\(head(visit))
                <div class="split"><div>\(facts(visit))\(ErrandCard(page: self).open(visit))\
                \(if: isHarmed, HarmCard(page: self).html(visit))\
                \(CareTagCard.html(self, visit))\(who(visit))</div>
                <div>\(CareActions(page: self).html(visit))\(PathForms(page: self).html(visit))\
                \(if: !isHarmed, HarmCard(page: self).html(visit))</div>
                <div>\(paths(visit))\(CareStory(found: found).html(visit))\
                \(ErrandCard(page: self).done(visit))</div></div>
                \(visit.watermark)
                """)
    }

    /// A report of harm stands before everything else; the way to write one, behind the talk that is due.
    private var isHarmed: Bool { harm?.isEmpty == false }

    private func paths(_ visit: Visit) -> HTML {
        let cards = found.paths.enumerated().map { number, path in
            PathCard(path: path, number: number, finding: card.id.rawValue).html(visit)
        }
        return "\(each: cards)"
    }

    private var fault: HTML {
        guard let failed else { return .empty }
        var field: String?
        if failed.step == .path {
            field = PathForms.anchor(failed.problem, failed.fields)
        } else if case .invalid(let name) = failed.problem.kind {
            field = "\(failed.step.rawValue)-\(name)"
        }
        return Form.faults(failed.problem.phrase, field: field)
    }

    private func head(_ visit: Visit) -> HTML {
        """
        <div class="head"><div><h1>\(card.present.badge(found.levels.names(of: card.present), visit)) \(name)</h1>
        <p>\(card.unitNames.map { "\(visit.choose($0)) · " } ?? "")\(visit.choose(card.titles)) · \
        <span class="state">\(say: card.state)</span></p></div></div>
        """
    }

    private func facts(_ visit: Visit) -> HTML {
        let proposed = found.levels.names(of: card.proposed)
        let due: HTML = card.due.map { visit.due($0) } ?? "<dd>–</dd>"
        let level: HTML = card.level.map { $0.badge(found.levels.names(of: $0), visit) }
            ?? "\(say: "interviews.fact.notYet")"
        return """
            <section class="card care" aria-labelledby="facts"><h2 id="facts">\(say: "interviews.fact.title")</h2>
            <dl class="pairs"><dt>\(say: "interviews.fact.level")</dt><dd>\(level)</dd>
            <dt>\(say: "interviews.fact.proposed")</dt><dd>\(card.proposed.name(proposed, visit)) · \
            \(say: card.origin)</dd>
            <dt>\(say: "interviews.fact.found")</dt><dd>\(visit.date(card.foundAt))</dd>
            <dt>\(say: card.clock?.phrase ?? Phrase("interviews.fact.due"))</dt>\(due)
            \(if: card.teacher != nil, "<dt>\(say: "interviews.fact.teacher")</dt><dd>\(card.teacher ?? "")</dd>")</dl>
            \(weeks(visit))\(if: card.clock == .interview && !found.interviews.isEmpty, Self.shownSince)
            \(each: found.alerts.map(alert))
            \(if: card.transfer == nil, report)\(TransferNote(card: card, isMine: mayHandOn).html)</section>

            """
    }

    /// Why a talk is due although there was one.
    private static let shownSince: HTML = "<p class=\"note warn\">\(say: "interviews.fact.shownSince")</p>"

    /// Why somebody looks sooner than the level asks.
    private func weeks(_ visit: Visit) -> HTML {
        guard let weeks = found.weeks else { return .empty }
        let reasons = weeks.reasons.map { visit.choose($0) }.joined(separator: " · ")
        return """
            <p class="note">\(say: "interviews.weeks.note",
                ["reasons": reasons, "day": visit.date(weeks.last)])</p>
            """
    }

    /// Who came with an archive has sat down nowhere here.
    private var report: HTML {
        "<p><a href=\"/care/people/\(card.participant)\">\(say: "interviews.fact.report")</a></p>"
    }

    /// Whoever looks after the person; of care that has ended, any colleague.
    private var mayHandOn: Bool { card.isPupil && card.handedOnAt == nil && (card.isOver || card.isOwnOrNobodys) }

    private func alert(_ alert: FindingAlert) -> HTML {
        let words = alert.isClosed ? Phrase("interviews.alert.closed") : Phrase("interviews.alert.open")
        return """
            <p class="note\(if: !alert.isClosed, " warn")"><a href="/alerts/\(alert.alert)">\(say: words)</a></p>

            """
    }

    private var isInDanger: Bool { found.alerts.contains { !$0.isClosed } }

    /// A red flag is open: the reason is known, and nobody chooses one.
    private static let openNow: HTML = """
        <button class="btn" name="reason" value="\(OpeningReason.danger.rawValue)">\
        \(say: "interviews.who.open")</button>
        """

    /// Closed until somebody asks: the opening has its own line in the log, with the reason.
    private func who(_ visit: Visit) -> HTML {
        guard let identity else {
            return """
                <section class="card no-print" aria-labelledby="who"><h2 id="who">\(say: "interviews.who.title")</h2>
                <p class="small">\(say: "interviews.who.logged")</p>
                <form method="post" action="\(path)/who">\(Form.token(visit))
                \(isInDanger ? Self.openNow : OpeningButtons(id: "who-reason").html)</form></section>

                """
        }
        let isDanger = found.guardianDanger != nil
        let phones: [HTML] = [identity.guardianPhone, identity.phone].compactMap { $0 }.map {
            "<dd><a href=\"tel:\($0.filter { $0.isASCII && ($0.isNumber || $0 == "+") })\">\($0)</a></dd>"
        }
        return """
            <section class="card" aria-labelledby="who"><h2 id="who">\(say: "interviews.who.title")</h2>
            <dl class="pairs"><dt>\(say: "interviews.who.name")</dt><dd><b>\(identity.name)</b></dd>
            <dt>\(say: "interviews.who.born")</dt><dd>\(identity.born.description)</dd>
            <dt>\(say: "interviews.who.guardian")</dt>
            <dd>\(identity.guardian ?? visit.say(Phrase("interviews.who.none")))</dd>
            <dt>\(say: "interviews.who.phone")</dt>\(each: phones)\
            \(if: phones.isEmpty, "<dd>\(say: "interviews.who.none")</dd>")</dl>\
            \(if: isDanger, "<p class=\"note warn\">\(say: "interviews.danger.noCall")</p>")</section>

            """
    }
}
