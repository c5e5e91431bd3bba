public import Access
public import Care

/// Takes a report away as a file: why is asked and kept, and the file says who took it and when (rulebook H.7).
/// The figures are the same as on the page; a file holds all parts of the place.
public struct ExportReport: Command {
    public static let permission = Permission.readReports
    static let mostParts = 2_000

    public enum Format: String, Codable, Sendable, CaseIterable { case csv, xlsx, pdf }

    public var campaign: ID<ReportedCampaign>
    public var place: String?
    public var measure: String?
    public var format: Format
    public var reason: String

    public init(
        campaign: ID<ReportedCampaign>, place: String? = nil, measure: String? = nil, format: Format, reason: String
    ) {
        self.campaign = campaign
        self.place = place
        self.measure = measure
        self.format = format
        self.reason = reason
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let report: ReadReport.Outcome
        public let format: Format
        /// Who took the file and when, as it stands in it.
        public let takenBy: String
        public let takenAt: Moment
        /// What a survey came to, for the paper of the whole; the other formats have a file of their own for it.
        public var survey: ReadSurvey.Outcome?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let reason = try ExportReason(reason)
        let asked = ReadReport(campaign: campaign, place: place, measure: measure)
        let report = try session.report(asked, perPage: Self.mostParts)
        try session.note(exportOf: campaign, report.place.id, as: format.rawValue, reason)
        let isPaperOfAll = format == .pdf && report.place.level == .whole
        return Outcome(
            report: report, format: format, takenBy: session.caller.name, takenAt: session.now,
            survey: try isPaperOfAll ? session.survey(campaign) : nil)
    }
}
