public import Access
import CampaignRules
public import Care
public import InterviewRules
import Storage

/// A report in words, as the person reads it: no number, no scale, no name of an illness.
public struct ReleasedReport: Codable, Sendable, Equatable {
    public let sentences: [ReportSentence]
    public let words: String?
    public let releasedAt: Moment

    static func sealing(of report: ID<ReleasedReport>) -> String { "report \(report)" }
}

/// Gives somebody a report of their own, in words that whoever talked with them has chosen (rulebook G.2.6).
/// One that was there before is replaced.
public struct ReleaseReport: Command {
    public static let permission = Permission.holdInterviews

    public var finding: ID<Finding>
    public var sentences: [String: Bool]?
    public var words: Private<String>?
    public var request: String

    public init(
        finding: ID<Finding>, sentences: [String: Bool]? = nil, words: Private<String>? = nil, request: String
    ) {
        self.finding = finding
        self.sentences = sentences
        self.words = words
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let whole = WrittenText.whole(request, sentences, [words?.exposed])
        let form = try session.newMark(of: whole, "report", in: "person_report", about: finding)
        guard let mark = form else { return Done() }
        let found = try session.ownFinding(finding)
        // Who came from another school has no code here by which they could read it.
        guard !found.isReceived else { throw InterviewError.notInPlan }
        guard try session.sights(of: found.campaign).show(.advice, to: .participant) else {
            throw InterviewError.notInPlan
        }
        guard found.level != nil else { throw InterviewError.notTalked }
        let chosen = try WrittenText.ticked(sentences, "sentences", ReportSentence.self)
        let words = try WrittenText.plain(words, under: session.policy(of: found))
        guard !chosen.isEmpty || words != nil else { throw InterviewError.missing(field: "sentences") }
        try session.keep(chosen, words, for: found, mark)
        return Done()
    }
}

/// Gives everybody of a unit, or of a place without one, who has handed in, and whom nobody has to talk with, the
/// report that is the same for all of them. Without it only those who were talked with would have one, and having a
/// report would tell.
public struct ReleaseReports: Command {
    public static let permission = Permission.holdInterviews

    public var campaign: String

    public init(campaign: String) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let campaign: String
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let houses = try session.houses(in: campaign)
        guard !houses.isEmpty else { throw Refusal.notFound }
        guard try session.sights(of: campaign).show(.advice, to: .participant) else { throw InterviewError.notInPlan }
        for house in houses {
            try session.run(
                """
                INSERT INTO report_release (campaign, house, released_by, released_at)
                VALUES (\(campaign), \(house), \(session.caller.id), \(session.now)) ON CONFLICT DO NOTHING
                \(unscoped: "the unit or place was found within the scope")
                """)
        }
        session.about("campaign \(campaign)")
        return Outcome(campaign: campaign)
    }
}

extension Session where Case == ReleaseReports {
    /// The caller's own units in which somebody has handed in, and the places of residents who belong to no unit.
    fileprivate func houses(in campaign: String) throws -> [String] {
        try rows(
            """
            SELECT DISTINCT COALESCE(t.house, t.region) AS holder FROM published_sitting t
            WHERE t.campaign = \(campaign) AND t.finished_at IS NOT NULL
                AND \(scope, region: "t.region", house: "t.house")
            """
        ).map { try $0("holder") }
    }
}

extension Session where Case == ReleaseReport {
    fileprivate func keep(
        _ sentences: [ReportSentence], _ words: String?, for found: OpenFinding, _ mark: String
    ) throws {
        try run(
            """
            UPDATE person_report SET replaced_at = \(now)
            WHERE participant = \(found.participant) AND replaced_at IS NULL
            \(unscoped: "the finding itself was found within the scope")
            """)
        let id = newID(ReleasedReport.self)
        let sealed = words.map { seal(Private($0), for: ReleasedReport.sealing(of: id)) }
        try run(
            """
            INSERT INTO person_report (id, participant, campaign, house, region, request, sentences, words,
                released_by, released_at)
            VALUES (\(id), \(found.participant), \(found.campaign), \(found.house), \(found.region), \(mark),
                \(CodeWords.write(sentences)), \(sealed), \(caller.id), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the finding itself was found within the scope")
            """)
    }
}

extension Session {
    /// The report that somebody can read now.
    func report(of participant: String) throws -> ReleasedReport? {
        let row = try row(
            """
            SELECT r.id, r.sentences, r.words, r.released_at FROM person_report r
            WHERE r.participant = \(participant) AND r.replaced_at IS NULL
            \(unscoped: "the participant was found within the scope or by their own code")
            """)
        guard let row else { return nil }
        let id: ID<ReleasedReport> = try row("id")
        let sealed: Sealed? = try row("words")
        return ReleasedReport(
            sentences: CodeWords.read(try row("sentences")),
            words: try sealed.map { try open($0, for: ReleasedReport.sealing(of: id)).exposed },
            releasedAt: try row("released_at"))
    }
}
