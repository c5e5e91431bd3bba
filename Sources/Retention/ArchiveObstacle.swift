import Access
import Care
import RightsRules
import Storage

/// What keeps an archive from ending, whatever its term says (rulebook H.8): care that is open, a pupil who is at the
/// school, a question about one's data, a report of harm whose ten years are not over, somebody who is to be asked
/// again, and an alert that nobody has closed. A hold stops the whole list.
enum ArchiveObstacle {
    /// - Parameter person: what bears `participant` and `member` in the statement.
    static func of(_ person: SQL, on today: Day, _ now: Moment) -> SQL {
        """
        EXISTS (SELECT 1 FROM published_archive o WHERE o.member = \(person).member AND o.is_open)
        OR EXISTS (
            SELECT 1 FROM published_member o
            WHERE o.id = \(person).member AND o.kind = 'pupil' AND o.left_at IS NULL)
        OR EXISTS (
            SELECT 1 FROM published_rights_request o
            WHERE o.member = \(person).member AND (o.is_open OR o.open_until >= \(now)))
        OR \(person).member IN (\(harmed(on: today)))
        OR EXISTS (
            SELECT 1 FROM published_retest o WHERE o.participant = \(person).participant AND o.is_open)
        OR EXISTS (
            SELECT 1 FROM published_flagged_sheet g JOIN published_alert o ON o.sheet = g.sheet
            WHERE g.participant = \(person).participant AND o.state <> 'CLOSED')
        OR EXISTS (
            SELECT 1 FROM published_sitting_sheet g JOIN published_alert o ON o.sheet = g.sheet
            WHERE g.participant = \(person).participant AND o.state <> 'CLOSED')
        OR EXISTS (
            SELECT 1 FROM published_set_aside_sheet g JOIN published_alert o ON o.sheet = g.sheet
            WHERE g.participant = \(person).participant AND o.state <> 'CLOSED')
        """
    }

    /// A report is about the child, whichever school has raised it: what another had noted before may be asked for by
    /// whoever looks into it.
    private static func harmed(on today: Day) -> SQL {
        """
        WITH RECURSIVE harmed (member) AS (
            SELECT o.member FROM published_harm_term o WHERE o.keep_until >= \(today)
            UNION
            SELECT c.other FROM harmed h JOIN published_same_child c ON c.member = h.member
        )
        SELECT h.member FROM harmed h
        """
    }

    /// Whether anything is there that could still be kept. Of whom everything is gone the list has to know until the
    /// end, or it would tell of fewer people than it was about, and their evidence would wait for nobody.
    static func isLeft(_ person: SQL) -> SQL {
        """
        EXISTS (SELECT 1 FROM published_archive w WHERE w.participant = \(person).participant)
        OR EXISTS (SELECT 1 FROM published_sitting w WHERE w.participant = \(person).participant)
        OR EXISTS (SELECT 1 FROM published_set_aside w WHERE w.participant = \(person).participant)
        """
    }
}

extension Session where Case == CarryOutDeletion {
    /// Leaves out of a list for whom something has come up since it was proposed; they are looked at again every day.
    /// - Returns: how many.
    func spare(_ list: DeletionList) throws -> Int {
        let spared = try spareHindered(list) + spareBeforeTheirEnd(list)
        guard spared > 0 else { return 0 }
        try run(
            """
            UPDATE deletion_list SET invited = (SELECT COUNT(*) FROM deletion_person d WHERE d.list = \(list.id))
            WHERE id = \(list.id) \(unscoped: "a list that two people have agreed to")
            """)
        return spared
    }

    private func spareHindered(_ list: DeletionList) throws -> Int {
        try run(
            """
            DELETE FROM deletion_person
            WHERE list = \(list.id) AND (\(ArchiveObstacle.of("deletion_person", on: today, now)))
                AND (\(ArchiveObstacle.isLeft("deletion_person")))
            \(unscoped: "a list that two people have agreed to")
            """)
    }

    /// A list may wait for years until two people agree. Whoever has come back and left once more meanwhile has a later
    /// end, and whom a clock has named that was wrong has it still before them.
    private func spareBeforeTheirEnd(_ list: DeletionList) throws -> Int {
        let (terms, day) = (try book(ArchiveTerms.self), today)
        let early = try rows(
            """
            \(ArchivedPerson.all(in: list.campaign))
            WHERE p.participant IN (SELECT d.participant FROM deletion_person d WHERE d.list = \(list.id))
            \(unscoped: "a list that two people have agreed to")
            """
        ).map(ArchivedPerson.init).filter { !$0.isOver(by: terms, on: day) }
        guard !early.isEmpty else { return 0 }
        return try run(
            """
            DELETE FROM deletion_person
            WHERE list = \(list.id) AND participant IN \(list: early.map(\.participant))
            \(unscoped: "a list that two people have agreed to")
            """)
    }

    /// Three years from the end of an archive its evidence is kept; behind that nobody has to be known by it any more.
    func countEvidence(_ list: DeletionList) throws {
        switch list.kind {
        case .answers: break
        case .archive:
            try run(
                """
                UPDATE deletion_person
                SET evidence_until = \(now.adding(hours: 24 * ProposeDeletions.evidenceDays))
                WHERE list = \(list.id) \(unscoped: "a list that two people have agreed to")
                """)
            // Of what came from elsewhere there is no evidence here.
            try run(
                """
                DELETE FROM deletion_person WHERE list = \(list.id) AND NOT EXISTS (
                    SELECT 1 FROM published_participant p WHERE p.id = deletion_person.participant)
                \(unscoped: "a list that two people have agreed to")
                """)
        case .evidence:
            try run(
                """
                DELETE FROM deletion_person WHERE evidence_until <= \(now)
                    AND list IN (SELECT l.id FROM deletion_list l WHERE l.campaign = \(list.campaign))
                \(unscoped: "a list that two people have agreed to")
                """)
        }
    }
}
