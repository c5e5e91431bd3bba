import Access
import Care
import RightsRules
import Storage
import WarningRules

/// Somebody whose archive is over. A received archive bears the name of its transfer.
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
}

/// The archive's own end (rulebook H.8, decision 0053).
extension Session where Case == ProposeDeletions {
    /// As many people in one list, and as many to choose them from.
    private static var mostPeople: Int { 2_000 }
    private static var mostRead: Int { 10_000 }

    /// Each campaign is looked through once a day: its terms end on one day of the year.
    func archivesOverTime() throws -> [DueList] {
        var found: [DueList] = []
        for campaign in try campaignsToLookThrough() {
            found += campaign.lists(of: try peopleOverTime(in: campaign))
            try noteLook(through: campaign.campaign)
        }
        return found
    }

    /// Only where the answers without a flag have gone.
    private func campaignsToLookThrough() throws -> [DueList] {
        try rows(
            """
            SELECT l.campaign, 'archive' AS kind, l.region, l.unit, l.title_zh, l.title_en, (
                    SELECT COALESCE(MAX(a.round), 0) + 1 FROM deletion_list a
                    WHERE a.campaign = l.campaign AND a.kind = 'archive') AS round
            FROM deletion_list l LEFT JOIN archive_look k ON k.campaign = l.campaign
            WHERE l.kind = 'answers' AND l.state = 'done' AND NOT \(DeletionList.isHeld)
                AND (k.looked_on IS NULL OR k.looked_on < \(today))
            ORDER BY COALESCE(k.looked_on, ''), l.ended_at, l.id LIMIT \(ProposeDeletions.most)
            \(unscoped: "the platform looks after the time of all")
            """
        ).map(DueList.init)
    }

    private func noteLook(through campaign: String) throws {
        try run(
            """
            INSERT INTO archive_look (campaign, looked_on) VALUES (\(campaign), \(today))
            ON CONFLICT (campaign) DO UPDATE SET looked_on = excluded.looked_on
            \(unscoped: "the platform looks after the time of all")
            """)
    }

    /// What could be over is read, and the rule says of whom it is. Who stands on a list already waits for it.
    private func peopleOverTime(in due: DueList) throws -> [ArchivedPerson] {
        let terms = try book(ArchiveTerms.self)
        let term = terms.edition(for: due.region, on: today)
        let found = try rows(
            """
            SELECT p.participant, p.member, p.region, p.begun_at, p.ended_at, p.is_received,
                COALESCE(x.born_month, m.born_month) AS born_month, m.kind, m.left_at
            FROM (\(Self.archived(in: due.campaign))) p
            LEFT JOIN published_participant x ON x.id = p.participant
            LEFT JOIN published_member m ON m.id = p.member
            WHERE p.ended_at IS NOT NULL AND NOT (\(ArchiveObstacle.of("p", on: today, now)))
                AND NOT EXISTS (
                    SELECT 1 FROM deletion_person d JOIN deletion_list l ON l.id = d.list
                    WHERE d.participant = p.participant AND l.state <> 'done')
                AND (p.ended_at < \(Moment(term.latestEnd(on: today))) OR (
                    COALESCE(x.born_month, m.born_month) <= \(term.latestBirthMonth(on: today))
                    AND (m.kind <> 'pupil' OR m.left_at < \(Moment(term.latestLeaving(on: today))))))
            ORDER BY p.ended_at, p.participant LIMIT \(Self.mostRead)
            \(unscoped: "the platform looks after the time of all")
            """
        ).map(ArchivedPerson.init)
        let over = found.filter { terms.edition(for: $0.region, on: today).isOver($0.record, on: today) }
        return Array(over.prefix(Self.mostPeople))
    }

    /// Everybody of whom there is an archive: a finding, or answers with a flag of whom nobody made one.
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
        SELECT s.participant, i.member, i.region, s.finished_at AS begun_at, s.finished_at AS ended_at,
            0 AS is_received
        FROM published_set_aside s JOIN published_participant i ON i.id = s.participant
        WHERE s.campaign = \(campaign)
            AND NOT EXISTS (SELECT 1 FROM published_archive a WHERE a.participant = s.participant)
            AND NOT EXISTS (SELECT 1 FROM published_sitting t WHERE t.participant = s.participant)
        """
    }

    func name(_ person: ArchivedPerson, on list: ID<DeletionList>) throws {
        try send(
            """
            INSERT INTO deletion_person (list, participant, member, region)
            VALUES (\(list), \(person.participant), \(person.member), \(person.region))
            \(unscoped: "the list was written a moment ago")
            """)
    }

    /// Of how many people, with how many sittings, and of how many the archive stays. Of that nobody is told who has
    /// only received one.
    func archiveNumbers(of due: DueList) throws -> DueNumbers {
        let people = due.people.map(\.participant)
        let row = try row(
            """
            SELECT (SELECT COUNT(*) FROM published_sitting WHERE participant IN \(list: people))
                + (SELECT COUNT(*) FROM published_set_aside WHERE participant IN \(list: people)) AS sittings,
                (SELECT COUNT(*) FROM published_archive
                    WHERE campaign = \(due.campaign) AND NOT is_received
                        AND participant NOT IN \(list: people)) AS kept
            \(unscoped: "the platform looks after the time of all")
            """)
        let kept: Int = try row?("kept") ?? 0
        return DueNumbers(
            invited: people.count, sittings: try row?("sittings") ?? 0,
            kept: due.people.allSatisfy(\.isReceived) ? 0 : kept)
    }
}
