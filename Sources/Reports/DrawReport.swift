public import Access
public import Care
import Storage

/// Draws the report of a campaign that is over, a bite at a time: some schools are counted, or some figures written
/// down, and the rest is left to the next step. Whoever is killed in between is followed by another who goes on there.
///
/// What may be shown is reckoned before the transaction, from counts that no longer change; the writer is held only to
/// write a few hundred figures down.
///
/// A report is drawn once. Were it drawn again after somebody took their answers back, the difference of the two would
/// tell of that one person (decision 0028).
public struct DrawReport: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var campaign: ID<ReportedCampaign>
    private var ready: ReadyStep?

    enum CodingKeys: String, CodingKey { case campaign }

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    /// Tried ten times in vain: whoever waits for the report is told, and can ask for it again.
    public func givenUp(after problem: any Error) -> (any UseCase)? { NoteDrawingStopped(campaign: campaign) }

    public func prepared(in room: PreparationRoom) async throws -> Self {
        var ready = self
        guard let row = try await room.rows(Edition.statement(campaign)).first else { return self }
        let edition = try Edition(row)
        switch edition.step {
        case .counting: ready.ready = try await room.nextCounts(edition)
        case .showing: ready.ready = try await room.nextFigures(edition)
        case .drawn: break
        }
        return ready
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        session.about("campaign \(campaign)")
        guard let ready else { return Done() }
        guard let row = try session.row(Edition.statement(campaign, isForUpdate: true)) else { return Done() }
        // Two jobs may have prepared the same step; whoever comes second leaves it to the next.
        guard try Edition(row) == ready.edition else { return Done() }
        try session.take(ready)
        return Done()
    }
}

/// What one step has to write, made ready before the transaction.
struct ReadyStep {
    enum Work {
        case houses([CountedHouse])
        case township(Region, scales: [CountedScale])
        case summing
        case figures([SQL], next: Edition.Step, doneUntil: String)
    }

    let edition: Edition
    let work: Work
}

extension Session where Case == DrawReport {
    fileprivate func take(_ ready: ReadyStep) throws {
        let edition = ready.edition
        switch ready.work {
        case .houses(let houses):
            for house in houses { try count(house, edition) }
            try goOn(edition, .counting, houses.last?.code ?? edition.doneUntil)
        case .township(let township, let scales):
            try count(township: township, scales, edition)
            try goOn(edition, .counting, Edition.residents + township.code)
        case .summing:
            try sumUp(edition)
            try keepAudience(edition)
            try goOn(edition, .showing, "")
        case .figures(let lines, let next, let done):
            try keep(lines)
            try goOn(edition, next, done)
        }
    }

    private func goOn(_ edition: Edition, _ step: Edition.Step, _ done: String) throws {
        let drawn: Moment? = step == .drawn ? now : nil
        try run(
            """
            UPDATE report_edition
            SET step = \(step), done_until = \(done), drawn_at = CAST(\(drawn) AS BIGINT), stopped_at = NULL
            WHERE campaign = \(edition.campaign) \(unscoped: "a job of the platform draws the report of every campaign")
            """)
        guard step != .drawn else {
            return try later(DrawSurvey(campaign: edition.campaign), at: now, key: "draw survey \(edition.campaign)")
        }
        try later(
            DrawReport(campaign: edition.campaign), at: now, key: "draw report \(edition.campaign) \(step) \(done)")
    }
}
