import Access
import Care
import Instruments

/// All versions that were ever kept, and the way to take one out of use.
struct ScaleVersions {
    let found: ReadInstrument.Outcome
    let problem: (any Problem)?

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card" aria-labelledby="versions"><h2 id="versions">\(say: "instruments.versions.title")</h2>
        <ul>\(each: found.versions.map { line($0, visit) })</ul>
        <p class="small">\(say: "instruments.versions.words")</p>
        \(withdrawal(visit))</section>
        """
    }

    private func line(_ version: VersionLine, _ visit: Visit) -> HTML {
        let address = "/instruments/\(found.id)?version=\(version.version)"
        let day: HTML = version.madeAt.map { " · \($0.day.description)" } ?? .empty
        return """
            <li><a href="\(address)">\(version.version)</a> · \(say: version.state.name)\(day)\
            \(version.reason.map { "<span class=\"sub\">\($0)</span>" } ?? .empty)</li>

            """
    }

    private func withdrawal(_ visit: Visit) -> HTML {
        let inUse = found.versions.filter { $0.state == .inUse }
        guard found.kind == .owned, found.isInCharge, visit.holds(.approveInstruments), !inUse.isEmpty else {
            return .empty
        }
        return """
            <details class="act"\(if: problem != nil, " open")><summary>\(say: "instruments.do.withdraw")</summary>
            <form method="post" action="/instruments/\(found.id)/withdraw">\(Form.token(visit))
            <div class="field"><label for="withdraw-version">\(say: "instruments.field.version")</label>
            <select id="withdraw-version" name="version">\(each: inUse.map {
                "<option value=\"\($0.version)\">\($0.version)</option>\n"
            })</select></div>
            <div class="field"><label for="withdraw-reason">\(say: "instruments.field.reason")</label>
            <input type="text" id="withdraw-reason" name="reason" required
            maxlength="\(InstrumentError.longestLine)"></div>
            <button class="btn small danger">\(say: "instruments.do.withdraw")</button></form></details>
            """
    }
}
