import ReportRules
import Storage

/// What was counted of a survey, small numbers too. It is never written down.
struct SurveyCounts {
    private struct Answer: Hashable {
        let stratum: String
        let item: SurveyedItem
        let option: String
    }

    private struct Sheets: Hashable {
        let stratum: String
        let questionnaire: String
    }

    let method: String
    /// Those that were answered in one version. In two, the tables of the two would tell of whoever answered neither.
    let questionnaires: [(slug: String, version: String)]
    private let frames: [(stratum: String, frame: Int)]
    private let invited: [String: Int]
    private let people: [String: Int]
    /// The strata as every table tells them.
    private let turnout: [StratumTurnout]
    private var marked: [Sheets: Int] = [:]
    private var answers: [Answer: Int] = [:]

    /// - Parameter invited: who is on the list still, so that nobody who was taken off it is the difference between
    ///   this and the report.
    init(frames: [Row], invited: [Row], handedIn: [Row], marked: [Row], answers: [Row]) throws {
        func count(_ rows: [Row]) throws -> [String: Int] {
            try rows.reduce(into: [:]) { $0[try $1("stratum", as: String.self)] = try $1("people") }
        }
        method = try frames.first.map { try $0("method") } ?? "everybody"
        let (asked, people) = (try count(invited), try count(handedIn))
        var known = try frames.map { row -> (stratum: String, frame: Int) in
            (try row("stratum"), try row("frame"))
        }
        // Of a survey that nobody was drawn for, because everybody was asked.
        if known.isEmpty { known = [("", asked.values.reduce(0, +))] }
        // Somebody who was added after the draw weighs nothing, and stands with the others.
        let added = asked.keys.filter { stratum in !known.contains { $0.stratum == stratum } }
        known += added.sorted().map { ($0, 0) }
        (self.frames, self.invited, self.people) = (known, asked, people)
        let strata = known.map { stratum, frame in
            StratumTurnout(
                strata: [stratum], frame: frame, drawn: asked[stratum] ?? 0, handedIn: people[stratum] ?? 0)
        }
        // The report tells of the same places, taken together in its own way: the two would have differences.
        turnout = method == "byUnit" ? StratumTurnout.asOne(strata) : StratumTurnout.told(strata)
        var versions: [String: Set<String>] = [:]
        for row in marked {
            let (stratum, slug): (String, String) = (try row("stratum"), try row("questionnaire"))
            versions[slug, default: []].insert(try row("version"))
            self.marked[Sheets(stratum: stratum, questionnaire: slug)] = try row("people")
        }
        questionnaires = versions.filter { $0.value.count == 1 }.sorted { $0.key < $1.key }
            .compactMap { slug, versions in versions.first.map { (slug, $0) } }
        for row in answers {
            let item = SurveyedItem(
                questionnaire: try row("questionnaire"), version: try row("version"), id: try row("item"))
            self.answers[Answer(stratum: try row("stratum"), item: item, option: try row("option"))]
                = try row("people")
        }
    }

    var handedIn: Int { people.values.reduce(0, +) }
    var missing: Int { invited.values.reduce(0, +) - handedIn }

    /// Everybody of a stratum by what `cells` makes of how many have handed in there.
    func strata(_ cells: (_ people: Int, _ stratum: String) -> (cells: [Int], marked: Int)) -> [CountedStratum] {
        frames.map { stratum, frame in
            let counted = cells(people[stratum] ?? 0, stratum)
            return CountedStratum(
                id: stratum, frame: frame, drawn: invited[stratum] ?? 0, cells: counted.cells,
                marked: counted.marked)
        }.taken(as: turnout)
    }

    /// By their answer to a question; last whoever gave none.
    func strata(of item: SurveyedItem, _ lines: [[String]]) -> [CountedStratum] {
        strata { people, stratum in
            let marked = self.marked[Sheets(stratum: stratum, questionnaire: item.questionnaire)] ?? 0
            let chosen = lines.map { line in
                line.reduce(0) { $0 + (answers[Answer(stratum: stratum, item: item, option: $1)] ?? 0) }
            }
            return (chosen + [people - marked - chosen.reduce(0, +)], marked)
        }
    }
}
