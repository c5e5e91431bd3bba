import Access
import Care
import Interviews
import Rosters

/// One transfer, as either school sees it: how far it is, and what can be done. Nothing of what goes along.
struct TransferPage {
    let read: ReadTransfer.Outcome
    let name: String?
    let waiting: Int?
    /// Opened, or looked for, for this one answer.
    var identity: OpenTransferred.Outcome?
    var matches: [FindMembers.Found]?
    var failed: (step: TransferStepName?, problem: any Problem, fields: [String: String])?

    static func find(_ visit: Visit) async throws -> TransferPage {
        let read = try await visit.perform(ReadTransfer(transfer: ID(visit.fields["transfer"] ?? "")))
        let member = read.member ?? read.twin
        // The receiving school's own roster tells who it may be, before anything was opened.
        let asked = [member].compactMap { $0 }
        let names = try await read.member == nil ? visit.names(of: asked) : visit.namesInCare(of: asked)
        return TransferPage(
            read: read, name: member.flatMap { names[$0] }, waiting: try await visit.waitingAlerts())
    }

    /// The page with who the child is.
    static func opened(_ visit: Visit) async throws -> TransferPage {
        var page = try await find(visit)
        page.identity = try await visit.perform(OpenTransferred(transfer: page.card.id.rawValue))
        return page
    }

    /// The page with those of the own roster who bear the name or the number.
    static func searched(_ visit: Visit) async throws -> Reply {
        var page = try await opened(visit)
        do {
            page.matches = try await visit.perform(FindMembers(text: Private(visit.fields["text"] ?? "")))
        } catch let problem as RosterError {
            page.failed = (nil, problem, visit.fields.values)
            return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
        }
        return .page(page.page(for: visit))
    }

    /// The page once more, with what did not work.
    static func again(_ step: TransferStepName, _ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard problem is TransferError || problem is InterviewError else { return nil }
        var page = try await find(visit)
        page.failed = (step, problem, visit.fields.values)
        return .page(page.page(for: visit), status: Problems.status(of: problem.kind))
    }

    var card: TransferCard { read.card }
    var path: String { "/transfers/\(card.id.rawValue)" }

    func page(for visit: Visit) -> Page {
        let title = Phrase("transfers.one.title", ["school": visit.choose(card.otherNames)])
        return Page(
            title: visit.title(title, isAgain: failed != nil), frame: .staff,
            waiting: waiting,
            main: """
                <p class="no-print"><a href="/transfers">‹ \(say: "transfers.list.title")</a></p>
                \(fault)<div class="head"><div><h1>\(say: title)</h1>
                <p><span class="state">\(say: card.state)</span></p></div></div>
                <div class="split"><div>\(facts(visit))</div>
                <div>\(TransferActions(page: self).html(visit))</div>
                <div>\(evidence(visit))</div></div>
                \(visit.watermark)
                """)
    }

    private var fault: HTML {
        guard let failed else { return .empty }
        var field: String?
        if case .invalid(let name) = failed.problem.kind {
            // Where the child is looked for there is one field, whatever it was that was not found.
            field = failed.step == .giveBack ? "return-\(name)" : "find-text"
        }
        return Form.faults(failed.problem.phrase, field: field)
    }

    private func facts(_ visit: Visit) -> HTML {
        let who: HTML = "<dt>\(say: "interviews.who.name")</dt><dd><b>\(name ?? "")</b></dd>"
        let ended: HTML = card.endedAt.map { at in
            "<dt>\(say: card.state)</dt><dd>\(visit.date(at)) · \(read.endedBy ?? "–")</dd>"
        } ?? .empty
        let due: HTML = "<dt>\(say: "transfers.fact.due")</dt><dd><b>\(visit.when(card.due))</b></dd>"
        let reason: HTML = "<dt>\(say: "transfers.field.reason")</dt><dd>\(read.reason ?? "")</dd>"
        return """
            <section class="card care" aria-labelledby="facts"><h2 id="facts">\(say: "transfers.fact.title")</h2>
            <dl class="pairs">\(if: name != nil, who)
            <dt>\(say: "transfers.fact.from")</dt><dd>\(visit.choose(card.senderNames))</dd>
            <dt>\(say: "transfers.fact.to")</dt><dd>\(visit.choose(card.recipientNames))</dd>
            <dt>\(say: "transfers.fact.sent")</dt><dd>\(visit.date(card.sentAt)) · \(read.sentBy)</dd>
            <dt>\(say: "transfers.field.basis")</dt><dd>\(say: read.basis.phrase)</dd>
            \(if: card.ending == nil, due)\(ended)\(if: read.reason != nil, reason)</dl>
            \(warnings)</section>

            """
    }

    private var warnings: HTML {
        guard card.ending == nil else { return .empty }
        let open: HTML = "<p class=\"note warn\">\(say: "transfers.parts.isOpen")</p>"
        let alert: HTML = "<p class=\"note warn\">\(say: "transfers.parts.hasAlert")</p>"
        let since = Phrase("transfers.fact.writtenSince", ["count": "\(read.writtenSince)"])
        let stale: HTML = "<p class=\"note warn\">\(say: since)</p>"
        return """
            \(if: card.isOpenCare, open)\(if: card.hasOpenAlert, alert)\(if: read.writtenSince > 0, stale)\
            <p class="small">\(say: "transfers.fact.responsible")</p>
            """
    }

    private func evidence(_ visit: Visit) -> HTML {
        guard let evidence = read.evidence else { return .empty }
        let said: HTML = "<dt>\(say: "transfers.field.saidBy")</dt><dd>\(evidence.saidBy ?? "")</dd>"
        let way: HTML = evidence.way.map {
            "<dt>\(say: "transfers.field.way")</dt><dd>\(say: $0.phrase)</dd>"
        } ?? .empty
        let day: HTML = evidence.saidOn.map {
            "<dt>\(say: "transfers.field.saidOn")</dt><dd>\(visit.date($0))</dd>"
        } ?? .empty
        let words: HTML = "<dt>\(say: "transfers.field.words")</dt><dd>\(evidence.words ?? "")</dd>"
        return """
            <section class="card" aria-labelledby="evidence"><h2 id="evidence">\(say: "transfers.evidence.title")</h2>
            <blockquote>\(say: Phrase(evidence.notice, ["school": visit.choose(evidence.recipientNames)]))</blockquote>
            <dl class="pairs">\(if: evidence.saidBy != nil, said)\(day)\(way)\
            \(if: evidence.words != nil, words)</dl>
            <h3>\(say: "transfers.form.parts")</h3>\(evidence.parts.list(visit))</section>

            """
    }
}
