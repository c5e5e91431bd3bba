import Access
import Care
import Storage

extension Session {
    /// How much of a part is still there: asked of the views that other subjects publish, and by other conditions than
    /// those by which the subjects delete, so that a mistake there is not made here again.
    /// - Returns: `nil` for what no view shows.
    func leftOver(of part: DeletionPart, in list: DeletionList) throws -> Int? {
        guard let statement = Self.question(part, list.campaign, now) ?? Self.question(part, list.id) else {
            return nil
        }
        return try row(statement)?("number")
    }

    /// Of an archive, by the people that the list names.
    private static func question(_ part: DeletionPart, _ list: ID<DeletionList>) -> SQL? {
        let anybody: SQL = "\(unscoped: "counts what should not be there any more")"
        let people: SQL = "SELECT d.participant FROM deletion_person d WHERE d.list = \(list)"
        return switch part {
        case .flagged:
            """
            SELECT (SELECT COUNT(*) FROM published_sitting WHERE participant IN (\(people)))
                + (SELECT COUNT(*) FROM published_set_aside WHERE participant IN (\(people))) AS number \(anybody)
            """
        case .archive:
            """
            SELECT (SELECT COUNT(*) FROM published_archive WHERE participant IN (\(people)))
                + (SELECT COUNT(*) FROM published_person_report WHERE participant IN (\(people)))
                + (SELECT COUNT(*) FROM published_retest_wish WHERE participant IN (\(people))) AS number \(anybody)
            """
        default: nil
        }
    }

    /// Of a campaign. The evidence of whose archive has ended waits for its own three years.
    private static func question(_ part: DeletionPart, _ campaign: String, _ now: Moment) -> SQL? {
        let waiting: SQL = """
            SELECT d.participant FROM deletion_person d WHERE d.evidence_until IS NULL OR d.evidence_until > \(now)
            """
        let anybody: SQL = "\(unscoped: "counts what should not be there any more")"
        return switch part {
        case .sittings:
            // Somebody invited to whom a sitting without a flag still belongs; or a sitting or sheet of nobody whose
            // name, a UUID of version 7, keeps the moment of its making.
            """
            SELECT (
                SELECT COUNT(*) FROM published_participant p JOIN (
                    SELECT id, participant FROM published_sitting WHERE campaign = \(campaign)
                    UNION ALL SELECT id, participant FROM published_set_aside WHERE campaign = \(campaign)
                ) t ON t.participant = p.id
                WHERE p.campaign = \(campaign) AND t.id NOT IN (
                    SELECT s.sitting FROM published_sitting_sheet s
                    WHERE s.campaign = \(campaign) AND (s.worst_rank > 0 OR COALESCE(s.positive_by, '') <> '')
                ) AND t.id NOT IN (
                    SELECT a.sitting FROM published_set_aside_sheet a
                    WHERE a.campaign = \(campaign) AND (a.worst_rank > 0 OR COALESCE(a.positive_by, '') <> ''))
            ) + (
                SELECT COUNT(*) FROM published_sitting_sheet s
                WHERE s.campaign = \(campaign) AND (SUBSTR(s.sitting, 15, 1) = '7' OR SUBSTR(s.sheet, 15, 1) = '7')
                    AND s.participant NOT IN (
                        SELECT id FROM published_participant WHERE campaign = \(campaign))
            ) AS number \(anybody)
            """
        case .codes:
            // Marks of codes are 43 signs without a blank.
            """
            SELECT COUNT(*) AS number FROM published_participant
            WHERE campaign = \(campaign) AND LENGTH(code_index) = 43 \(anybody)
            """
        case .links:
            """
            SELECT COUNT(*) AS number FROM published_consent_link k JOIN published_participant p ON p.id = k.participant
            WHERE p.campaign = \(campaign) \(anybody)
            """
        case .messages: nil
        case .aftercare:
            """
            SELECT (SELECT COUNT(*) FROM published_retest_wish WHERE campaign = \(campaign)) + (
                SELECT COUNT(*) FROM published_person_report WHERE campaign = \(campaign) AND participant NOT IN (
                    SELECT participant FROM published_finding WHERE campaign = \(campaign))) AS number \(anybody)
            """
        case .counts:
            "SELECT COUNT(*) AS number FROM published_report_count WHERE campaign = \(campaign) \(anybody)"
        case .consents:
            """
            SELECT COUNT(*) AS number FROM published_consent c JOIN published_consent_notice n ON n.id = c.notice
            WHERE n.campaign = \(campaign)
                AND c.participant NOT IN (SELECT participant FROM published_sitting WHERE campaign = \(campaign))
                AND c.participant NOT IN (SELECT participant FROM published_set_aside WHERE campaign = \(campaign))
                AND c.participant NOT IN (SELECT participant FROM published_finding WHERE campaign = \(campaign))
                AND c.participant NOT IN (\(waiting)) \(anybody)
            """
        case .participants:
            """
            SELECT COUNT(*) AS number FROM published_participant
            WHERE campaign = \(campaign)
                AND id NOT IN (SELECT participant FROM published_sitting WHERE campaign = \(campaign))
                AND id NOT IN (SELECT participant FROM published_set_aside WHERE campaign = \(campaign))
                AND id NOT IN (SELECT participant FROM published_finding WHERE campaign = \(campaign))
                AND id NOT IN (\(waiting)) \(anybody)
            """
        case .notes, .flagged, .archive: nil
        }
    }
}
