import Access
import Care
import Storage

/// How many people stand in each figure of a closure report. As long as a campaign is not ended they are counted anew;
/// with its end they are kept, because the rows that they were counted from are deleted one day (rulebook H.8).
struct ClosureCounts {
    private var people: [ClosureFigure: Int] = [:]

    init(_ rows: [Row]) throws {
        for row in rows {
            // A figure of a later edition of the platform is no reason to show nothing.
            guard let figure = ClosureFigure(rawValue: try row("figure", as: String.self)) else { continue }
            people[figure, default: 0] += try row("people", as: Int.self)
        }
    }

    subscript(_ figure: ClosureFigure) -> Int { people[figure] ?? 0 }
}

extension Session {
    /// Before the end nothing but taking part is counted.
    /// - Parameter isOwned: whether the whole campaign is the caller's; else only their own units are counted.
    func closureCounts(of campaign: ID<Campaign>, isEnded: Bool, isOwned: Bool) throws -> ClosureCounts {
        guard !isEnded else { return try ClosureCounts(keptCounts(of: campaign, isOwned: isOwned)) }
        return try ClosureCounts(ClosureGroup.takingPart.flatMap { try count($0, of: campaign, isOwned: isOwned) })
    }

    private func keptCounts(of campaign: ID<Campaign>, isOwned: Bool) throws -> [Row] {
        try rows(
            """
            SELECT x.figure, CAST(SUM(x.people) AS BIGINT) AS people FROM campaign_closure_count x
            WHERE x.campaign = \(campaign) AND (\(isOwned) OR \(scope, region: "x.region", unit: "x.house"))
            GROUP BY x.figure
            """)
    }

    private func count(_ group: ClosureGroup, of campaign: ID<Campaign>, isOwned: Bool) throws -> [Row] {
        try rows(
            """
            SELECT x.house, x.region, x.cell AS figure, COUNT(*) AS people FROM (\(group.people(of: campaign))) x
            WHERE x.cell IS NOT NULL AND (\(isOwned) OR \(scope, region: "x.region", unit: "x.house"))
            GROUP BY x.house, x.region, x.cell
            """)
    }

    /// What is kept with the end. A whole city takes seconds to count, which is done before the writer is asked for.
    func finalCounts(of campaign: ID<Campaign>) throws -> [Row] {
        try ClosureGroup.allCases.flatMap { try count($0, of: campaign, isOwned: true) }
    }

    /// Keeps the counts school by school, so that each can still hand in its own.
    func keep(_ counted: [Row], of campaign: ID<Campaign>) throws {
        let values = try counted.map { row -> SQL in
            let (house, region): (String?, Region) = (try row("house"), try row("region"))
            let (figure, people): (String, Int) = (try row("figure"), try row("people"))
            return "(\(campaign), CAST(\(house) AS TEXT), \(region), \(figure), \(people))"
        }
        for start in stride(from: 0, to: values.count, by: 500) {
            try run(
                """
                INSERT INTO campaign_closure_count (campaign, house, region, figure, people)
                VALUES \(joined: Array(values[start..<min(start + 500, values.count)]))
                \(unscoped: "the campaign itself was found within the scope")
                """)
        }
    }
}
