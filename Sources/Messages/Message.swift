public import Care
public import Storage

/// Of what a message speaks. Each has its words in both languages; none of them tells of a person.
public enum MessageKind: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// To whoever is invited and has not begun: by telephone, once.
    case notBegun
    /// To whoever carries a campaign out in a unit: so many have not begun, and it closes then.
    case notBegunHere
    /// To the psychology teacher: some sit down tomorrow.
    case sittingsTomorrow
    /// To whoever looks after a place: data are over their time, and two people have to agree.
    case deletionWaits
    /// To whoever is on duty, and to the psychology teacher of the school: an alert waits.
    case alert
    /// To whoever could be the second person: a report of harm waits.
    case harmReport
    /// To a wider circle: a clock of a report of harm is over.
    case harmLate
    /// To whoever looks after those who were found: nobody has talked with some of them in time.
    case talkLate
    /// To a wider circle: the same, a good while later.
    case talkLateAbove
    /// To whoever answers for a unit and a county: a talk has set the gravest level for one person.
    case careImminent
    /// To whoever looks after those on the way to help and back: nobody has followed up some of them in time.
    case visitLate
    /// To a wider circle: the same, a good while later.
    case visitLateAbove
    /// To whoever looks after those with whom somebody has talked: who else is to be told was not told in time.
    case errandLate
    /// To a wider circle: the same, a while later.
    case errandLateAbove
    /// To whoever looks after somebody: a guardian was not told, or nobody has looked again, in time.
    case followUpLate
    /// To a wider circle: the same, a while later.
    case followUpLateAbove
    /// To the lead of a psychology centre: who has opened whose file in the last month can be read.
    case looksToRead
    /// To the psychology teachers of a school: the archive of a pupil has come from another one.
    case transferArrives
    /// To those of the other school: an archive on its way was acknowledged, returned or taken back.
    case transferAnswered
    /// To both: nobody has acknowledged it in time.
    case transferLate
    /// To whoever leads a unit in close contact with minors: offence records have to be queried.
    case staffChecks
    /// To the head of a unit and the county: somebody who is not to be employed still has account and post.
    case staffHindrance

    /// Whether other systems are told as well. Alerts, reports of harm, late care, looks and archives stay in the
    /// house: what goes out lies open elsewhere.
    var leavesTheHouse: Bool {
        switch self {
        case .notBegun, .sittingsTomorrow, .deletionWaits: true
        case .notBegunHere, .alert, .harmReport, .harmLate, .talkLate, .talkLateAbove, .visitLate, .visitLateAbove,
            .errandLate, .errandLateAbove, .followUpLate, .followUpLateAbove, .careImminent, .looksToRead,
            .transferArrives, .transferAnswered, .transferLate, .staffChecks, .staffHindrance:
            false
        }
    }
}

/// How a message leaves the house.
public enum MessageChannel: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    case sms, webhook
}

/// Why a message could not be handed over.
public enum DeliveryFault: String, Codable, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// Nobody answered at the address.
    case unreachable
    case slow
    /// The other side answered that it does not take it.
    case refused
    /// The other side sent us somewhere else; we do not follow.
    case redirected
    /// The address leads to where the platform must not call.
    case forbiddenAddress
    /// There is no telephone number on the roster.
    case noPhone

    /// Whether another try could help.
    var mayPass: Bool { self != .noPhone }
}

/// Which ways out of the house are set up; lies on the office's shelf.
public struct MessageChannels: Sendable, Equatable {
    public let sms: Bool
    public let webhook: Bool

    public init(sms: Bool, webhook: Bool) {
        (self.sms, self.webhook) = (sms, webhook)
    }
}

/// What a message says: its kind, what it is about, and where to look. Nothing of a person.
public struct MessageNote: Codable, Sendable, Equatable {
    public let kind: MessageKind
    /// The same cause is told once to each.
    public let cause: String
    /// What it is about, such as a campaign.
    public let titles: [String: String]
    public let region: Region
    public let unit: String?
    /// Where to look, a path of this house.
    public let path: String
    /// How many, where it speaks of several.
    public let count: Int?
    /// When what it is about begins or ends.
    public let at: Moment?

    public init(
        kind: MessageKind, cause: String, titles: [String: String], region: Region, unit: String?, path: String,
        count: Int? = nil, at: Moment? = nil
    ) {
        (self.kind, self.cause, self.titles) = (kind, cause, titles)
        (self.region, self.unit, self.path, self.count, self.at) = (region, unit, path, count, at)
    }
}

/// Somebody without an account, whose number stands sealed on a roster.
public struct PhoneRecipient: Codable, Sendable, Equatable {
    public let participant: String
    public let member: String

    public init(participant: String, member: String) {
        (self.participant, self.member) = (participant, member)
    }
}
