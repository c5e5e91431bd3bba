import Access
import Care
import Storage

/// What was still to be done for a child when the new school takes over: it goes along with its end, and a change of
/// schools gives nobody new time (rulebook G.3, C.3). What was done stays where it was done, and is read in the copy.
extension Session where Case == AcknowledgeTransfer {
    /// What is open at the giving school now: whatever was done there since the sending is not.
    func errandsToCarry(_ archive: CopiedArchive, of sent: OpenTransfer) throws -> [OpenErrand] {
        let open = try rows(
            """
            SELECT f.id FROM finding f
            WHERE f.id IN \(list: archive.findings.map(\.id)) AND f.member = \(sent.member)
                AND f.keeper = \(sent.sender) AND f.closed_at IS NULL AND f.handed_on_at IS NULL
            ORDER BY f.id \(unscoped: "the transfer itself was found within the scope")
            """
        ).map { try $0("id", as: ID<Finding>.self) }
        return try open.flatMap { try openErrands(of: $0) }
    }

    /// Of two that ask for the same, the earlier counts.
    func carry(_ errands: [OpenErrand], to finding: ID<Finding>) throws {
        guard !errands.isEmpty else { return }
        for each in errands.sorted(by: { $0.at < $1.at }) {
            try run(
                """
                INSERT INTO care_errand_open (id, finding, errand, level, due_at, came)
                VALUES (\(each.name(for: finding)), \(finding), \(each.errand), \(each.level), \(each.at), TRUE)
                ON CONFLICT DO NOTHING \(unscoped: "the transfer itself was found within the scope")
                """)
        }
        try windErrands(of: finding)
    }
}
