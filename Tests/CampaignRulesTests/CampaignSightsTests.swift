import CampaignRules
import Testing

@Suite struct CampaignSightsTests {
    /// Rulebook C.2, C.3 and G.2.5 stand above the plan; H.6 and G.3 above whatever a row says.
    private static let cases: [(String, CampaignDatum, CampaignViewer, Bool)] = [
        ("", .score, .psychologyTeacher, false),
        ("score-psychologyTeacher", .score, .psychologyTeacher, true),
        ("score-psychologyTeacher", .band, .psychologyTeacher, false),
        ("score-psychologyTeacher", .score, .classTeacher, false),
        ("band-psychologyTeacher statistics-planner", .band, .psychologyTeacher, true),
        ("band-psychologyTeacher statistics-planner", .statistics, .planner, true),
        ("band-psychologyTeacher statistics-planner", .statistics, .evaluator, false),
        ("advice-classTeacher", .advice, .classTeacher, true),
        ("advice-classTeacher", .advice, .participant, false),
        ("level-unitLead", .level, .unitLead, true),
        ("", .level, .unitLead, false),
        ("", .identity, .psychologyTeacher, true),
        ("", .level, .psychologyTeacher, true),
        ("", .advice, .psychologyTeacher, true),
        ("score-counsellor", .score, .counsellor, true),
        ("score-counsellor", .score, .psychologyTeacher, false),
        ("", .level, .counsellor, true),
        ("score-classTeacher", .score, .classTeacher, false),
        ("score-unitLead", .score, .unitLead, false),
        ("identity-planner", .identity, .planner, false),
        ("level-guardian nonsense -", .level, .participant, false),
    ]

    @Test(arguments: cases)
    func `a page shows what the plan says, never more than the rulebook, and safety always`(
        _ written: String, _ datum: CampaignDatum, _ viewer: CampaignViewer, _ isShown: Bool
    ) {
        #expect(CampaignSights(written: written).show(datum, to: viewer) == isShown)
    }
}
