public import Access
public import Care

/// Reads what officials get of a report: sentences that follow from its figures, and what somebody advises, in all
/// versions (requirement 108: state, analysis, advice). No sheet, no figure of fewer than ten.
public struct ReadAdvisory: Query {
    public static let permission = Permission.readReports
    public static let opensIdentity = false

    public var campaign: ID<ReportedCampaign>

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let report: ReadReport.Outcome
        public let statements: [AdvisoryStatement]
        /// The newest first.
        public let versions: [AdvisoryVersion]

        /// What is in force: the newest that a second person has agreed to.
        public var inForce: AdvisoryVersion? { versions.first { $0.state == .approved } }
        /// What a second person has to decide on.
        public var waiting: AdvisoryVersion? { versions.first { $0.state == .waiting } }
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        try session.advisory(of: campaign)
    }
}

extension Session {
    func advisory(of campaign: ID<ReportedCampaign>) throws -> ReadAdvisory.Outcome {
        let advised = try advisedPlace(campaign)
        let report = try report(
            ReadReport(campaign: campaign, place: advised.place.id), perPage: ExportReport.mostParts)
        return ReadAdvisory.Outcome(
            report: report, statements: AdvisoryStatement.all(of: report, try survey(campaign)),
            versions: try versions(of: advised))
    }
}
