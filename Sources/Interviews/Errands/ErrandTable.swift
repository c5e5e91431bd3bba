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

    /// Under which it is kept.
    func name(for finding: ID<Finding>) -> String { "\(finding.rawValue) \(errand.rawValue)" }
}

/// All SQL of errands, but for noting one. Each finding was found within the scope before.
extension Session {
    /// What the level of a finding still asks for, and what an earlier school had left open; what is due first before
    /// the rest. What was noted here since the person came counts for the first level that a talk here sets.
    func openErrands(of id: ID<Finding>) throws -> [OpenErrand] {
        let found = try row(
            """
            SELECT \(OpenFinding.columns) FROM finding f WHERE f.id = \(id)
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { try OpenFinding($0) }
        guard let found, !found.isClosed, !found.isHandedOn else { return [] }
        let carried = try carriedErrands(of: found)
        let asked = try askedErrands(of: found).filter { each in !carried.contains { $0.errand == each.errand } }
        guard !carried.isEmpty || !asked.isEmpty else { return [] }
        let isFirst = found.isReceived && found.levelAt == found.talkedAt
        let settled = try settledErrands(of: id, since: isFirst ? found.foundAt : found.levelAt ?? found.foundAt)
        return (carried + asked).filter { !settled.contains($0.errand) }.sorted { $0.at < $1.at }
    }

    /// - Throws: `InterviewError.notTalked` before a level is set; `unknownChoice` where nobody asks for it.
    func checkAsked(_ errand: CareErrand, of found: OpenFinding) throws {
        guard try !carriedErrands(of: found).contains(where: { $0.errand == errand }) else { return }
        guard let level = found.level else { throw InterviewError.notTalked }
        guard try policy(of: found).step(of: level)?.errands[errand] != nil else {
            throw InterviewError.unknownChoice(field: "errand")
        }
    }

    private func askedErrands(of found: OpenFinding) throws -> [OpenErrand] {
        guard let level = found.level else { return [] }
        let asked = try policy(of: found).errands(
            of: level, since: found.levelAt, in: try calendar(in: found.region))
        return asked.map { OpenErrand(errand: $0.errand, at: $0.at, level: level) }
    }

    /// With their ends as at the school from which the person came. A talk here at the same level gives them no new
    /// time; one that sets another level asks anew.
    private func carriedErrands(of found: OpenFinding) throws -> [OpenErrand] {
        guard found.isReceived else { return [] }
        return try rows(
            """
            SELECT e.errand, e.due_at, e.level FROM care_errand_open e WHERE e.finding = \(found.id) AND e.came
            ORDER BY e.due_at, e.errand
            \(unscoped: "the finding itself was found within the scope")
            """
        ).map { OpenErrand(errand: try $0("errand"), at: try $0("due_at"), level: try $0("level")) }
            .filter { found.level == nil || found.level == $0.level }
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
        try run(
            """
            INSERT INTO care_errand_open (id, finding, errand, level, due_at, came)
            VALUES (\(open.name(for: id)), \(id), \(open.errand), \(open.level), \(open.at), FALSE)
            ON CONFLICT (finding, errand) DO UPDATE SET level = excluded.level, due_at = excluded.due_at
            \(unscoped: "the finding itself was found within the scope")
            """)
    }

    /// Who was told before the level held is told anew; advice and a way to help that still hold count. What was done
    /// on the day itself and is written down later stands at noon of that day, and counts: it was written down after.
    private func settledErrands(of id: ID<Finding>, since: Moment) throws -> Set<CareErrand> {
        let noted = try rows(
            """
            SELECT DISTINCT e.errand FROM care_errand e
            WHERE e.finding = \(id)
                AND (e.at >= \(since) OR (e.at >= \(Moment(since.day)) AND e.noted_at >= \(since)))
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
