import Access
import Care
import RightsRules
import Storage
import WarningRules

/// The archive's own end (rulebook H.8, decision 0053).
extension Session where Case == ProposeDeletions {
    /// As many people in one list, and as many to choose them from.
    private static var mostPeople: Int { 2_000 }
    private static var mostRead: Int { 10_000 }
    /// As many campaigns an hour: where nobody else writes meanwhile, all of them wait for it.
    private static var mostCampaigns: Int { 10 }

    /// Each campaign is looked through once a day: its terms end on one day of the year.
    func archivesOverTime() throws -> [DueList] {
        var found: [DueList] = []
        for campaign in try campaignsToLookThrough() {
            found += campaign.lists(of: try peopleOverTime(in: campaign))
            try noteLook(through: campaign.campaign)
        }
        return found
    }

    /// Only where the answers without a flag have gone. A day that a wrong clock has written holds nothing up.
    private func campaignsToLookThrough() throws -> [DueList] {
        try rows(
            """
            SELECT l.campaign, 'archive' AS kind, l.region, l.unit, l.title_zh, l.title_en, (
                    SELECT COALESCE(MAX(a.round), 0) + 1 FROM deletion_list a
                    WHERE a.campaign = l.campaign AND a.kind = 'archive') AS round
            FROM deletion_list l LEFT JOIN archive_look k ON k.campaign = l.campaign
            WHERE l.kind = 'answers' AND l.state = 'done' AND NOT \(DeletionList.isHeld)
                AND (k.looked_on IS NULL OR k.looked_on <> \(today))
            ORDER BY COALESCE(k.looked_on, ''), l.ended_at, l.id LIMIT \(Self.mostCampaigns)
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
            \(ArchivedPerson.all(in: due.campaign))
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
        let day = today
        let over = found.filter { $0.isOver(by: terms, on: day) }
        return Array(over.prefix(Self.mostPeople))
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
