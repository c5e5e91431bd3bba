import Access
import Care
import HouseKit
import Retention
import Storage

/// The pupil who was badly off years ago: talked with, looked after, referred and back, with care that has ended, and
/// the answers without a flag are gone. Born in May 2013, they are 23 in 2036.
struct ArchiveTown {
    let school: RetentionTown
    var town: Town { school.town }
    var pupil: String { school.participants[1] }

    init(_ town: Town) async throws {
        school = try await RetentionTown(town)
        try await town.tamper("DELETE FROM retest_wish")
        try await talk()
        try await school.letTimePass()
        try await school.delete()
        try await leave()
        try await refer()
    }

    private var now: SQL { "CAST(\(town.clock.now) AS BIGINT)" }

    /// A finding that a red flag has begun, with two talks, of which the second corrects the first.
    private func talk() async throws {
        try await town.tamper(
            """
            INSERT INTO finding (id, participant, member, campaign, unit, house, keeper, region, by_score, by_flag,
                proposed, found_at, interview_due, level, level_at, talked_at, closed_at, closed_by)
            SELECT 'finding', p.id, p.member, p.campaign, p.unit, p.house, p.house, p.region, 3, 0, 3, \(now), \(now),
                1, \(now), \(now), \(now), 'teacher'
            FROM participant p WHERE p.id = \(pupil)
            """)
        let nothing: [UInt8] = [1]
        for (id, before) in [("talk", nil), ("talk again", "talk")] as [(String, String?)] {
            try await town.tamper(
                """
                INSERT INTO interview (id, finding, request, corrects, held_at, level, content, held_by, recorded_at)
                VALUES (\(id), 'finding', \(id), \(before), 0, 1, \(nothing), 'teacher', 0)
                """)
        }
        try await town.tamper(
            """
            INSERT INTO guardian_contact (id, finding, request, at, manner, outcome, content, held_by, recorded_at)
            VALUES ('call', 'finding', 'call', 0, 'phone', 'informed', \(nothing), 'teacher', 0)
            """)
        try await town.tamper(
            """
            INSERT INTO care_errand (id, finding, request, errand, at, content, noted_by, noted_at)
            VALUES ('errand', 'finding', 'errand', 'principal', 0, \(nothing), 'teacher', 0)
            """)
        try await town.tamper(
            """
            INSERT INTO care_advice (id, finding, member, request, sentences, until_day, given_by, given_at, ended_at)
            SELECT 'advice', 'finding', f.member, 'advice', 's', '2026-05-01', 'teacher', 0, 1 FROM finding f
            """)
    }

    private func refer() async throws {
        let nothing: [UInt8] = [1]
        try await town.tamper(
            """
            INSERT INTO care_path (id, finding, step, since, is_grave, referred_by, closed_at, closed_by)
            VALUES ('path', 'finding', 'closed', 0, FALSE, 'teacher', 1, 'teacher')
            """)
        try await town.tamper(
            """
            INSERT INTO care_path_step (id, path, place, request, step, held_on, content, taken_by, taken_at)
            VALUES ('step', 'path', 1, 'step', 'referred', '2026-04-01', \(nothing), 'teacher', 0)
            """)
        try await town.tamper(
            """
            INSERT INTO doctors_advice (id, path, request, written_on, scan_kind, scan, kept_by, kept_at)
            VALUES ('paper', 'path', 'paper', '2026-04-02', 'pdf', \(nothing), 'teacher', 0)
            """)
        try await town.tamper(
            """
            INSERT INTO alert (id, sheet, region, holder, attended, rank, state, basis, clocks, raised_at, ranked_at,
                wants_call, proposer, outcome, closed_by, closed_at)
            SELECT 'alert', s.id, t.region, t.region, TRUE, 1, 'CLOSED', '{}', '{}', 0, 0, FALSE, 'a', 'x', 'b', 1
            FROM sheet s JOIN sitting t ON t.id = s.sitting WHERE t.participant = \(pupil) ORDER BY s.id LIMIT 1
            """)
        try await town.tamper(
            "UPDATE alert SET caller_name = \(nothing), caller_phone = \(nothing) WHERE id = 'alert'")
        try await town.tamper(
            "INSERT INTO finding_flag (sheet, finding) SELECT sheet, 'finding' FROM alert WHERE id = 'alert'")
        try await town.tamper(
            """
            INSERT INTO alert_entry (id, alert, at, kind, note) VALUES ('entry', 'alert', 0, 'noted', \(nothing))
            """)
    }

    private func leave() async throws {
        try await town.tamper(
            "UPDATE member SET left_at = \(town.clock.now) WHERE id = (SELECT member FROM finding)")
    }

    /// The tables that an archive lies in.
    static let tables: [SQL] = [
        "finding", "finding_flag", "interview", "guardian_contact", "care_errand", "care_advice", "care_path",
        "care_path_step", "doctors_advice",
    ]

    /// How much of an archive is there.
    func archived() async throws -> Int {
        var number = 0
        for table in Self.tables { number += try await school.count(table) }
        return number
    }

    /// What the platform proposes on a day.
    @discardableResult
    func propose(on day: String) async throws -> Int {
        town.clock.set(.china(day, 9))
        return try await town.performBySystem(ProposeDeletions()).proposed
    }

    func list() async throws -> DeletionList { try await school.list(.archive) }
}
