public import Care
public import WarningRules

/// The policies of all regions, from `Content/Policies/rights-desk.json`.
public typealias RightsPolicies = Editions<RightsPolicy>

/// How soon a request of a person has to be answered in one territory, and how long the answer lies ready.
///
/// Source: rulebook H.2 (PIPL art. 50: in time, with reasons). The law names no number of days; ours is [D].
public struct RightsPolicy: PolicyEdition, Equatable {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    /// Until when an answer is due.
    public let answer: TimeAllowed
    /// How long the file can be opened after it was granted.
    public let fileOpen: TimeAllowed
    /// How long a request is kept as a proof after it was answered.
    public let proof: TimeAllowed
    /// Where somebody can complain, by language (PIPL art. 50 and 65).
    public let complaints: [String: String]

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, answer, fileOpen, proof, complaints
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        answer = try container.decode(TimeAllowed.self, forKey: .answer)
        fileOpen = try container.decode(TimeAllowed.self, forKey: .fileOpen)
        proof = try container.decode(TimeAllowed.self, forKey: .proof)
        complaints = try container.decode([String: String].self, forKey: .complaints)
        guard Language.allCases.allSatisfy({ !(complaints[$0.rawValue] ?? "").isEmpty }) else {
            throw decoder.fault("complaints names a place in each language")
        }
    }
}
