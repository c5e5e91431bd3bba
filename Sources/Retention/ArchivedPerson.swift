import Access
import Care
import RightsRules
import Storage
import WarningRules

/// Somebody of whom there is an archive. A received archive bears the name of its transfer.
struct ArchivedPerson {
    let participant: String
    let member: String
    let region: Region
    let record: ArchivedRecord
    /// Whether another school had handed it on.
    let isReceived: Bool

    init(_ row: Row) throws {
        participant = try row("participant")
        member = try row("member")
        region = try row("region")
        isReceived = try row("is_received", as: Int.self) == 1
        let kind: String? = try row("kind")
        let (begun, ended): (Moment, Moment?) = (try row("begun_at"), try row("ended_at"))
        let left: Moment? = try row("left_at")
        // Whom no roster knows any more is taken for a pupil of whom nobody knows when they left: never before known.
        record = ArchivedRecord(
            bornMonth: try row("born_month", as: String?.self) ?? "", begunOn: begun.day, endedOn: ended?.day,
            isPupil: kind == nil || kind == "pupil", leftOn: left?.day)
    }

    func isOver(by terms: ArchiveTerms, on day: Day) -> Bool {
        terms.edition(for: region, on: day).isOver(record, on: day)
    }
}

extension ArchivedPerson {
    /// Everybody of whom there is an archive in a campaign, as `p`, with what their term is reckoned by.
    static func all(in campaign: String) -> SQL {
        """
        SELECT p.participant, p.member, p.region, p.begun_at, p.ended_at, p.is_received,
            COALESCE(x.born_month, m.born_month) AS born_month, m.kind, m.left_at
        FROM (\(archived(in: campaign))) p
        LEFT JOIN published_participant x ON x.id = p.participant
        LEFT JOIN published_member m ON m.id = p.member
        """
    }

    /// A finding, or answers with a flag of whom nobody made one; each person once.
    private static func archived(in campaign: String) -> SQL {
        """
        SELECT a.participant, a.member, a.region, a.found_at AS begun_at, a.ended_at,
            CASE WHEN a.is_received THEN 1 ELSE 0 END AS is_received
        FROM published_archive a WHERE a.campaign = \(campaign)
        UNION ALL
        SELECT t.participant, i.member, i.region, t.begun_at, COALESCE(t.finished_at, t.begun_at) AS ended_at,
            0 AS is_received
        FROM published_sitting t JOIN published_participant i ON i.id = t.participant
        WHERE t.campaign = \(campaign)
            AND NOT EXISTS (SELECT 1 FROM published_archive a WHERE a.participant = t.participant)
        UNION ALL
        SELECT s.participant, i.member, i.region, MIN(s.finished_at) AS begun_at, MAX(s.finished_at) AS ended_at,
            0 AS is_received
        FROM published_set_aside s JOIN published_participant i ON i.id = s.participant
        WHERE s.campaign = \(campaign)
            AND NOT EXISTS (SELECT 1 FROM published_archive a WHERE a.participant = s.participant)
            AND NOT EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = s.participant)
        GROUP BY s.participant, i.member, i.region
        """
    }
}
