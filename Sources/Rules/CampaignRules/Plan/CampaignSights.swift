/// What the plan of a campaign lets somebody see. Every page that shows something of a campaign asks here, and nowhere
/// else.
///
/// Alerts and the clocks of a talk ask nothing: rulebook C.2 stands above the plan.
public struct CampaignSights: Hashable, Sendable {
    /// What the plan for some people or other may show at the most; what each may, is asked when it is written.
    private static let widest = Set(AudienceKind.allCases.flatMap { Visibility.ceiling(for: $0).sights })
    private static let always = Set(AudienceKind.allCases.flatMap { Visibility.always(for: $0).sights })

    private let sights: Set<Visibility.Sight>

    /// - Parameter written: as a plan keeps them, `band-psychologyTeacher statistics-planner`. A word that is unknown
    ///   shows nothing.
    public init(written: String) {
        let found = written.split(separator: " ").compactMap { Visibility.Sight(code: String($0)) }
        // Also of a row that somebody has written by hand: more than the rulebook lets is never shown.
        sights = Self.widest.intersection(found).union(Self.always)
    }

    public func show(_ datum: CampaignDatum, to viewer: CampaignViewer) -> Bool {
        sights.contains(Visibility.Sight(datum, viewer))
    }

    /// To whoever talks with the people of the campaign, a psychology teacher or a counsellor.
    public func showToWhoTalks(_ datum: CampaignDatum) -> Bool {
        show(datum, to: .psychologyTeacher) || show(datum, to: .counsellor)
    }
}
