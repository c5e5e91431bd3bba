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
    private let frames: [(stratum: String, frame: Int, drawn: Int)]
    private let people: [String: Int]
    private var marked: [Sheets: Int] = [:]
    private var answers: [Answer: Int] = [:]

    /// - Parameter invited: of a survey that nobody was drawn for, because everybody was asked.
    init(frames: [Row], invited: Int, handedIn: [Row], marked: [Row], answers: [Row]) throws {
        method = try frames.first.map { try $0("method") } ?? "everybody"
        people = try handedIn.reduce(into: [:]) { $0[try $1("stratum", as: String.self)] = try $1("people") }
        var known = try frames.map { row -> (stratum: String, frame: Int, drawn: Int) in
            (try row("stratum"), try row("frame"), try row("drawn"))
        }
        if known.isEmpty { known = [("", invited, invited)] }
        // Somebody who was added after the draw weighs nothing; the others are told with them where they are few.
        let added = people.keys.filter { stratum in !known.contains { $0.stratum == stratum } }
        self.frames = known + added.sorted().map { ($0, 0, 0) }
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

    /// Everybody of a stratum by what `cells` makes of how many have handed in there.
    func strata(_ cells: (_ people: Int, _ stratum: String) -> (cells: [Int], marked: Int)) -> [CountedStratum] {
        frames.map { stratum, frame, drawn in
            let counted = cells(people[stratum] ?? 0, stratum)
            return CountedStratum(
                id: stratum, frame: frame, drawn: drawn, cells: counted.cells, marked: counted.marked)
        }
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
