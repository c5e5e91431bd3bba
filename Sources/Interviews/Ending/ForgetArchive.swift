public import Access
import Care
import Storage

/// Deletes the archive of people of whom it is over (rulebook H.8, decision 0053): the finding, and with it talks,
/// contacts with guardians, advice, errands, the way to help and back with a doctor's papers, the report in words, and
/// what came or went with a transfer. Nothing of it stays but that the record of one school followed that of another,
/// while a later school keeps an archive: a danger noted there has to reach the first (decision 0061).
public struct ForgetArchive: ForgettingBlock {
    public static let part = DeletionPart.archive
    public static let block = 200

    public var list: String
    public var campaign: String

    public init(list: String, campaign: String) {
        (self.list, self.campaign) = (list, campaign)
    }

    public func forget(in session: borrowing Session<Self>) throws -> Int {
        let found = try session.archive(on: list)
        if !found.isEmpty { try session.forget(found) }
        if found.count < Self.block { try session.forgetReports(on: list) }
        return found.count
    }
}

/// One finding, and whose it is.
private struct EndedFinding {
    let id: ID<Finding>
    let member: String

    init(_ row: Row) throws {
        id = try row("id")
        member = try row("member")
    }
}

extension Session where Case == ForgetArchive {
    fileprivate func archive(on list: String) throws -> [EndedFinding] {
        try rows(
            """
            SELECT f.id, f.member FROM finding f WHERE f.participant IN (
                SELECT e.participant FROM published_ended_archive e WHERE e.list = \(list))
            ORDER BY f.id LIMIT \(ForgetArchive.block) \(DialectHole.forUpdate)
            \(unscoped: "two people have agreed to it")
            """
        ).map(EndedFinding.init)
    }

    fileprivate func forget(_ findings: [EndedFinding]) throws {
        let (ids, members) = (findings.map(\.id), Array(Set(findings.map(\.member))).sorted())
        let paths: SQL = "SELECT p.id FROM care_path p WHERE p.finding IN \(list: ids)"
        for table: SQL in ["doctors_advice", "care_path_step"] {
            try run("DELETE FROM \(table) WHERE path IN (\(paths)) \(unscoped: "two people have agreed to it")")
        }
        for table: SQL in [
            "care_path", "interview", "guardian_contact", "care_advice", "care_errand", "finding_flag",
        ] {
            try run("DELETE FROM \(table) WHERE finding IN \(list: ids) \(unscoped: "two people have agreed to it")")
        }
        try run("DELETE FROM finding WHERE id IN \(list: ids) \(unscoped: "two people have agreed to it")")
        try forgetTransfers(of: ids, members)
        try forgetDangers(of: members)
        try forgetSteps()
    }

    /// What had come goes with the finding that it came as. What was sent lies in another school's archive until its
    /// own term is over; of what was returned or taken back nothing has to be known once this school keeps nothing.
    private func forgetTransfers(of ids: [ID<Finding>], _ members: [String]) throws {
        try run(
            """
            DELETE FROM archive_transfer WHERE taken_finding IN \(list: ids)
                OR (member IN \(list: members) AND ending IN ('returned', 'takenBack') AND NOT EXISTS (
                    SELECT 1 FROM finding f WHERE f.member = archive_transfer.member))
            \(unscoped: "two people have agreed to it")
            """)
    }

    /// A danger holds for the child, and so until the last finding of theirs is gone.
    private func forgetDangers(of members: [String]) throws {
        try run(
            """
            DELETE FROM guardian_danger WHERE member IN \(list: members)
                AND NOT EXISTS (SELECT 1 FROM finding f WHERE f.member = guardian_danger.member)
            \(unscoped: "two people have agreed to it")
            """)
    }

    /// The step from record to record stays while a school behind it keeps something of the child: what is noted there
    /// holds for the schools before, also where one in between keeps nothing any more.
    private func forgetSteps() throws {
        try run(
            """
            DELETE FROM archive_passed_on WHERE taken_member NOT IN (
                WITH RECURSIVE followed (member) AS (
                    SELECT p.taken_member FROM archive_passed_on p
                    WHERE EXISTS (SELECT 1 FROM finding f WHERE f.member = p.taken_member)
                    UNION
                    SELECT p.member FROM followed w JOIN archive_passed_on p ON p.taken_member = w.member
                )
                SELECT w.member FROM followed w)
            \(unscoped: "two people have agreed to the end of what hung on them")
            """)
    }

    fileprivate func forgetReports(on list: String) throws {
        for table: SQL in ["retest_wish", "person_report"] {
            try run(
                """
                DELETE FROM \(table) WHERE participant IN (
                    SELECT e.participant FROM published_ended_archive e WHERE e.list = \(list))
                \(unscoped: "two people have agreed to it")
                """)
        }
    }
}
