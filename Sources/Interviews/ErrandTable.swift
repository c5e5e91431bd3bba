import Access
public import Care
public import InterviewRules
public import Storage

extension CareErrand: SQLBindable, SQLReadable {}

/// That somebody was told, or something was done, as it was written down.
public struct DoneErrand: Codable, Sendable, Equatable {
    public let id: ID<DoneErrand>
    public let errand: CareErrand
    public let at: Moment
    public let words: String?
    public let notedBy: String

    static func sealing(of done: ID<DoneErrand>) -> String { "care errand \(done)" }
}

/// Something that is still to be done for somebody, with the level that asks for it.
struct OpenErrand {
    let errand: CareErrand
    let at: Moment
    let level: CareLevel
}

/// All SQL of errands, but for noting one. Each finding was found within the scope before.
extension Session {
    /// What the level of a finding still asks for, what is due first before the rest.
    func openErrands(of id: ID<Finding>) throws -> [OpenErrand] {
        let found = try row(
            """
            SELECT \(OpenFinding.columns) FROM finding f WHERE f.id = \(id)
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try OpenFinding($0) }
        guard let found, !found.isClosed, !found.isHandedOn else { return [] }
        guard let level = found.level, let since = found.levelAt else { return [] }
        let asked = try policy(of: found).errands(of: level, since: since, in: try calendar(in: found.region))
        guard !asked.isEmpty else { return [] }
        let settled = try settledErrands(of: id, since: since)
        return asked.filter { !settled.contains($0.errand) }.map {
            OpenErrand(errand: $0.errand, at: $0.at, level: level)
        }
    }

    /// Reckons anew what is open, and which is due first. The other clocks stay as they are.
    func windErrands(of id: ID<Finding>) throws {
        let open = try openErrands(of: id)
        // Where nothing is open the list is empty, which matches nothing: all of them go.
        try run(
            """
            DELETE FROM care_errand_open
            WHERE finding = \(id) AND NOT COALESCE(errand IN \(list: open.map(\.errand)), FALSE)
            \(unscoped: "the finding itself was found within the scope")
            """)
        for each in open { try keep(each, of: id) }
        let first = open.first
        try run(
            """
            UPDATE finding SET errand = \(first?.errand), errand_at = \(first?.at) WHERE id = \(id)
            \(unscoped: "the finding itself was found within the scope")
            """)
    }

    private func keep(_ open: OpenErrand, of id: ID<Finding>) throws {
        let name = "\(id.rawValue) \(open.errand.rawValue)"
        try run(
            """
            INSERT INTO care_errand_open (id, finding, errand, level, due_at)
            VALUES (\(name), \(id), \(open.errand), \(open.level), \(open.at))
            ON CONFLICT (finding, errand) DO UPDATE SET level = excluded.level, due_at = excluded.due_at
            \(unscoped: "the finding itself was found within the scope")
            """)
    }

    /// Who was told before the level held is told anew; advice and a way to help that still hold count.
    private func settledErrands(of id: ID<Finding>, since: Moment) throws -> Set<CareErrand> {
        let noted = try rows(
            """
            SELECT DISTINCT e.errand FROM care_errand e WHERE e.finding = \(id) AND e.at >= \(since)
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try $0("errand", as: CareErrand.self) }
        var settled = Set(noted)
        if try isReferred(id, since: since) { settled.insert(.referral) }
        if try isAdvised(id, since: since) { settled.insert(.classTeacher) }
        return settled
    }

    private func isReferred(_ id: ID<Finding>, since: Moment) throws -> Bool {
        try row(
            """
            SELECT p.id FROM care_path p WHERE p.finding = \(id) AND (p.closed_at IS NULL OR EXISTS (
                SELECT 1 FROM care_path_step s
                WHERE s.path = p.id AND s.step = \(PathStep.referred) AND s.held_on >= \(since.day))) LIMIT 1
            \(unscoped: "the finding itself was found within the scope")
            """) != nil
    }

    private func isAdvised(_ id: ID<Finding>, since: Moment) throws -> Bool {
        try row(
            """
            SELECT a.id FROM care_advice a WHERE a.finding = \(id)
                AND (a.given_at >= \(since) OR (a.ended_at IS NULL AND a.until_day >= \(today))) LIMIT 1
            \(unscoped: "the finding itself was found within the scope")
            """) != nil
    }

    /// The newest first.
    func doneErrands(of finding: ID<Finding>) throws -> [DoneErrand] {
        try rows(
            """
            SELECT e.id, e.errand, e.at, e.content, w.display_name
            FROM care_errand e LEFT JOIN published_account w ON w.id = e.noted_by
            WHERE e.finding = \(finding) ORDER BY e.id DESC
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { row in
            let id: ID<DoneErrand> = try row("id")
            let words = try open(row("content"), for: DoneErrand.sealing(of: id)).exposed
            return DoneErrand(
                id: id, errand: try row("errand"), at: try row("at"), words: words.isEmpty ? nil : words,
                notedBy: try row("display_name") ?? "")
        }
    }
}
