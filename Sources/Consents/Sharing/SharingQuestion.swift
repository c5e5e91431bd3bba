public import CampaignRules
public import Care

/// One question of its own: whether one third party may get data. Asked after taking part was agreed to and apart from
/// it; a no, or none at all, changes nothing of taking part.
///
/// Source: rulebook H.2, PIPL art. 14, 15, 23.
public struct SharingQuestion: Codable, Sendable, Equatable {
    /// As the register knows it.
    public let recipient: String
    /// Which version of what was agreed with it. A yes counts for this one alone.
    public let version: Int
    /// Who, why, which data, how, whom to ask, and what comes after.
    public let told: ToldRecipient
    public let fromOn: Day
    /// The last day; `nil` where no end was agreed.
    public let untilOn: Day?
    /// What was said to this version; `nil` where it was left open.
    public let said: SaidSharing?
    public let mayAgree: Bool
    public let mayTakeBack: Bool

    /// Whether it waits for an answer, which nobody has to give.
    public var isOpen: Bool { said == nil && mayAgree }
}

/// What somebody has said last to one version of one recipient.
public struct SaidSharing: Codable, Sendable, Equatable {
    public let standing: ConsentStanding
    public let at: Moment
    public let manner: ConsentManner
}

/// One answer about one recipient. It stays as proof when the recipient has ended (PIPL art. 56).
public enum SharingRecord {}

/// What somebody wants to say about one recipient, in the version that they have read.
struct SharingWish {
    let recipient: String
    let version: Int
    let standing: ConsentStanding
}

/// An answer about a recipient that is about to be kept.
struct NewSharing {
    let participant: String
    let giver: ConsentGiver
    let recipient: String
    let version: Int
    let standing: ConsentStanding
    let notice: ID<Notice>
    let manner: ConsentManner
}
