import Access
import CampaignRules
import Care
import Storage

/// What somebody wants to say, whoever it is and however it reaches us.
enum Wish {
    /// To these words, which were on the screen.
    case agree(to: ID<Notice>)
    case decline
    case takeBack
}

/// Somebody who is asked, with what they are asked about.
struct Asked {
    let participant: Participant
    let campaign: CampaignFacts
    let giver: ConsentGiver
    let manner: ConsentManner
}

extension Session {
    /// Answers for one giver. The same said twice is kept once; a no after a yes takes the yes back.
    func answer(_ wish: Wish, of asked: Asked) throws -> SaidConsent {
        try hold(asked.participant.id)
        let last = try lastAnswer(of: asked.participant.id, by: asked.giver)
        guard let newest = try notice(of: asked.campaign.id) else { throw ConsentError.noNotice }
        switch wish {
        case .agree(let seen):
            guard asked.campaign.mayAnswer(at: now), !asked.participant.isRemoved else { throw ConsentError.notOpen }
            guard seen == newest.id else { throw ConsentError.newerNotice }
            if let last, last.said.standing == .given, !last.isAskedAgain { return last.said }
            return try keep(asked.answer(.given, newest)).said
        case .decline:
            if let last, last.said.standing == .given { return try takeBack(last, of: asked) }
            if let last { return last.said }
            guard asked.campaign.mayAnswer(at: now), !asked.participant.isRemoved else { throw ConsentError.notOpen }
            return try keep(asked.answer(.declined, newest)).said
        case .takeBack:
            guard let last else { throw ConsentError.nothingToTakeBack }
            guard last.said.standing == .given else { return last.said }
            return try takeBack(last, of: asked)
        }
    }

    /// What is taken back is the answer to the words that were agreed to, and not to newer ones.
    private func takeBack(_ last: LastAnswer, of asked: Asked) throws -> SaidConsent {
        guard asked.campaign.mayTakeBack else { throw ConsentError.linkIsOver }
        return try keep(
            NewAnswer(
                participant: asked.participant.id, campaign: asked.campaign.id, giver: asked.giver,
                standing: .withdrawn, notice: last.notice, version: last.said.version, manner: asked.manner)
        ).said
    }
}

extension Asked {
    fileprivate func answer(_ standing: ConsentStanding, _ notice: Notice) -> NewAnswer {
        NewAnswer(
            participant: participant.id, campaign: campaign.id, giver: giver, standing: standing, notice: notice.id,
            version: notice.version, manner: manner)
    }
}
