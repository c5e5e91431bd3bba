public import Access
public import Care

/// Takes the results of a survey away as open data: frequencies of each answer, stratum by stratum, or the book that
/// says what stands in them. Why is asked and kept (rulebook H.7). There is no file of single people (H.9).
public struct ExportSurvey: Command {
    public static let permission = Permission.readReports

    public enum Part: String, Codable, Sendable, CaseIterable { case results, dictionary }
    public enum Format: String, Codable, Sendable, CaseIterable { case csv, xlsx }

    public var campaign: ID<ReportedCampaign>
    public var part: Part
    public var format: Format
    public var reason: String

    public init(campaign: ID<ReportedCampaign>, part: Part, format: Format, reason: String) {
        self.campaign = campaign
        self.part = part
        self.format = format
        self.reason = reason
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let survey: ReadSurvey.Outcome
        public let part: Part
        public let format: Format
        public let takenBy: String
        public let takenAt: Moment
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let reason = try ExportReason(reason)
        let survey = try session.survey(campaign)
        guard !survey.items.isEmpty else { throw Refusal.notFound }
        try session.note(
            exportOf: campaign, survey.region.code, as: "\(part.rawValue) \(format.rawValue)", reason)
        return Outcome(
            survey: survey, part: part, format: format, takenBy: session.caller.name, takenAt: session.now)
    }
}
