import Access
import Care
import ReportRules
import Storage

/// The norms among which that of a place is chosen, and what the choice goes by.
struct NormsInReach {
    let norms: [Norm]
    let audience: Audience
    /// Which ages a campaign asks by each scale. Years, inside.
    let gates: [String: (youngest: Int, oldest: Int?)]
    let place: Region
    let day: Day

    /// - Returns: `nil` where none applies.
    func norm(for measure: Measure) -> Norm? {
        guard let questionnaire = measure.questionnaire, let version = measure.version else { return nil }
        let part = measure.scale ?? Norm.total
        let found = norms.filter { $0.questionnaire == questionnaire && $0.part == part }
        let gate = gates[questionnaire]
        let asked = audience.within(youngest: gate?.youngest, oldest: gate?.oldest)
        return NormGroup.chosen(
            from: found.map(\.group), for: asked, in: place, version: version, on: day
        ).map { found[$0] }
    }
}

extension Session {
    func norms(for place: ReportPlace, _ figures: [Figure], of report: DrawnReport) throws -> NormsInReach {
        let scales = Set(figures.compactMap(\.measure.questionnaire))
        let norms = try rows(
            """
            SELECT \(Norm.columns) FROM norm n
            WHERE n.questionnaire IN \(list: scales.sorted()) AND n.region IN \(list: place.region.upwards)
            ORDER BY n.name \(unscoped: "a norm is a published figure and no secret of a place")
            """)
        return NormsInReach(
            norms: try norms.map(Norm.init), audience: try audience(of: place, report), gates: try gates(of: report),
            place: place.region, day: report.closesAt.day)
    }

    private func audience(of place: ReportPlace, _ report: DrawnReport) throws -> Audience {
        let row = try row(
            """
            SELECT a.youngest, a.oldest, a.sex FROM report_audience a
            WHERE a.campaign = \(report.campaign) AND a.place = \(place.id)
                AND \(scope, region: "a.region", unit: "a.house")
            """)
        guard let row else { return Audience(ages: nil, sex: nil) }
        let (youngest, oldest): (Int, Int) = (try row("youngest"), try row("oldest"))
        let sex: String? = try row("sex")
        return Audience(ages: youngest...max(youngest, oldest), sex: sex.flatMap(NormGroup.Sex.init))
    }

    private func gates(of report: DrawnReport) throws -> [String: (youngest: Int, oldest: Int?)] {
        let found = try rows(
            """
            SELECT questionnaire, youngest, oldest FROM published_campaign_scale WHERE campaign = \(report.campaign)
            \(unscoped: "the report was found within the scope")
            """)
        return try found.reduce(into: [:]) { gates, row in
            gates[try row("questionnaire", as: String.self)] = (try row("youngest"), try row("oldest"))
        }
    }
}
