/// What the plan of a campaign lets somebody see. Every page that shows something of a campaign asks here, and nowhere
/// else.
///
/// Alerts and the clocks of a talk ask nothing: rulebook C.2 stands above the plan.
public struct CampaignSights: Hashable, Sendable {
    /// Wherever a campaign is for pupils; no other plan shows more.
    private static let widest = Visibility.ceiling(for: .pupil).sights
    private static let always = Visibility.always(for: .pupil).sights

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
}
