/// What a campaign brings to light.
public enum CampaignDatum: String, Sendable, Codable, CaseIterable {
    case identity, score, band, level, advice, statistics
}

/// Who may be shown something of a campaign: whoever has a page for it in this house, and nobody else. A guardian is
/// spoken with (decision 0041).
public enum CampaignViewer: String, Sendable, Codable, CaseIterable {
    case participant, psychologyTeacher, counsellor, classTeacher, unitLead, planner, evaluator

    /// Who talks with those who are found: the psychology teacher with pupils, a counsellor with everybody else
    /// (rulebook G.2.5, C.2, H.6; decision 0040).
    public static func whoTalks(with kind: AudienceKind) -> CampaignViewer {
        kind == .pupil ? .psychologyTeacher : .counsellor
    }
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

    /// What stands above every plan: whoever has to talk with somebody within hours knows who it is, how grave it is,
    /// and what was advised.
    ///
    /// Source: rulebook C.2 and C.3 (clocks), G.2.5 (the talk sets the level).
    public static func always(for kind: AudienceKind) -> Visibility {
        let talker = CampaignViewer.whoTalks(with: kind)
        return Visibility([Sight(.identity, talker), Sight(.level, talker), Sight(.advice, talker)])
    }

    /// The most that a plan may show, and all that it may promise: each of these has a page that keeps to it.
    ///
    /// Source: rulebook H.6 with G.2.6 and G.3: a class teacher has advice, never a score; the head of a school has
    /// level and plan of pupils; whoever plans or evaluates has counts alone. Residents have no head.
    public static func ceiling(for kind: AudienceKind) -> Visibility {
        let talker = CampaignViewer.whoTalks(with: kind)
        var sights: Set<Sight> = [
            Sight(.score, talker), Sight(.band, talker), Sight(.advice, .participant), Sight(.statistics, .planner),
            Sight(.statistics, .evaluator),
        ]
        if kind.isOfUnits {
            sights.formUnion([Sight(.statistics, .psychologyTeacher), Sight(.statistics, .unitLead)])
        }
        if kind == .pupil { sights.formUnion([Sight(.advice, .classTeacher), Sight(.level, .unitLead)]) }
        return Visibility(sights)
    }

    /// What a plan for these people would show and may not.
    public func tooWide(for kind: AudienceKind) -> [Sight] {
        sights.subtracting(Self.ceiling(for: kind).sights).sorted()
    }
}
