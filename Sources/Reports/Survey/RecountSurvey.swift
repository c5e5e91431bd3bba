import Access
import CampaignRules
import Care
import ReportRules
import ScreeningRules
import Storage

/// A survey counted once more: person by person for each line that is told, by what they answered, and the estimates
/// from how many people each of them stands for.
extension Session where Case == VerifyReport {
    typealias Cells = [String: Int]

    /// What is kept of a survey beside what there is, in tenths of a per cent where it is an estimate; both empty of
    /// what is no survey.
    func recountedSurvey(_ campaign: ID<ReportedCampaign>) throws -> (kept: Cells, recounted: Cells) {
        let until = try edition(of: campaign).until
        let rows = try rows(
            """
            SELECT f.questionnaire, f.version, f.item, f.strata, f.frame, f.drawn, f.cells, t.template
            FROM survey_figure f JOIN published_campaign_template t ON t.campaign = f.campaign
            WHERE f.campaign = \(campaign) ORDER BY f.questionnaire, f.version, f.item, f.position
            \(Self.compares)
            """)
        let items = Dictionary(grouping: try rows.map(KeptLine.init), by: \.item)
        var (kept, recounted): (Cells, Cells) = ([:], [:])
        for (item, lines) in items {
            let question = try item.isQuestion ? asked(item, lines[0].template) : nil
            let there = try lines.map { try count($0, question?.codes ?? [], campaign, until) }
            for (line, counted) in zip(lines, there) {
                kept.merge(line.cells(shownOf: line.told)) { first, _ in first }
                recounted.merge(line.cells(shownOf: counted)) { first, _ in first }
            }
            // A line that is missing is missed.
            kept["survey \(item.name) all"] = lines.reduce(0) { $0 + $1.told.people }
            recounted["survey \(item.name) all"] = try people("TRUE", campaign, until)
            guard let question else { continue }
            let shown = ToldItem(question.file, question.item, lines.map(\.told), knowsFrom: question.knowsFrom).shown()
            for (number, line) in shown.lines.enumerated() {
                guard let estimate = line.estimate else { continue }
                let name = "survey \(item.name) estimate \(number)"
                kept[name] = Self.tenths(estimate.percent)
                let found = Self.estimate(number, there, hasWithout: shown.without != nil)
                // Rounded at two places, a figure in the middle may fall to either side.
                recounted[name] = abs(found - estimate.percent) < 0.051 ? kept[name] : Self.tenths(found)
            }
        }
        return (kept, recounted)
    }

    private static var compares: SQL { "\(unscoped: "the operator compares all of a campaign")" }

    private static func tenths(_ percent: Double) -> Int { Int((percent * 10).rounded()) }

    /// Each of the people stands for so many others of the own stratum.
    private static func estimate(_ line: Int, _ strata: [ToldStratum], hasWithout: Bool) -> Double {
        let answered = strata.map { hasWithout ? $0.people - ($0.cells.last ?? 0) : $0.people }
        let standsFor = zip(strata, answered).map { Double($0.weight) / Double(max(1, $1)) }
        let chosen = zip(strata, standsFor).reduce(0.0) { $0 + $1.1 * Double($1.0.cells[line]) }
        let all = zip(answered, standsFor).reduce(0.0) { $0 + $1.1 * Double($1.0) }
        return all > 0 ? chosen / all * 100 : 0
    }

    private func asked(_ item: SurveyedItem, _ template: String) throws -> RecountedQuestion {
        let file = try questionnaire(item.questionnaire, version: item.version)
        guard let found = file.item(item.id) else { throw ReportProblem.unknownScale }
        let knowsFrom = try book(CampaignTemplates.self)[template]?.survey?.knowsFrom
        return RecountedQuestion(file: file, item: found, knowsFrom: knowsFrom)
    }

    /// A line once more: who gave each of its answers, and in the end whoever gave none of them.
    private func count(
        _ line: KeptLine, _ codes: [[String]], _ campaign: ID<ReportedCampaign>, _ until: Moment
    ) throws -> ToldStratum {
        let (item, told) = (line.item, line.told)
        func chose(_ options: [String]) -> SQL {
            """
            EXISTS (SELECT 1 FROM (
                    SELECT sheet, participant, questionnaire, version, finished_at, is_marked
                    FROM published_sitting_sheet
                    UNION ALL SELECT sheet, participant, questionnaire, version, finished_at, is_marked
                    FROM published_set_aside_sheet) s
                JOIN published_sitting_answer a ON a.sheet = s.sheet
                WHERE s.participant = p.id AND s.questionnaire = \(item.questionnaire) AND s.version = \(item.version)
                    AND \(Self.isLast("s", until)) AND NOT s.is_marked AND a.item = \(item.id)
                    AND a.option IN \(list: options))
            """
        }
        let here: SQL = "\(Self.stratum) IN \(list: line.strata)"
        let apart = Array(codes.prefix(told.cells.count - 1))
        let cells = try apart.map { try people("\(here) AND \(chose($0))", campaign, until) }
        let others: SQL = apart.isEmpty ? here : "\(here) AND NOT \(chose(apart.flatMap { $0 }))"
        let counted = cells + [try people(others, campaign, until)]
        let invited = try number(
            "FROM published_participant p WHERE \(Self.listed(campaign)) AND \(here)", "COUNT(*)")
        let frame = try number(
            "FROM published_campaign_stratum c WHERE c.campaign = \(campaign) AND c.stratum IN \(list: line.strata)",
            "COALESCE(SUM(c.frame), 0)")
        let isDrawn = try number("FROM published_campaign_stratum c WHERE c.campaign = \(campaign)", "COUNT(*)") > 0
        let all = counted.reduce(0, +)
        return ToldStratum(
            strata: line.strata, frame: told.tellsFrame ? (isDrawn ? frame : invited) : all,
            drawn: told.tellsDrawn ? invited : all, cells: counted)
    }

    private static var stratum: SQL {
        """
        COALESCE((SELECT d.stratum FROM published_campaign_drawn d
            WHERE d.campaign = p.campaign AND d.member = p.member), '')
        """
    }

    private static func listed(_ campaign: ID<ReportedCampaign>) -> SQL {
        "p.campaign = \(campaign) AND p.removed_at IS NULL"
    }

    /// Who has handed in, and is such a person.
    private func people(_ such: SQL, _ campaign: ID<ReportedCampaign>, _ until: Moment) throws -> Int {
        try number(
            """
            FROM published_participant p WHERE \(Self.listed(campaign)) AND \(such) AND EXISTS (
                SELECT 1 FROM \(Self.sittings) t WHERE t.participant = p.id AND t.finished_at <= \(until))
            """, "COUNT(*)")
    }

    private func number(_ source: SQL, _ counted: SQL) throws -> Int {
        guard let row = try row("SELECT \(counted) AS people \(source) \(Self.compares)") else { return 0 }
        return try row("people")
    }
}
