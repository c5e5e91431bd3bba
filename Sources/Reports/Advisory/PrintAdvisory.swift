public import Access
public import Care

/// Takes the report for officials away as a paper: what is in force and nothing else. Why is asked and kept, and the
/// paper says who took it and when (rulebook H.7).
public struct PrintAdvisory: Command {
    public static let permission = Permission.readReports

    public var campaign: ID<ReportedCampaign>
    /// An older version that was in force; the newest when nothing is said.
    public var version: Int?
    public var reason: String

    public init(campaign: ID<ReportedCampaign>, version: Int? = nil, reason: String) {
        self.campaign = campaign
        self.version = version
        self.reason = reason
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let report: ReadReport.Outcome
        public let statements: [AdvisoryStatement]
        public let advice: AdvisoryVersion
        public let takenBy: String
        public let takenAt: Moment
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let reason = try ExportReason(reason)
        let found = try session.advisory(of: campaign)
        let advice = found.versions.first {
            $0.state == .approved && (version == nil || $0.version == version)
        }
        guard let advice else { throw ReportProblem.notAgreed }
        try session.note(exportOf: campaign, found.report.place.id, as: "advisory pdf \(advice.version)", reason)
        return Outcome(
            report: found.report, statements: found.statements, advice: advice, takenBy: session.caller.name,
            takenAt: session.now)
    }
}
