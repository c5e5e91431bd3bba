/// What a campaign brings to light.
public enum CampaignDatum: String, Sendable, Codable, CaseIterable {
    case identity, score, band, level, advice, statistics
}

/// Who may be shown something of a campaign.
public enum CampaignViewer: String, Sendable, Codable, CaseIterable {
    case participant, guardian, psychologyTeacher, counsellor, classTeacher, unitLead, planner, evaluator
}

/// Who sees what: a plan may show less than the rulebook allows, never more.
public struct Visibility: Hashable, Sendable, Codable {
    public struct Sight: Hashable, Sendable, Codable, Comparable {
        public let datum: CampaignDatum
        public let viewer: CampaignViewer

        public init(_ datum: CampaignDatum, _ viewer: CampaignViewer) {
            self.datum = datum
            self.viewer = viewer
        }

        /// `score-psychologyTeacher`, as a form and the table write it.
        public var code: String { "\(datum.rawValue)-\(viewer.rawValue)" }

        public init?(code: String) {
            let parts = code.split(separator: "-").map(String.init)
            guard parts.count == 2, let datum = CampaignDatum(rawValue: parts[0]),
                let viewer = CampaignViewer(rawValue: parts[1])
            else { return nil }
            self.init(datum, viewer)
        }

        public static func < (left: Sight, right: Sight) -> Bool { left.code < right.code }
    }

    public var sights: Set<Sight>

    public init(_ sights: Set<Sight>) {
        self.sights = sights
    }

    /// The most that any plan may show.
    ///
    /// Source: rulebook H.6 with G.2.6 and G.3: a class teacher has names of the own class and advice, never a score; a
    /// head has levels and counts; whoever plans or evaluates has counts alone.
    public static let ceiling = Visibility([
        Sight(.identity, .participant), Sight(.identity, .psychologyTeacher), Sight(.identity, .counsellor),
        Sight(.identity, .classTeacher),
        Sight(.score, .participant), Sight(.score, .psychologyTeacher), Sight(.score, .counsellor),
        Sight(.band, .participant), Sight(.band, .guardian), Sight(.band, .psychologyTeacher),
        Sight(.band, .counsellor),
        Sight(.level, .participant), Sight(.level, .guardian), Sight(.level, .psychologyTeacher),
        Sight(.level, .counsellor), Sight(.level, .unitLead),
        Sight(.advice, .participant), Sight(.advice, .guardian), Sight(.advice, .psychologyTeacher),
        Sight(.advice, .counsellor), Sight(.advice, .classTeacher),
        Sight(.statistics, .psychologyTeacher), Sight(.statistics, .counsellor), Sight(.statistics, .unitLead),
        Sight(.statistics, .planner), Sight(.statistics, .evaluator),
    ])

    /// What is shown to somebody whom the rulebook does not let see it.
    public var tooWide: [Sight] { sights.subtracting(Self.ceiling.sights).sorted() }
}
