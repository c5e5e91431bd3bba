import Care
import Reports

extension Visit {
    /// A sentence that follows from figures, in words that an official reads once.
    func sentence(_ said: AdvisoryStatement) -> String {
        var facts = ["title": choose(said.titles), "share": share(of: said), "interval": interval(of: said)]
        facts["line"] = said.line.map { name($0) }
        facts["people"] = said.people.map { Figures.grouped($0) }
        facts["count"] = said.count.map { "\($0)" }
        facts["change"] = said.percent.map { change($0) }
        facts["day"] = said.since.map { date($0.day) }
        facts["lowest"] = said.lowest.map { percent($0) }
        facts["highest"] = said.highest.map { percent($0) }
        facts["strata"] = name(strata: said.strata, said.method)
        facts["answers"] = said.answers.map { choose($0) }.joined(separator: say(Phrase("reports.cell.and")))
        return say(Phrase("reports.advisory.says.\(said.kind.rawValue)", facts))
    }

    private func share(of said: AdvisoryStatement) -> String {
        guard said.kind == .response, let people = said.people else { return said.percent.map { percent($0) } ?? "" }
        return response(people, missing: said.missing)
    }

    /// Of a share, `10.2–14.9%`; of a change, `−0.4 … +3.1`.
    private func interval(of said: AdvisoryStatement) -> String {
        guard let lowest = said.lowest, let highest = said.highest else { return "" }
        switch said.kind {
        case .more, .less, .steady: return "\(change(lowest)) … \(change(highest))"
        default: return percents(lowest, highest)
        }
    }
}
