import Access
import Care
import Storage

/// All reading of figures: within the caller's places and units, and of nothing that was not decided to be shown.
extension Session {
    private static var placeColumns: SQL {
        "f.place, f.above, f.level, f.region, u.name_zh, u.name_en"
    }

    private static var placeNames: SQL {
        "LEFT JOIN published_unit u ON u.code = f.place AND f.house IS NOT NULL"
    }

    /// The place that was asked for, or the widest in reach.
    func placeLine(_ place: String?, of report: DrawnReport) throws -> (place: ReportPlace, above: String?) {
        let wanted: SQL = place.map { "f.place = \($0)" } ?? "TRUE"
        let row = try row(
            """
            SELECT \(Self.placeColumns) FROM report_figure f \(Self.placeNames)
            WHERE f.campaign = \(report.campaign) AND \(wanted) AND \(scope, region: "f.region", unit: "f.house")
            ORDER BY CASE f.level WHEN 'whole' THEN 0 WHEN 'county' THEN 1 WHEN 'township' THEN 2 WHEN 'house' THEN 3
                WHEN 'grade' THEN 4 ELSE 5 END, f.region, f.place LIMIT 1
            """)
        guard let row else { throw Refusal.notFound }
        return (try ReportPlace(row), try row("above"))
    }

    /// From the widest in reach down to the one that a place stands in.
    func path(above: String?, _ report: DrawnReport) throws -> [ReportPlace] {
        var (path, next): ([ReportPlace], String?) = ([], above)
        while let place = next {
            let row = try row(
                """
                SELECT \(Self.placeColumns) FROM report_figure f \(Self.placeNames)
                WHERE f.campaign = \(report.campaign) AND f.place = \(place)
                    AND \(scope, region: "f.region", unit: "f.house") LIMIT 1
                """)
            guard let row else { break }
            path.insert(try ReportPlace(row), at: 0)
            next = try row("above")
        }
        return path
    }

    func figures(of place: String, _ report: DrawnReport) throws -> [Figure] {
        try rows(
            """
            SELECT \(Figure.columns) FROM report_figure f
            WHERE f.campaign = \(report.campaign) AND f.place = \(place)
                AND \(scope, region: "f.region", unit: "f.house") ORDER BY f.measure
            """
        ).map(Figure.init)
    }

    /// The same place in the newest report before this one that asked the same by the same template.
    func figuresBefore(of place: String, _ report: DrawnReport) throws -> (closesAt: Moment?, figures: [Figure]) {
        let found = try rows(
            """
            SELECT e.campaign, e.closes_at, v.sights FROM report_edition e
            JOIN published_campaign_template t ON t.campaign = e.campaign
            JOIN published_campaign_sight v ON v.campaign = e.campaign
            WHERE t.template = \(report.template) AND e.closes_at < \(report.closesAt) AND e.drawn_at IS NOT NULL
                AND EXISTS (
                    SELECT 1 FROM report_figure f WHERE f.campaign = e.campaign AND f.place = \(place)
                        AND \(scope, region: "f.region", unit: "f.house"))
            ORDER BY e.closes_at DESC, e.campaign LIMIT 5
            """)
        guard let last = try found.first(where: { mayRead(sights: try $0("sights")) }) else { return (nil, []) }
        let campaign: ID<ReportedCampaign> = try last("campaign")
        let figures = try rows(
            """
            SELECT \(Figure.columns) FROM report_figure f
            WHERE f.campaign = \(campaign) AND f.place = \(place) AND \(scope, region: "f.region", unit: "f.house")
            """
        ).map(Figure.init)
        return (try last("closes_at"), figures)
    }

    /// By which measures the parts of a place are told.
    func partMeasures(of place: String, _ report: DrawnReport) throws -> [Measure] {
        try rows(
            """
            SELECT f.measure, COUNT(*) AS parts, MIN(f.place) AS first FROM report_figure f
            WHERE f.campaign = \(report.campaign) AND f.above = \(place)
                AND \(scope, region: "f.region", unit: "f.house")
            GROUP BY f.measure ORDER BY f.measure
            """
        ).filter {
            // One part that is the whole again, such as the people of a school without classes, tells nothing new.
            try $0("parts", as: Int.self) > 1 || !(try $0("first", as: String.self).hasSuffix("/0"))
        }.compactMap { Measure(code: try $0("measure")) }.filter { $0.kind != .missing && !$0.isBesideBands }
    }

    func parts(
        of place: String, by measure: Measure, _ report: DrawnReport, page: Int, perPage: Int
    ) throws -> ([ReportPart], Bool) {
        let found = try rows(
            """
            SELECT \(Figure.columns), f.above, f.level, f.region, u.name_zh, u.name_en
            FROM report_figure f \(Self.placeNames)
            WHERE f.campaign = \(report.campaign) AND f.above = \(place) AND f.measure = \(measure.code)
                AND \(scope, region: "f.region", unit: "f.house")
            ORDER BY f.region, f.place LIMIT \(perPage + 1) OFFSET \((max(1, min(page, 10_000)) - 1) * perPage)
            """)
        let full = measure.kind == .bands ? try scale(of: measure).count + 1 : nil
        var parts = try found.prefix(perPage).map { row in
            let figure = try Figure(row)
            return ReportPart(try ReportPlace(row), parts: 1, cells: figure.cells, full: full)
        }
        if found.count <= perPage, let rest = try rest(of: place, by: measure, report) {
            parts.append(ReportPart(nil, parts: rest.parts, cells: rest.cells, full: full))
        }
        return (parts, found.count > perPage)
    }

    private func rest(
        of place: String, by measure: Measure, _ report: DrawnReport
    ) throws -> (parts: Int, cells: [Int])? {
        let row = try row(
            """
            SELECT \(Figure.columns) FROM report_figure f
            WHERE f.campaign = \(report.campaign) AND f.place = \(place) AND f.measure = \(measure.code)
                AND \(scope, region: "f.region", unit: "f.house")
            """)
        return try row.flatMap { try Figure($0).rest }
    }
}

extension ReportPart {
    /// - Parameter full: how many cells a table has that tells everything, the last of them without a result; `nil`
    ///   where everybody has one.
    fileprivate init(_ place: ReportPlace?, parts: Int, cells: [Int], full: Int?) {
        let people = cells.reduce(0, +)
        self.init(
            place: place, parts: parts, people: people, cells: cells,
            base: cells.count == full ? people - (cells.last ?? 0) : people)
    }
}

extension ReportPlace {
    init(_ row: Row) throws {
        id = try row("place")
        level = Level(rawValue: try row("level")) ?? .class
        let chinese: String? = try row("name_zh")
        let english: String? = try row("name_en")
        names = chinese.map { ["zh-Hans": $0, "en": english ?? ""] }
        region = try row("region")
    }
}
