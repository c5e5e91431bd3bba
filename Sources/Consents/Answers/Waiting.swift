import CampaignRules
import Care
import Storage

/// Whose guardian has still to be asked, in SQL: the same as `ConsentRule.verdict` says of each.
///
/// Where anybody who may say no has said no, nobody waits for a guardian any more; nobody is asked twice, and the list
/// does not tell who it was.
struct Waiting {
    /// Whose guardian is asked at all.
    let isAsked: SQL
    let isWaiting: SQL

    init(_ campaign: CampaignFacts, on day: Day) {
        let border = campaign.rule.guardianAskedBornAfter(on: day).description
        isAsked = "p.born_month > \(border)"
        isWaiting = """
            (p.born_month > \(border) AND NOT EXISTS (
                SELECT 1 FROM published_consent s
                WHERE s.participant = p.id AND (s.giver = 'guardian' OR s.standing <> 'given')))
            """
    }

    static let hasSlip: SQL = """
        EXISTS (SELECT 1 FROM consent_link l WHERE l.participant = p.id AND l.withdrawn_at IS NULL)
        """

    static let isReminded: SQL = """
        EXISTS (SELECT 1 FROM consent_reminder r WHERE r.participant = p.id AND r.giver = 'guardian')
        """

    /// Reminded, and no slip was handed out since.
    static let isDueAgain: SQL = """
        EXISTS (
            SELECT 1 FROM consent_reminder r WHERE r.participant = p.id AND r.giver = 'guardian' AND NOT EXISTS (
                SELECT 1 FROM consent_link l WHERE l.participant = p.id AND l.made_at >= r.at))
        """
}
