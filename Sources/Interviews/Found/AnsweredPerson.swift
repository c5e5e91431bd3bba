import Access
import Care
import InterviewRules
import Storage
import WarningRules

/// One participant with all sheets of their sitting.
struct AnsweredPerson {
    let participant: String
    let member: String
    let campaign: String
    let unit: String?
    let house: String?
    let keeper: String?
    let region: Region
    let handedInAt: Moment?
    let isPupil: Bool
    var sheets: [AnsweredSheet] = []
    var flagged: [String] = []

    init(_ row: Row) throws {
        participant = try row("participant")
        member = try row("member")
        campaign = try row("campaign")
        unit = try row("unit")
        house = try row("house")
        keeper = try row("keeper")
        region = try row("region")
        handedInAt = try row("finished_at")
        isPupil = try row("is_pupil")
    }

    mutating func add(_ row: Row) throws {
        let sheet = AnsweredSheet(
            questionnaire: try row("questionnaire"), band: try row("band"),
            isPositive: try row("positive_by", as: String?.self).map { !$0.isEmpty } ?? false,
            worstRank: try row("worst_rank"), isMarked: try row("is_marked"))
        sheets.append(sheet)
        if sheet.worstRank > 0 { flagged.append(try row("sheet")) }
    }
}

extension Session {
    /// Also of a sitting that was followed by another: its device may send a red flag long after.
    func answered(_ condition: SQL) throws -> [AnsweredPerson] {
        let rows = try rows(
            """
            SELECT s.participant, p.member, s.campaign, s.unit, s.house, s.region, s.sheet, s.questionnaire,
                s.finished_at, s.worst_rank, s.band, s.positive_by, s.is_marked, \(Keeper.column) AS keeper,
                EXISTS (SELECT 1 FROM published_member y WHERE y.id = p.member AND y.kind = 'pupil') AS is_pupil
            FROM published_any_sheet s JOIN published_participant p ON p.id = s.participant
            WHERE \(condition) ORDER BY s.participant, s.place
            \(unscoped: "the platform looks through what was handed in, whoever did")
            """)
        var people: [AnsweredPerson] = []
        for row in rows {
            if try people.last?.participant != row("participant", as: String.self) {
                people.append(try AnsweredPerson(row))
            }
            try people[people.count - 1].add(row)
        }
        return people
    }

    /// Two statements for everybody who is to be talked with, and one for everybody who is to be asked again.
    /// - Parameter seenAt: when the platform heard of it, where that is not when the sitting was handed in.
    func note(_ people: [AnsweredPerson], isHandedIn: Bool, seenAt: Moment? = nil) throws {
        var (found, flags, again): ([SQL], [(String, String)], [SQL]) = ([], [], [])
        for person in people {
            let policy = try policy(in: person.region, isPupil: person.isPupil)
            let proposal = CareProposal(person.sheets, isHandedIn: isHandedIn, under: policy)
            if proposal.isFinding {
                found.append(try row(for: person, proposal, policy, since: seenAt ?? person.handedInAt ?? now))
                flags += person.flagged.map { ($0, person.participant) }
            }
            // Who has not handed in has not been asked to the end; there is nothing to ask again.
            if proposal.asksForRetest, person.handedInAt != nil { again.append(retestRow(for: person, policy)) }
        }
        try keep(found)
        try keep(flags: flags)
        try keep(retests: again)
    }

    private func row(
        for person: AnsweredPerson, _ proposal: CareProposal, _ policy: CarePolicy, since: Moment
    ) throws -> SQL {
        let clocks = CareClocks(proposed: proposal.level, foundAt: since)
        let due = clocks.interviewDue(under: policy, in: try calendar(in: person.region)) ?? since
        // Whoever was there has perhaps talked with the person at once: that can be written down with its day, and
        // settles nothing of what is heard of now.
        let found = min(person.handedInAt ?? since, since)
        let shown: Moment? = found < since ? since : nil
        return """
            (\(newID(Finding.self)), \(person.participant), \(person.member), \(person.campaign),
            CAST(\(person.unit) AS TEXT), CAST(\(person.house) AS TEXT), CAST(\(person.keeper) AS TEXT),
            \(person.region), \(proposal.byScore), \(proposal.byFlag), \(proposal.level), \(found), \(due),
            'interview', \(due), CAST(\(shown) AS BIGINT))
            """
    }

