public import Access
import CampaignRules
public import Care
import InterviewRules
import Storage

/// Shows somebody their own report, opened by their personal code. Until there is one everybody is told the same,
/// whatever they have answered.
public struct ReadOwnReport: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = true
    /// What everybody is told whom nobody has to talk with.
    static let forAll: [ReportSentence] = [.thanks, .fine, .upsAndDowns, .talkHelps, .comeAnyTime]

    /// However it was typed.
    public var code: String

    public init(code: String) {
        self.code = code
    }

    public struct Outcome: Codable, Sendable {
        public let titles: [String: String]
        /// Where they are, for the numbers that help there.
        public let region: Region
        public let report: ReleasedReport
        /// Of whoever was referred, once they were given a report of their own.
        public let path: OwnPath?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        try session.ownReport(ofCode: code)
    }
}

/// Takes one's own report away as a file, opened by the same code. That it was taken has a line of its own in the log:
/// a file lies on a phone that others may hold.
public struct TakeOwnReport: Query {
    public static let permission = Permission.anyone
    public static let opensIdentity = true

    /// However it was typed.
    public var code: String

    public init(code: String) {
        self.code = code
    }

    public func perform(in session: borrowing Session<Self>) throws -> ReadOwnReport.Outcome {
        try session.ownReport(ofCode: code)
    }
}

private struct CodeOwner {
    let participant: String
    let campaign: String
    let house: String?
    let region: Region
    let titles: [String: String]
}

extension Session {
    fileprivate func ownReport(ofCode code: String) throws -> ReadOwnReport.Outcome {
        let owner = try owner(ofCode: code)
        // Told in the same words as while there is none yet, so that it tells nothing of anybody.
        guard try sights(of: owner.campaign).show(.advice, to: .participant) else { throw InterviewError.noReport }
        let own = try report(of: owner.participant)
        guard let report = try own ?? commonReport(for: owner) else { throw InterviewError.noReport }
        return ReadOwnReport.Outcome(
            titles: owner.titles, region: owner.region, report: report,
            path: try own == nil ? nil : ownPath(of: owner.participant, in: owner.region))
    }

    /// - Throws: `InterviewError.noSuchCode` also for whoever was taken off the list.
    fileprivate func owner(ofCode typed: String) throws -> CodeOwner {
        guard let code = readSpokenCode(typed) else { throw InterviewError.noSuchCode }
        let row = try row(
            """
            SELECT p.id, p.campaign, p.house, p.region, c.title_zh, c.title_en
            FROM published_participant p JOIN published_campaign c ON c.id = p.campaign
            WHERE p.code_index IN \(list: fingerprints(of: code, for: "participant code")) AND p.removed_at IS NULL
            \(unscoped: "whoever holds the code is the participant")
            """)
        guard let row else { throw InterviewError.noSuchCode }
        let owner = CodeOwner(
            participant: try row("id"), campaign: try row("campaign"), house: try row("house"),
            region: try row("region"), titles: try row.both("title_zh", "title_en"))
        about("participant \(owner.participant)", region: owner.region)
        return owner
    }

    /// Whoever is to be talked with waits for the talk; a sheet that should be answered again, or that is too empty to
    /// say anything, says nothing. Nor does one that nobody has looked through: who is to be talked with is known then.
    fileprivate func commonReport(for owner: CodeOwner) throws -> ReleasedReport? {
        let row = try row(
            """
            SELECT r.released_at FROM report_release r
            JOIN published_sitting t ON t.campaign = r.campaign AND COALESCE(t.house, t.region) = r.house
            WHERE t.participant = \(owner.participant) AND t.finished_at IS NOT NULL AND NOT t.is_marked
                AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.participant = t.participant)
                AND EXISTS (SELECT 1 FROM published_told_sitting d WHERE d.id = t.id)
                AND NOT EXISTS (
                    SELECT 1 FROM published_sitting_sheet g WHERE g.sitting = t.id AND g.total IS NULL)
            \(unscoped: "the participant was found by their own code")
            """)
        return try row.map {
            ReleasedReport(sentences: ReadOwnReport.forAll, words: nil, releasedAt: try $0("released_at"))
        }
    }
}
