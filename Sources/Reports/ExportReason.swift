import Access
import Care
import Foundation
import Storage

/// Why somebody takes figures away (rulebook H.7). There is none without words.
struct ExportReason {
    let words: String

    /// - Throws: `ReportProblem.missingReason`, `.longReason`.
    init(_ written: String) throws {
        words = written.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !words.isEmpty else { throw ReportProblem.missingReason }
        guard words.count <= ReportProblem.longestReason else { throw ReportProblem.longReason }
    }
}

extension Session {
    /// Notes who takes which figures away, as what, and why.
    func note(
        exportOf campaign: ID<ReportedCampaign>, _ place: String, as format: String, _ reason: ExportReason
    ) throws {
        try run(
            """
            INSERT INTO report_export (id, campaign, place, format, reason, made_by, made_at)
            VALUES (\(newID(ReportedCampaign.self)), \(campaign), \(place), \(format), \(reason.words),
                \(caller.name), \(now)) \(unscoped: "the report was found within the scope")
            """)
    }
}
