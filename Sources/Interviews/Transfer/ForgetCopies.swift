import Access
import Care
import InterviewRules
import Storage

/// What becomes of the copies of an archive when a consent to a screening is taken back (PIPL art. 15, 47).
extension Session where Case == ForgetFinding {
    /// A copy that waits at another school was made of what goes here; it is not read any more. Both schools hear that
    /// it does not come, or each would think that the other looks after the child.
    func takeBackCopies(of participant: String) throws {
        let waiting = try rows(
            """
            SELECT \(OpenTransfer.columns) FROM archive_transfer t
            WHERE t.ending IS NULL AND t.member IN (
                SELECT p.member FROM published_participant p WHERE p.id = \(participant))
            ORDER BY t.id \(DialectHole.forUpdate)
            \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
            """
        ).map(OpenTransfer.init)
        for sent in waiting {
            try run(
                """
                UPDATE archive_transfer SET ending = 'takenBack', ended_by = 'platform', ended_at = \(now),
                    content = NULL
                WHERE id = \(sent.id)
                \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
                """)
            let accounts = try teachers(of: sent.sender) + teachers(of: sent.recipient)
            tell(.answered, sent.id, at: sent.region, to: accounts)
        }
    }

    func finding(ofParticipant participant: String) throws -> ID<Finding>? {
        try row(
            """
            SELECT f.id FROM finding f WHERE f.participant = \(participant)
            \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
            """
        ).map { try $0("id") }
    }

    /// What other schools have acknowledged already goes on lying there, without what is deleted here: also the copies
    /// that they have sent on, however far.
    func takeOutOfCopies(_ finding: ID<Finding>, of participant: String) throws {
        let kept = try row(
            """
            SELECT f.proposed FROM finding f WHERE f.id = \(finding)
            \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
            """
        ).map { try $0("proposed", as: CareLevel.self) }
        let copies = try rows(
            """
            WITH RECURSIVE kept (member) AS (
                SELECT p.member FROM published_participant p WHERE p.id = \(participant)
                UNION
                SELECT t.taken_member FROM kept k JOIN archive_passed_on t ON t.member = k.member
            )
            SELECT t.id, t.content FROM archive_transfer t
            WHERE t.content IS NOT NULL AND t.member IN (SELECT k.member FROM kept k)
            ORDER BY t.id \(DialectHole.forUpdate)
            \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
            """)
        for copy in copies {
            let id: ID<ArchiveTransfer> = try copy("id")
            var archive = try openAll(
                copy("content"), for: ArchiveTransfer.sealing(of: id), as: CopiedArchive.self)
            guard let place = archive.findings.firstIndex(where: { $0.id == finding }) else { continue }
            if let kept {
                archive.findings[place].proposed = kept
            } else {
                archive.findings.remove(at: place)
            }
            try run(
                """
                UPDATE archive_transfer SET content = \(try sealAll(archive, for: ArchiveTransfer.sealing(of: id)))
                WHERE id = \(id)
                \(unscoped: "a consent that was withdrawn takes back what hangs on this one sitting")
                """)
        }
    }
}
