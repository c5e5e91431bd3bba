import Access
import CampaignRules
import Care
import ReportRules
import ScreeningRules
import Storage

/// Counting a survey: how many of each stratum have handed in, and what they answered.
extension PreparationRoom {
    /// - Returns: `nil` for what is no survey, or is drawn already.
    func survey(_ campaign: ID<ReportedCampaign>) async throws -> DecidedSurvey? {
        let found = try await rows(
            """
            SELECT e.region, e.whole, t.template, \(Edition.countsUntil) AS counts_until FROM report_edition e
            JOIN published_campaign_template t ON t.campaign = e.campaign
            WHERE e.campaign = \(campaign) AND e.drawn_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM survey_edition s WHERE s.campaign = e.campaign)
                AND NOT EXISTS (
                    SELECT 1 FROM published_participant p LEFT JOIN published_member m ON m.id = p.member
                    WHERE p.campaign = e.campaign AND p.house IS NOT NULL AND COALESCE(m.kind, '') <> 'resident')
            \(Self.why)
            """)
        guard let row = found.first,
            let survey = try book(CampaignTemplates.self)[try row("template", as: String.self)]?.survey
        else { return nil }
        let (region, whole): (Region, String) = (try row("region"), try row("whole"))
        let counts = try await counts(campaign, until: try row("counts_until"))
        let reported = (
            handedIn: try await reportCounted(.handedIn, campaign, whole),
            missing: try await reportCounted(.missing, campaign, whole))
        let items = reported == (counts.handedIn, counts.missing) ? try await decided(counts, survey) : []
        return DecidedSurvey(
            region: region, house: whole == region.code ? nil : whole, method: counts.method, items: items)
    }

    private static var why: SQL { "\(unscoped: "a job of the platform draws the report of every campaign")" }

    /// Whoever took their answers back since then, or was taken off the list, would be the difference of the two; then
    /// nothing is told.
    private func reportCounted(
        _ measure: Measure.Kind, _ campaign: ID<ReportedCampaign>, _ whole: String
    ) async throws -> Int {
        try await rows(
            """
            SELECT people FROM report_count WHERE campaign = \(campaign) AND place = \(whole)
                AND measure = \(Measure(measure).code) \(Self.why)
            """
        ).reduce(0) { $0 + (try $1("people", as: Int.self)) }
    }

    private func decided(
        _ counts: SurveyCounts, _ survey: CampaignTemplate.Survey
    ) async throws -> [(item: SurveyedItem, strata: [ToldStratum])] {
        let taken = Suppression().told(counts.strata { people, _ in ([people], 0) })
        var items = [(item: SurveyedItem.handedIn, strata: taken)]
        for (questionnaire, version) in counts.questionnaires {
            let file = try await self.questionnaire(questionnaire, version: version)
            for item in file.surveyed {
                let lines = file.lines(of: item, knowsFrom: survey.knowsFrom).map { $0.map(\.code) }
                let asked = SurveyedItem(questionnaire: questionnaire, version: version, id: item.linkId)
                items.append((asked, Suppression().told(counts.strata(of: asked, lines))))
            }
        }
        return items.filter { !$0.strata.isEmpty }
    }

    private func counts(_ campaign: ID<ReportedCampaign>, until moment: Moment) async throws -> SurveyCounts {
        let counted = SQL.sittingThatCounts(of: "p.id", until: moment)
        let invited: SQL = """
            FROM published_participant p
            LEFT JOIN published_campaign_drawn d ON d.campaign = p.campaign AND d.member = p.member
            """
        let sheets: SQL = "\(invited) JOIN published_any_sheet s ON s.sitting = \(counted)"
        let here: SQL = "p.campaign = \(campaign) AND p.removed_at IS NULL"
        let frames = try await rows(
            """
            SELECT stratum, method, frame FROM published_campaign_stratum
            WHERE campaign = \(campaign) ORDER BY stratum \(Self.why)
            """)
        return try SurveyCounts(
            frames: frames,
            invited: try await rows(
                """
                SELECT COALESCE(d.stratum, '') AS stratum, COUNT(*) AS people \(invited) WHERE \(here)
                GROUP BY 1 \(Self.why)
                """),
            handedIn: try await rows(
                """
                SELECT COALESCE(d.stratum, '') AS stratum, COUNT(*) AS people \(invited)
                WHERE \(here) AND \(counted) IS NOT NULL GROUP BY 1 \(Self.why)
                """),
            marked: try await rows(
                """
                SELECT COALESCE(d.stratum, '') AS stratum, s.questionnaire, s.version,
                    SUM(CASE WHEN s.is_marked THEN 1 ELSE 0 END) AS people
                \(sheets) WHERE \(here) GROUP BY 1, 2, 3 ORDER BY 2, 3, 1 \(Self.why)
                """),
            answers: try await rows(
                """
                SELECT COALESCE(d.stratum, '') AS stratum, s.questionnaire, s.version, a.item, a.option,
                    COUNT(*) AS people
                \(sheets) JOIN published_sitting_answer a ON a.sheet = s.sheet
                WHERE \(here) AND NOT s.is_marked GROUP BY 1, 2, 3, 4, 5 \(Self.why)
                """))
    }
}
