public import Access
public import Care
import Foundation
public import ProtectionRules
import Storage

/// Opens one report of harm with all that was added to it. Every reading has its line in the audit log.
///
/// There is no way from here to a page for the family: who has reported is told to nobody but those who look after the
/// person and those who answer for it (rulebook H.4).
public struct ReadHarmReport: Query {
    public static let permission = Permission.reportHarm
    public static let opensIdentity = true

    public var report: ID<HarmReport>

    public init(report: ID<HarmReport>) {
        self.report = report
    }

    public struct Outcome: Codable, Sendable {
        public let card: HarmReportCard
        public let who: String
        public let facts: String
        /// In the order in which they were written.
        public let entries: [HarmEntry]
        /// Kept at least until this day.
        public let keepUntil: Day
        /// Why the caller cannot acknowledge or end it; `nil` where they can.
        public let mayNotAcknowledge: HarmRefusal?
        public let mayNotClose: HarmRefusal?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let row = try session.row(
            """
            SELECT \(HarmReportCard.columns), r.content, r.keep_until FROM \(HarmReportCard.tables)
            WHERE r.id = \(report) AND \(session.ownReports())
            """)
        guard let row else { throw Refusal.notFound }
        let card = try HarmReportCard(row, for: session.caller.id)
        session.about("harm report \(report)", region: card.region)
        let text = try session.open(row("content"), for: HarmReport.sealing(of: report)).exposed
        let content = try JSONDecoder().decode(HarmContent.self, from: Data(text.utf8))
        let course = try HarmCourse(row)
        return Outcome(
            card: card, who: content.who, facts: content.facts, entries: try session.entries(of: report),
            keepUntil: try row("keep_until"),
            mayNotAcknowledge: course.acknowledgedAt == nil
                ? Self.refusal { try HarmHands.checkAcknowledging(course, isOwn: card.isMine) } : nil,
            mayNotClose: Self.refusal { try HarmHands.checkClosing(course, isOwn: card.isMine) })
    }

    private static func refusal(_ check: () throws -> Void) -> HarmRefusal? {
        do {
            try check()
            return nil
        } catch {
            return error as? HarmRefusal
        }
    }
}

extension Session where Case == ReadHarmReport {
    fileprivate func entries(of report: ID<HarmReport>) throws -> [HarmEntry] {
        try rows(
            """
            SELECT e.id, e.kind, e.at, e.recorded_at, e.detail, e.content, w.display_name
            FROM harm_entry e LEFT JOIN published_account w ON w.id = e.worker
            WHERE e.report = \(report) ORDER BY e.id
            \(unscoped: "the report itself was found within the scope")
            """
        ).map { try entry($0) }
    }

    private func entry(_ row: Row) throws -> HarmEntry {
        let id: ID<HarmEntry> = try row("id")
        let (kind, detail): (HarmEntryKind, String?) = (try row("kind"), try row("detail"))
        let sealed: Sealed? = try row("content")
        let content = try sealed.map { sealed in
            let text = try open(sealed, for: HarmReport.sealing(ofEntry: id)).exposed
            return try JSONDecoder().decode(HarmEntryContent.self, from: Data(text.utf8))
        }
        return HarmEntry(
            kind: kind, at: try row("at"), recordedAt: try row("recorded_at"), worker: try row("display_name"),
            authorities: kind == .told ? HarmWords.authorities(in: detail) : [],
            ending: kind == .closed ? detail.flatMap { HarmEnding(rawValue: $0) } : nil, number: content?.number,
            words: content?.words)
    }
}
