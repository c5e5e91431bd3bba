import Care
import Reports

extension Visit {
    /// A sentence that follows from figures, in words that an official reads once.
    func sentence(_ said: AdvisoryStatement) -> String {
        let title = choose(said.titles)
        let facts: [String: String] = [
            "title": title, "line": said.line.map(name) ?? "", "people": said.people.map(Figures.grouped) ?? "",
            "count": said.count.map(String.init) ?? "", "share": share(of: said), "interval": interval(of: said),
            "change": said.percent.map(change) ?? "", "day": said.since.map { date($0.day) } ?? "",
            "lowest": said.lowest.map(percent) ?? "", "highest": said.highest.map(percent) ?? "",
            "strata": name(strata: said.strata, said.method),
            "answers": said.answers.map(choose).joined(separator: say(Phrase("reports.cell.and"))),
        ]
        return say(Phrase("reports.advisory.says.\(said.kind.rawValue)", facts))
    }

    private func share(of said: AdvisoryStatement) -> String {
        guard said.kind == .response, let people = said.people else { return said.percent.map(percent) ?? "" }
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
