import Access
import Care
import InterviewRules
public import Storage

extension LateCircle: SQLBindable, SQLReadable {}

/// A finding whose talk is over its time, with the circle that was told of it last.
struct LateTalk {
    let id: ID<Finding>
    let keeper: String?
    let region: Region
    let campaign: String
    let level: CareLevel
    let due: Moment
    let told: LateCircle?
    let isPupil: Bool
    /// What the message is about: the unit, for residents the campaign.
    let titles: [String: String]

    init(_ row: Row) throws {
        id = try row("id")
        keeper = try row("keeper")
        region = try row("region")
        campaign = try row("campaign")
        level = try row("proposed")
        due = try row("due_at")
        told = try row("told_to")
        isPupil = try row("is_pupil")
        titles = try row("name_zh", as: String?.self) == nil
            ? row.both("title_zh", "title_en") : row.both("name_zh", "name_en")
    }
}

extension Session where Case == TellOfLateTalks {
    /// Only those of whom somebody is to be told now, so that none waits behind others; the gravest first.
    func lateTalks() throws -> [LateTalk] {
        try rows(
            """
            SELECT f.id, f.keeper, f.region, f.campaign, f.proposed, f.due_at, c.title_zh, c.title_en, u.name_zh,
                u.name_en, \(OpenFinding.ofPupil) AS is_pupil,
                CASE WHEN l.due_at = f.due_at THEN l.told_to END AS told_to
            FROM finding f JOIN published_campaign c ON c.id = f.campaign
            LEFT JOIN published_unit u ON u.code = f.keeper LEFT JOIN finding_late l ON l.finding = f.id
            WHERE f.due_clock = 'interview' AND f.closed_at IS NULL AND f.due_at <= \(now)
                AND (l.finding IS NULL OR l.due_at <> f.due_at OR l.next_at <= \(now))
            ORDER BY f.proposed DESC, f.due_at, f.id LIMIT \(TellOfLateTalks.atOnce)
            \(unscoped: "the platform watches the clocks of all findings")
            """
        ).map(LateTalk.init)
    }

    func keepTold(_ told: [SQL]) throws {
        try run(
            """
            INSERT INTO finding_late (finding, due_at, told_to, told_at, next_at) VALUES \(joined: told)
            ON CONFLICT (finding) DO UPDATE SET due_at = excluded.due_at, told_to = excluded.told_to,
                told_at = excluded.told_at, next_at = excluded.next_at
            \(unscoped: "the platform watches the clocks of all findings")
            """)
    }
}
