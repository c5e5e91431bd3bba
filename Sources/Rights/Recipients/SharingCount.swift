import Access
public import Care
import Storage

/// How many have said yes, and how many no, to one version of a recipient. Never who.
///
/// As it stood when the day began: a number that grows while somebody looks tells who it was.
public struct SharingCount: Codable, Sendable, Equatable {
    public let version: Int
    /// Of how many a yes stands and no no; `nil` where they are too few to be told.
    public let agreed: Int?
    /// Of how many somebody has said no, or taken it back; `nil` where they are too few to be told.
    public let declined: Int?

    /// Cells below it are not told. Source: rulebook H.9.
    static let smallest = 10

    init(version: Int, agreed: Int, declined: Int) {
        self.version = version
        self.agreed = agreed < Self.smallest ? nil : agreed
        self.declined = declined < Self.smallest ? nil : declined
    }
}

extension Session where Case == ReadRecipient {
    func sharingCounts(of recipient: ID<Recipient>) throws -> [SharingCount] {
        let morning = Moment(today)
        return try rows(
            """
            SELECT t.version, SUM(1 - t.said_no) AS agreed, SUM(t.said_no) AS declined
            FROM (
                SELECT s.version, s.participant, MAX(CASE WHEN s.standing = 'given' THEN 0 ELSE 1 END) AS said_no
                FROM published_sharing_answer s
                WHERE s.recipient = \(recipient) AND s.at < \(morning) AND NOT EXISTS (
                    SELECT 1 FROM published_sharing_answer l
                    WHERE l.participant = s.participant AND l.giver = s.giver AND l.recipient = s.recipient
                        AND l.version = s.version AND l.at < \(morning)
                        AND (l.at > s.at OR (l.at = s.at AND l.id > s.id)))
                GROUP BY s.version, s.participant
            ) t GROUP BY t.version ORDER BY t.version DESC
            \(unscoped: "the recipient itself was found within the scope, and only how many is told")
            """
        ).map {
            SharingCount(version: try $0("version"), agreed: try $0("agreed"), declined: try $0("declined"))
        }
    }
}
