public import Access
import CampaignRules
public import Care
import ReportRules
import Storage

/// Draws what the answers of a survey came to, question by question, once its report is drawn. Only for the templates
/// that say so, and only of people who were asked where they live; never for a screening of pupils, staff or patients
/// (decision 0036).
///
/// Counted and decided before the transaction; only what may be told is written down, all of it at once.
public struct DrawSurvey: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var campaign: ID<ReportedCampaign>
    private var ready: DecidedSurvey?

    enum CodingKeys: String, CodingKey { case campaign }

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    /// Tried ten times in vain: whoever waits for it is told, and can ask for it again.
    public func givenUp(after problem: any Error) -> (any UseCase)? { NoteSurveyStopped(campaign: campaign) }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        var prepared = self
        prepared.ready = try await room.survey(campaign)
        return prepared
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("campaign \(campaign)")
        // It has come this far, so it has not stopped, also where there is nothing to draw.
        try session.forgetStoppedSurvey(campaign)
        guard let ready else { return Done() }
        // Two jobs may have counted; whoever comes second leaves it as it is.
        let written = try session.run(
            """
            INSERT INTO survey_edition (campaign, region, house, method, drawn_at)
            VALUES (\(campaign), \(ready.region), CAST(\(ready.house) AS TEXT), \(ready.method), \(session.now))
            ON CONFLICT DO NOTHING \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        guard written == 1 else { return Done() }
        let lines = ready.lines(of: campaign)
        for start in stride(from: 0, to: lines.count, by: 200) {
            try session.run(
                """
                INSERT INTO survey_figure
                    (campaign, questionnaire, version, item, position, strata, frame, drawn, cells)
                VALUES \(joined: Array(lines[start..<min(start + 200, lines.count)]))
                \(unscoped: "a job of the platform draws the report of every campaign")
                """)
        }
        return Done()
    }
}

/// What of a survey may be told.
struct DecidedSurvey {
    let region: Region
    let house: String?
    let method: String
    let items: [(item: SurveyedItem, strata: [ToldStratum])]

    func lines(of campaign: ID<ReportedCampaign>) -> [SQL] {
        items.flatMap { item, strata in
            strata.enumerated().map { position, stratum in
                """
                (\(campaign), \(item.questionnaire), \(item.version), \(item.id), \(position),
                \(stratum.strata.joined(separator: " ")), \(stratum.frame), \(stratum.drawn),
                \(Figure.written(stratum.cells)))
                """
            }
        }
    }
}
