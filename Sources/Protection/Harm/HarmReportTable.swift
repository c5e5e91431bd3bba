import Access
import Care
import Foundation
import ProtectionRules
import Storage

/// A report as the steps need it.
struct OpenHarmReport {
    let id: ID<HarmReport>
    let region: Region
    let keeper: String?
    let foundAt: Moment
    let reporter: String
    let course: HarmCourse

    static let columns: SQL = """
        r.id, r.region, r.keeper, r.found_at, r.reporter, r.tell_due, r.tell_twice, r.acknowledge_due,
        r.acknowledge_twice, \(HarmCourse.columns)
        """

    init(_ row: Row) throws {
        id = try row("id")
        region = try row("region")
        keeper = try row("keeper")
        foundAt = try row("found_at")
        reporter = try row("reporter")
        course = try HarmCourse(row)
    }
}

extension HarmCourse {
    /// How far a `harm_report r` has come: nothing is changed in it, so all of it stands in what was added.
    static let columns: SQL = """
        (SELECT MIN(t.at) FROM harm_entry t WHERE t.report = r.id AND t.kind = 'told') AS told_at,
        (SELECT MIN(k.at) FROM harm_entry k WHERE k.report = r.id AND k.kind = 'acknowledged') AS acknowledged_at,
        (SELECT MIN(c.at) FROM harm_entry c WHERE c.report = r.id AND c.kind = 'closed') AS closed_at
        """

    init(_ row: Row) throws {
        let times = HarmTimes(
            tell: .init(due: try row("tell_due"), twice: try row("tell_twice")),
            acknowledge: .init(due: try row("acknowledge_due"), twice: try row("acknowledge_twice")))
        self.init(
            times: times, toldAt: try row("told_at"), acknowledgedAt: try row("acknowledged_at"),
            closedAt: try row("closed_at"))
    }
}

/// All SQL of reports. Whoever keeps the person reaches them, and the duty leads of the places above; nobody else.
extension Session {
    /// Restricts a `harm_report r` to the caller's own.
    func ownReports() -> SQL {
        "(\(scope, region: "r.region", unit: "r.keeper") OR \(scope, region: "r.region", house: "r.keeper"))"
    }

    /// One that is about to be added to, held against others until the end of the transaction.
    /// - Throws: `Refusal.notFound` for every report of others.
    func harmReport(_ id: ID<HarmReport>) throws -> OpenHarmReport {
        let row = try row(
            """
            SELECT \(OpenHarmReport.columns) FROM harm_report r WHERE r.id = \(id) AND \(ownReports())
            \(DialectHole.forUpdate)
            """)
        guard let row else { throw Refusal.notFound }
        let report = try OpenHarmReport(row)
        about("harm report \(id)", region: report.region)
        return report
    }

    /// - Throws: `Refusal.notSignedIn`.
    func isOwn(_ report: OpenHarmReport) throws -> Bool {
        guard let me = caller.id else { throw Refusal.notSignedIn }
        return report.reporter == me.rawValue
    }

    /// Adds to a report; the same mark once.
    /// - Returns: whether it was new.
    @discardableResult
    func add(_ entry: NewHarmEntry, to report: ID<HarmReport>) throws -> Bool {
        let id = newID(HarmEntry.self)
        let worker: String? = entry.kind == .late ? nil : caller.id?.rawValue
        let content = try entry.content.map { content in
            seal(
                Private(String(decoding: try JSONEncoder().encode(content), as: UTF8.self)),
                for: HarmReport.sealing(ofEntry: id))
        }
        return try run(
            """
            INSERT INTO harm_entry (id, report, kind, at, recorded_at, worker, detail, content, mark)
            VALUES (\(id), \(report), \(entry.kind), \(entry.at), \(now),
                CAST(\(worker) AS TEXT), CAST(\(entry.detail) AS TEXT), \(content), CAST(\(entry.mark) AS TEXT))
            ON CONFLICT DO NOTHING \(unscoped: "the report itself was found within the scope")
            """) == 1
    }

    /// A form's own word, kept so that it says nothing and belongs to whoever sent it.
    /// - Throws: `HarmError.noRequest`.
    func harmMark(ofRequest request: String, for kind: String) throws -> String {
        guard !request.trimmingCharacters(in: .whitespacesAndNewlines).isEmpty else { throw HarmError.noRequest }
        return fingerprint("\(caller.name) \(request)", for: "protection \(kind)")
    }

    func isAdded(_ mark: String) throws -> Bool {
        try row("SELECT id FROM harm_entry WHERE mark = \(mark) \(unscoped: "the mark is the caller's own")") != nil
    }
}

/// What is about to be added.
struct NewHarmEntry {
    let kind: HarmEntryKind
    let at: Moment
    var detail: String?
    var content: HarmEntryContent?
    var mark: String?
}