    /// What is known already only rises: a flag that is seen later is graver, and never takes a score back. A clock
    /// that runs is not given new time. Who shows more after a talk is talked with again, also where care has ended.
    private func keep(_ found: [SQL]) throws {
        guard !found.isEmpty else { return }
        let shows: SQL = "(excluded.by_score > finding.by_score OR excluded.by_flag > finding.by_flag)"
        let isGraver: SQL = "(\(shows) AND excluded.proposed > finding.level)"
        try run(
            """
            INSERT INTO finding (id, participant, member, campaign, unit, house, keeper, region, by_score, by_flag,
                proposed, found_at, interview_due, due_clock, due_at, shown_at)
            VALUES \(joined: found)
            ON CONFLICT (participant) DO UPDATE SET
                by_score = CASE WHEN excluded.by_score > finding.by_score THEN excluded.by_score
                    ELSE finding.by_score END,
                by_flag = CASE WHEN excluded.by_flag > finding.by_flag THEN excluded.by_flag
                    ELSE finding.by_flag END,
                proposed = CASE WHEN excluded.proposed > finding.proposed THEN excluded.proposed
                    ELSE finding.proposed END,
                interview_due = CASE WHEN (\(shows) AND finding.talked_at IS NOT NULL)
                    OR excluded.interview_due < finding.interview_due
                    THEN excluded.interview_due ELSE finding.interview_due END,
                due_at = CASE WHEN (\(shows) AND COALESCE(finding.due_clock, '') <> 'interview')
                    OR (finding.due_clock = 'interview' AND excluded.interview_due < finding.due_at)
                    THEN excluded.interview_due ELSE finding.due_at END,
                due_clock = CASE WHEN \(shows) THEN 'interview' ELSE finding.due_clock END,
                shown_at = CASE WHEN \(shows) THEN CAST(\(now) AS BIGINT) ELSE finding.shown_at END,
                closed_at = CASE WHEN \(shows) THEN NULL ELSE finding.closed_at END,
                closed_by = CASE WHEN \(shows) THEN NULL ELSE finding.closed_by END,
                handed_on_at = CASE WHEN \(shows) THEN NULL ELSE finding.handed_on_at END,
                level = CASE WHEN \(isGraver) THEN NULL ELSE finding.level END,
                level_at = CASE WHEN \(isGraver) THEN NULL ELSE finding.level_at END,
                talked_at = CASE WHEN \(isGraver) THEN NULL ELSE finding.talked_at END,
                errand = CASE WHEN \(isGraver) THEN NULL ELSE finding.errand END,
                errand_at = CASE WHEN \(isGraver) THEN NULL ELSE finding.errand_at END
            \(unscoped: "the platform notes whoever it finds, wherever they are")
            """)
    }

    private func keep(flags: [(sheet: String, participant: String)]) throws {
        for flag in flags {
            try run(
                """
                INSERT INTO finding_flag (sheet, finding)
                SELECT CAST(\(flag.sheet) AS TEXT), f.id FROM finding f WHERE f.participant = \(flag.participant)
                ON CONFLICT (sheet) DO NOTHING
                \(unscoped: "the platform notes whoever it finds, wherever they are")
                """)
        }
    }

    private func retestRow(for person: AnsweredPerson, _ policy: CarePolicy) -> SQL {
        let since = person.handedInAt ?? now
        return """
            (\(person.participant), \(person.member), \(person.campaign), CAST(\(person.unit) AS TEXT),
            CAST(\(person.house) AS TEXT), CAST(\(person.keeper) AS TEXT), \(person.region), \(since),
            \(since.day.adding(days: policy.retestAfterDays)))
            """
    }

    private func keep(retests: [SQL]) throws {
        guard !retests.isEmpty else { return }
        try run(
            """
            INSERT INTO retest_wish
                (participant, member, campaign, unit, house, keeper, region, found_at, earliest)
            VALUES \(joined: retests) ON CONFLICT (participant) DO NOTHING
            \(unscoped: "the platform notes whoever it finds, wherever they are")
            """)
    }
}
