import Access
import CampaignRules
import Care
import Foundation
import Storage

/// All SQL of questions about third parties. Every statement is about one participant, who was found by their own
/// secret or by the scope.
extension Session {
    /// What somebody is asked beside taking part: of those whom the newest notice names, each with whom something is
    /// agreed that asks for a consent of its own, in the newest version. Somebody who has said yes sees it as long as
    /// it holds, so that it can be taken back; who is named no more asks for no new yes.
    ///
    /// Nothing before taking part was agreed to, and nothing any more once it was taken back.
    func sharing(
        of asked: Asked, _ notice: Notice, _ last: LastAnswer?
    ) throws -> [SharingQuestion] {
        guard let last, last.said.standing == .given, !last.isAskedAgain else { return [] }
        let agreed = try agreedSharing(of: asked.participant.id, by: asked.giver)
        let named = Set(notice.recipients.map(\.recipient))
        let isAsked = asked.campaign.rule.asks(age: asked.participant.age(on: today)).contains(asked.giver)
        let mayAgree = isAsked && asked.campaign.mayAnswer(at: now) && !asked.participant.isRemoved
        let parties = try thirdParties(named.union(agreed.map(\.recipient)).sorted())
        return try parties.filter(\.terms.needsOwnConsent).compactMap { party in
            let said = try saidSharing(of: asked, party)
            let mayYet = mayAgree && named.contains(party.id)
            return mayYet || said != nil ? SharingQuestion(party, said: said, mayAgree: mayYet) : nil
        }
    }

    private func saidSharing(of asked: Asked, _ party: ThirdParty) throws -> SaidSharing? {
        let row = try row(
            """
            SELECT standing, at, manner FROM consent_sharing
            WHERE participant = \(asked.participant.id) AND giver = \(asked.giver.rawValue)
                AND recipient = \(party.id) AND version = \(party.version) AND is_last
            \(unscoped: "the participant was found by their own secret or by the scope")
            """)
        guard let row else { return nil }
        guard let standing = ConsentStanding(rawValue: try row("standing")) else {
            throw StorageError.column("standing")
        }
        return SaidSharing(standing: standing, at: try row("at"), manner: try row("manner"))
    }

    /// Those among them with whom something is agreed today.
    func thirdParties(_ recipients: [String]) throws -> [ThirdParty] {
        guard !recipients.isEmpty else { return [] }
        return try rows(
            """
            SELECT r.id, r.version, r.terms FROM published_recipient r
            WHERE r.id IN \(list: recipients) AND NOT r.is_ended AND (r.until_day IS NULL OR r.until_day >= \(today))
            ORDER BY r.id \(unscoped: "who receives data is told to everybody")
            """
        ).map { row in
            let terms = try JSONDecoder().decode(
                RecipientTerms.self, from: Data(try row("terms", as: String.self).utf8))
            return ThirdParty(id: try row("id"), version: try row("version"), terms: terms)
        }
    }

    /// What somebody has said yes to, and has not taken back.
    private func agreedSharing(of participant: String, by giver: ConsentGiver) throws -> [AgreedSharing] {
        try rows(
            """
            SELECT recipient, version, notice FROM consent_sharing
            WHERE participant = \(participant) AND giver = \(giver.rawValue) AND is_last AND standing = 'given'
            ORDER BY recipient, version
            \(unscoped: "the participant was found by their own secret or by the scope")
            """
        ).map {
            AgreedSharing(recipient: try $0("recipient"), version: try $0("version"), notice: try $0("notice"))
        }
    }

    /// Keeps an answer beside the ones before it.
    /// - Throws: `ConsentError.changedMeanwhile` when the same giver has answered in the same instant.
    @discardableResult
    func keep(_ new: NewSharing) throws -> (id: ID<SharingRecord>, said: SaidSharing) {
        try run(
            """
            UPDATE consent_sharing SET is_last = FALSE
            WHERE participant = \(new.participant) AND giver = \(new.giver.rawValue)
                AND recipient = \(new.recipient) AND version = \(new.version) AND is_last
            \(unscoped: "the participant was found by their own secret or by the scope")
            """)
        let id = newID(SharingRecord.self)
        let recordedBy = new.manner.isWrittenDown ? caller.name : nil
        let kept = try run(
            """
            INSERT INTO consent_sharing (id, participant, giver, recipient, version, standing, notice, manner,
                recorded_by, at, is_last)
            VALUES (\(id), \(new.participant), \(new.giver.rawValue), \(new.recipient), \(new.version),
                \(new.standing.rawValue), \(new.notice), \(new.manner), \(recordedBy), \(now), TRUE)
            ON CONFLICT DO NOTHING \(unscoped: "the participant was found by their own secret or by the scope")
            """)
        guard kept == 1 else { throw ConsentError.changedMeanwhile }
        return (id, SaidSharing(standing: new.standing, at: now, manner: new.manner))
    }

    /// Whoever takes part no more has nothing that could go anywhere: the yes to a third party goes with the yes to
    /// taking part, and comes back by nothing but a new one.
    func takeBackSharing(with ended: NewAnswer) throws {
        for agreed in try agreedSharing(of: ended.participant, by: ended.giver) {
            try keep(
                NewSharing(
                    participant: ended.participant, giver: ended.giver, recipient: agreed.recipient,
                    version: agreed.version, standing: .withdrawn, notice: agreed.notice, manner: ended.manner))
        }
    }
}

private struct AgreedSharing {
    let recipient: String
    let version: Int
    let notice: ID<Notice>
}

/// Somebody with whom something is agreed today.
struct ThirdParty {
    let id: String
    let version: Int
    let terms: RecipientTerms
}

extension SharingQuestion {
    fileprivate init(_ party: ThirdParty, said: SaidSharing?, mayAgree: Bool) {
        self.init(
            recipient: party.id, version: party.version, told: party.terms.told, fromOn: party.terms.fromOn,
            untilOn: party.terms.untilOn, said: said, mayAgree: mayAgree, mayTakeBack: said?.standing == .given)
    }
}
