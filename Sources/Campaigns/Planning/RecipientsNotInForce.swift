import Access
import Care
import Storage

extension Session {
    /// Names of those whom the newest notice tells to receive data, and with whom on that day nothing is agreed, or
    /// something else than what the notice says: it is written anew first (rulebook H.2, PIPL art. 17, 23).
    func recipientsNotInForce(of campaign: ID<Campaign>, on day: Day) throws -> [String] {
        try rows(
            """
            SELECT k.name FROM published_notice_recipient k
            WHERE k.campaign = \(campaign) AND k.notice_version = (
                    SELECT MAX(n.version) FROM published_consent_notice n WHERE n.campaign = \(campaign))
                AND NOT EXISTS (
                    SELECT 1 FROM published_recipient r
                    WHERE r.id = k.recipient AND r.version = k.version AND NOT r.is_ended AND r.from_day <= \(day)
                        AND (r.until_day IS NULL OR r.until_day >= \(day)))
            ORDER BY k.name
            \(unscoped: "the campaign itself was found within the scope")
            """
        ).map { try $0("name") }
    }
}
