import Access
import CampaignRules
import Care
import Storage

/// A guardian's own link: a secret of 256 bits, of which only a keyed mark is kept.
struct GuardianLink {
    let participant: Participant
    let number: Int
}

/// All SQL of links.
extension Session {
    /// - Throws: `ConsentError.noSuchLink` for a guess, `.linkReplaced` for a slip that was lost.
    func guardianLink(_ secret: String) throws -> GuardianLink {
        let row = try row(
            """
            SELECT \(Participant.columns), \(Participant.number) AS number, l.withdrawn_at
            FROM consent_link l JOIN published_participant p ON p.id = l.participant
            WHERE l.mark IN \(list: storedForms(of: secret)) \(unscoped: "whoever holds the link is the guardian")
            """)
        guard let row else { throw ConsentError.noSuchLink }
        guard try row("withdrawn_at", as: Moment?.self) == nil else { throw ConsentError.linkReplaced }
        return GuardianLink(participant: try Participant(row), number: try row("number"))
    }

    /// The guardian behind a link, about to answer.
    func guardian(_ secret: String) throws -> Asked {
        let participant = try guardianLink(secret).participant
        let campaign = try campaign(of: participant)
        guard campaign.mayTakeBack else { throw ConsentError.linkIsOver }
        about("participant \(participant.id)", region: participant.region)
        return Asked(participant: participant, campaign: campaign, giver: .guardian, manner: .link)
    }

    /// Makes a link that belongs to a request: the same form sent twice gives the same one.
    func makeLink(to participant: String, request: String) throws -> String {
        let secret = linkSecret(to: participant, request: request)
        try run(
            """
            INSERT INTO consent_link (id, participant, mark, request, made_by, made_at)
            VALUES (\(newID(GuardianLink.self)), \(participant), \(secret.stored), \(requestMark(request)),
                \(caller.name), \(now))
            ON CONFLICT DO NOTHING \(unscoped: "the participant was let in by the scope")
            """)
        return secret.text
    }

    func linkSecret(to participant: String, request: String) -> (text: String, stored: String) {
        secret(belongingTo: "\(caller.name) \(request) \(participant)", for: "consent link")
    }

    /// The word of a form as it is kept, apart for each person who sends forms.
    func requestMark(_ request: String) -> String { fingerprint("\(caller.name) \(request)", for: "consent request") }

    /// Makes every link of a participant worthless.
    func withdrawLinks(to participant: String) throws {
        try run(
            """
            UPDATE consent_link SET withdrawn_at = \(now) WHERE participant = \(participant) AND withdrawn_at IS NULL
            \(unscoped: "the participant was let in by the scope")
            """)
    }
}
