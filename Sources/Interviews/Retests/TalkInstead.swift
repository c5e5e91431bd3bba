import Access
import Care
import InterviewRules
import Storage
import WarningRules

/// Somebody whose sheets do not speak for them, and whom the teacher would rather talk with than ask again: on the
/// list like everybody else, with the time of the mildest level, because nothing has shown anything graver.
extension Session where Case == DecideRetest {
    /// Whom another school has now was refused before; what was handed on to it once and has come back begins anew.
    /// - Parameter wish: the row of `retest_wish` that was decided.
    func bringToTalk(_ wish: Row) throws {
        let (region, member): (Region, String) = (try wish("region"), try wish("member"))
        let policy = try policy(in: region, isPupil: isPupil(member))
        let due = policy.step(of: .watch)?.interview.end(from: now, in: try calendar(in: region)) ?? now
        try run(
            """
            INSERT INTO finding (id, participant, member, campaign, unit, house, keeper, region, by_score, by_flag,
                proposed, found_at, interview_due, due_clock, due_at)
            VALUES (\(newID(Finding.self)), \(try wish("participant", as: String.self)), \(member),
                \(try wish("campaign", as: String.self)), CAST(\(try wish("unit", as: String?.self)) AS TEXT),
                CAST(\(try wish("house", as: String?.self)) AS TEXT),
                CAST(\(try wish("keeper", as: String?.self)) AS TEXT), \(region), 0, 0, \(CareLevel.watch), \(now),
                \(due), 'interview', \(due))
            ON CONFLICT (participant) DO UPDATE SET due_clock = 'interview', due_at = excluded.due_at,
                shown_at = excluded.found_at, closed_at = NULL, closed_by = NULL, handed_on_at = NULL
            WHERE finding.closed_at IS NOT NULL OR finding.handed_on_at IS NOT NULL
            \(unscoped: "the wish itself was found within the scope")
            """)
    }

    /// Who thought better of it before anything was written down. What another school has or is about to have stays: it
    /// acknowledges the archive by what it came from.
    func takeBackTalk(of participant: String) throws {
        try run(
            """
            DELETE FROM finding WHERE participant = \(participant) AND by_score = 0 AND transfer IS NULL
                AND closed_at IS NULL AND handed_on_at IS NULL AND \(UntouchedFinding.condition)
                AND NOT EXISTS (
                    SELECT 1 FROM archive_transfer t
                    WHERE t.member = finding.member AND t.sender = finding.keeper AND t.ending IS NULL)
            \(unscoped: "the wish itself was found within the scope")
            """)
    }
}
