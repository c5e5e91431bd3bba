public import Access
public import Care
import Foundation
import Storage

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
        let written = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !written.isEmpty else { throw ReportProblem.missingReason }
        guard written.count <= ReportProblem.longestReason else { throw ReportProblem.longReason }
        let survey = try session.survey(campaign)
        guard !survey.items.isEmpty else { throw Refusal.notFound }
        try session.run(
            """
            INSERT INTO report_export (id, campaign, place, format, reason, made_by, made_at)
            VALUES (\(session.newID(ReportedCampaign.self)), \(campaign), \(survey.region),
                \("\(part.rawValue) \(format.rawValue)"), \(written), \(session.caller.name), \(session.now))
            \(unscoped: "the report was found within the scope")
            """)
        return Outcome(
            survey: survey, part: part, format: format, takenBy: session.caller.name, takenAt: session.now)
    }
}
