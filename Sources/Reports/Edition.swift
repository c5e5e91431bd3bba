import Access
import Care
import Storage

/// A campaign, as reports name it: they know nothing of it but what it publishes.
public struct ReportedCampaign: Sendable {}

/// The report of one campaign while it is drawn.
struct Edition: Equatable {
    /// From which step to which: everybody is counted, then it is decided what may be shown.
    enum Step: String, SQLReadable, SQLBindable { case counting, showing, drawn }

    /// Stands before a township among the units that were counted: after every code of a unit.
    static let residents = "~"

    let campaign: ID<ReportedCampaign>
    let region: Region
    /// The place or unit that the campaign belongs to: the widest that the report speaks of.
    let whole: String
    let closesAt: Moment
    let step: Step
    /// The last unit that was counted, or up to where figures are written down.
    let doneUntil: String
    /// What was handed in by then is counted, and nothing that comes while the report is drawn.
    let countsUntil: Moment
    /// Whether marked sheets are counted by their marks: not where an older version has begun.
    let tellsMarks: Bool

    init(_ row: Row) throws {
        campaign = try row("campaign")
        region = try row("region")
        whole = try row("whole")
        closesAt = try row("closes_at")
        step = try row("step")
        doneUntil = try row("done_until")
        countsUntil = try row("counts_until")
        tellsMarks = try row("tells_marks")
    }

    static func statement(_ campaign: ID<ReportedCampaign>, isForUpdate: Bool = false) -> SQL {
        let lock: SQL = isForUpdate ? "\(DialectHole.forUpdate)" : ""
        return """
            SELECT campaign, region, whole, closes_at, step, done_until, tells_marks,
                \(countsUntil) AS counts_until
            FROM report_edition e WHERE campaign = \(campaign) \(lock)
            \(unscoped: "a job of the platform draws the report of every campaign")
            """
    }

    /// Editions of older versions that were not begun anew know only when they were begun.
    static var countsUntil: SQL { "COALESCE(e.counts_until, e.begun_at)" }

    /// Under what a school or a township stands: under the county where the campaign is wider than that.
    /// - Returns: `nil` for the whole itself.
    func above(_ place: String, in region: Region) -> String? {
        guard place != whole else { return nil }
        let isWide = self.region.level < .county && whole == self.region.code
        guard isWide, let county = region.upwards.first(where: { $0.level == .county }) else { return whole }
        return county.code
    }
}
