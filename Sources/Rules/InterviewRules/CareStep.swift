import Care
public import WarningRules

/// What one level asks of the people who care: what it is called, and how soon each thing has to be done.
///
/// Source: rulebook C.3 and G.2.5.
public struct CareStep: Sendable, Equatable, Decodable {
    /// By language.
    public let names: [String: String]
    /// Until the psychology teacher has spoken with the person.
    public let interview: TimeAllowed
    /// Until the guardian knows; `nil` where nobody has to be told.
    public let guardian: TimeAllowed?
    /// Until somebody looks after the person again.
    public let look: TimeAllowed?
    /// Who else is told, and what is done, after a talk has set the level; none in a scheme that names none.
    public let errands: [CareErrand: TimeAllowed]
    /// Who is told, and when, once nobody has spoken with the person in time.
    public let late: LateTimes

    private enum Keys: String, CodingKey, CaseIterable {
        case names, interview, guardian, look, errands, late
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        names = try container.decode([String: String].self, forKey: .names)
        interview = try container.decode(TimeAllowed.self, forKey: .interview)
        // The keys must be there, with null for none: leaving one out by mistake would switch a clock off.
        guardian = try container.decode(TimeAllowed?.self, forKey: .guardian)
        look = try container.decode(TimeAllowed?.self, forKey: .look)
        let told = try container.decodeIfPresent([String: TimeAllowed].self, forKey: .errands) ?? [:]
        errands = try Dictionary(uniqueKeysWithValues: told.map { name, time in
            guard let errand = CareErrand(rawValue: name) else { throw decoder.fault("\(name) is no errand") }
            return (errand, time)
        })
        late = try container.decode(LateTimes.self, forKey: .late)
        guard Language.allCases.allSatisfy({ names[$0.rawValue]?.isEmpty == false }) else {
            throw decoder.fault("a level needs a name in each language")
        }
    }
}
