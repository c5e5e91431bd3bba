import Access
import Care
import Interviews
import Rosters

/// What either school can do with a transfer.
struct TransferActions {
    let page: TransferPage

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card no-print" aria-labelledby="do"><h2 id="do">\(say: "transfers.do.title")</h2>
        \(waits ? open(visit) : ended)</section>

        """
    }

    private var card: TransferCard { page.card }
    private var waits: Bool { card.ending == nil }

    private var ended: HTML {
        let read: HTML = "<p><a class=\"btn wide\" href=\"\(page.path)/archive\">\(say: "transfers.do.read")</a></p>"
        let care: HTML = page.read.finding.map { finding in
            "<p><a href=\"/care/findings/\(finding.rawValue)\">\(say: "transfers.do.care")</a></p>"
        } ?? .empty
        let done: HTML = "<p>\(say: "transfers.do.nothing")</p>"
        return """
            \(if: card.isArriving && card.ending == .acknowledged, read)\(care)\(if: page.read.finding == nil, done)
            """
    }

    private func open(_ visit: Visit) -> HTML {
        """
        \(if: card.isArriving && !card.isMine, take(visit))\
        \(if: card.isArriving && card.isMine, "<p>\(say: "transfers.problem.sameHand")</p>")\
        \(if: card.isLeaving, takeBack(visit))
        """
    }

    private func takeBack(_ visit: Visit) -> HTML {
        """
        <p class="small">\(say: "transfers.do.takeBackLead")</p>
        <form method="post" action="\(page.path)/take-back">\(Form.token(visit))
        <button class="btn small plain">\(say: "transfers.do.takeBack")</button></form>

        """
    }

    private func take(_ visit: Visit) -> HTML {
        """
        \(who(visit))\(if: page.read.twin != nil, twin(visit))\(search(visit))\
        \(if: page.matches != nil, matches(visit))\(giveBack(visit))
        """
    }

    /// Closed until somebody asks: the opening has its own line in the log.
    private func who(_ visit: Visit) -> HTML {
        guard let identity = page.identity else {
            return """
                <p class="small">\(say: "transfers.do.whoLead")</p>
                <form method="post" action="\(page.path)/who">\(Form.token(visit))
                <button class="btn small quiet">\(say: "transfers.do.who")</button></form>

                """
        }
        return """
            <dl class="pairs"><dt>\(say: "interviews.who.name")</dt><dd><b>\(identity.name)</b></dd>
            <dt>\(say: "interviews.who.born")</dt><dd>\(identity.born.description)</dd></dl>

            """
    }

    private func twin(_ visit: Visit) -> HTML {
        """
        <p>\(say: "transfers.do.twin", ["name": page.name ?? ""])</p>
        <form method="post" action="\(page.path)/acknowledge">\(Form.token(visit))
        <button class="btn wide">\(say: "transfers.do.acknowledge")</button></form>

        """
    }

    private func search(_ visit: Visit) -> HTML {
        let isOpen = page.identity != nil || page.failed != nil || page.read.twin == nil
        return """
            <details class="act"\(if: isOpen, " open")><summary>\(say: "transfers.do.byHand")</summary>
            <form method="post" action="\(page.path)/find">\(Form.token(visit))<div class="field">
            <label for="find-text">\(say: "transfers.field.find")</label>
            <input id="find-text" name="text" maxlength="60" required autocomplete="off"></div>
            <button class="btn small">\(say: "transfers.do.find")</button></form></details>

            """
    }

    private func matches(_ visit: Visit) -> HTML {
        let found = (page.matches ?? []).filter { $0.card.leftAt == nil && $0.card.kind == .pupil }
        guard !found.isEmpty else { return "<p class=\"note\">\(say: "transfers.do.nobody")</p>" }
        return "<ul class=\"tally\">\(each: found.map { match($0, visit) })</ul>"
    }

    private func match(_ found: FindMembers.Found, _ visit: Visit) -> HTML {
        """
        <li><span>\(found.card.nameMask) · \(visit.choose(found.unit)) · \(found.card.bornMonth)</span>
        <form method="post" action="\(page.path)/acknowledge">\(Form.token(visit))\
        \(Form.hidden("member", found.card.id.rawValue))
        <button class="btn small">\(say: "transfers.do.thisOne")</button></form></li>

        """
    }

    private func giveBack(_ visit: Visit) -> HTML {
        let isFailed = page.failed?.step == .giveBack
        let fields = CareFields(
            visit: visit, prefix: "return", problem: isFailed ? page.failed?.problem : nil,
            given: isFailed ? page.failed?.fields ?? [:] : [:])
        return """
            <details class="act"\(if: isFailed, " open")><summary>\(say: "transfers.do.return")</summary>
            <form method="post" action="\(page.path)/return">\(Form.token(visit))
            \(fields.area("reason", Phrase("transfers.field.reason"), most: 500, isRequired: true))
            <button class="btn small">\(say: "transfers.do.returnDo")</button></form></details>

            """
    }
}
