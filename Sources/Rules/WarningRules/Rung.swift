/// What one rank asks: how it is shown, how soon it must be answered, and who is told.
public struct Rung: Decodable, Sendable, Equatable {
    public let label: RankLabel
    /// Until somebody on duty has taken the alert up.
    public let acknowledge: TimeAllowed
    /// Until somebody has spoken with the person, or found that there is no way to.
    public let firstContact: TimeAllowed
    /// Until it is known what a red flag meant; `nil` where the rulebook sets no such time.
    public let clarify: TimeAllowed?
    public let notify: [NotifiedParty]

    private enum Keys: String, CodingKey, CaseIterable {
        case label, acknowledge, firstContact, clarify, notify
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        label = try container.decode(RankLabel.self, forKey: .label)
        acknowledge = try container.decode(TimeAllowed.self, forKey: .acknowledge)
        firstContact = try container.decode(TimeAllowed.self, forKey: .firstContact)
        // The key must be there, with null for none: leaving it out by mistake would switch a clock off.
        clarify = try container.decode(TimeAllowed?.self, forKey: .clarify)
        notify = try container.decode([NotifiedParty].self, forKey: .notify)
    }

    public func time(for clock: AlertClock) -> TimeAllowed? {
        switch clock {
        case .acknowledge: acknowledge
        case .firstContact: firstContact
        case .clarify: clarify
        }
    }

    func isNoSlower(than milder: Rung) -> Bool {
        acknowledge.nominalMinutes <= milder.acknowledge.nominalMinutes
            && firstContact.nominalMinutes <= milder.firstContact.nominalMinutes
    }
}

/// Who is told of an alert of some rank.
///
/// Police, guardianship group and governance centre are not among them: they are told only for a rescue, a danger to
/// others or a registered patient, by a person who gives a reason. A guardian who is the danger is not told.
/// Source: rulebook C.2, row "Notify".
public enum NotifiedParty: String, Sendable, Codable, CaseIterable {
    case dutyLead, crisisTeam, psychiatrist, guardian
    case counsellor, socialWorker, communityDoctor, villageCadre, gridWorker
    case responsibleWorker
}
