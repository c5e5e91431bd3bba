import Access
import CampaignRules
import Care

extension Session {
    /// Answers one question about a third party. The same said twice is kept once; a no after a yes takes the yes back.
    /// - Throws: `ConsentError.noSuchSharing` for a recipient about whom this person is not asked,
    ///   `.newerSharing` for a version that is not the one agreed to last: nobody agrees to what they have not seen.
    func answerSharing(_ wish: SharingWish, of asked: Asked) throws -> SaidSharing {
        try keepAnswer(wish, of: asked).said
    }

    /// The same, with the row that was written; `nil` where what was said stands there already.
    func keepAnswer(_ wish: SharingWish, of asked: Asked) throws -> (id: ID<SharingRecord>?, said: SaidSharing) {
        try hold(asked.participant.id)
        let last = try lastAnswer(of: asked.participant.id, by: asked.giver)
        guard let newest = try notice(of: asked.campaign.id) else { throw ConsentError.noNotice }
        let question = try sharing(of: asked, newest, last).first { $0.recipient == wish.recipient }
        guard let question else { throw ConsentError.noSuchSharing }
        guard question.version == wish.version else { throw ConsentError.newerSharing }
        guard let standing = try question.standing(after: wish.standing) else {
            guard let said = question.said else { throw ConsentError.nothingToTakeBack }
            return (nil, said)
        }
        let kept = try keep(
            NewSharing(
                participant: asked.participant.id, giver: asked.giver, recipient: wish.recipient,
                version: wish.version, standing: standing, notice: newest.id, manner: asked.manner))
        return (kept.id, kept.said)
    }
}

extension SharingQuestion {
    /// What is written down; `nil` where what was said before stands.
    fileprivate func standing(after wish: ConsentStanding) throws(ConsentError) -> ConsentStanding? {
        if said?.standing == .given { return wish == .given ? nil : .withdrawn }
        switch wish {
        case .withdrawn: return nil
        case .declined where said != nil: return nil
        case .given, .declined:
            guard mayAgree else { throw .notOpen }
            return wish
        }
    }
}
