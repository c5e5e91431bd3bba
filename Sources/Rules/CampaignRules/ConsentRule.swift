/// Who can agree to a screening.
public enum ConsentGiver: String, Sendable, Codable, CaseIterable {
    /// The person who is screened.
    case person
    /// Who has custody of a child.
    case guardian
}

/// What somebody has said last. Declining and taking back are as easy as agreeing (rulebook G.2, H.2: PIPL art. 15).
public enum ConsentStanding: String, Sendable, Codable, CaseIterable {
    case given, declined, withdrawn
}

/// What has been said of one person's taking part, by either of them; `nil` where nothing has been said.
public struct ConsentsSoFar: Hashable, Sendable {
    public var person: ConsentStanding?
    public var guardian: ConsentStanding?

    public init(person: ConsentStanding? = nil, guardian: ConsentStanding? = nil) {
        self.person = person
        self.guardian = guardian
    }
}

/// Whether a person may begin.
public enum ConsentVerdict: Hashable, Sendable {
    case mayBegin
    /// Not yet: these have still to be asked.
    case waits(for: Set<ConsentGiver>)
    /// Somebody who may say no has said no. Nobody is asked again but once (rulebook G.2), and nothing follows from it.
    case no
}

/// Whose agreement a campaign asks for.
///
/// Source: rulebook G.2.2 (PIPL art. 31): under 14 the guardian's consent is the law; from 14 to 17 the pupil's own,
/// and by default also the guardian's [D]; from 18 the person's own alone.
public struct ConsentRule: Hashable, Sendable, Codable {
    /// Under this age the guardian's consent cannot be done without. Source: PIPL art. 31.
    public static let guardianAge = 14
    public static let adultAge = 18

    /// From 14 to 17, whether the guardian is asked besides.
    public var asksGuardianFrom14: Bool

    public init(asksGuardianFrom14: Bool = true) {
        self.asksGuardianFrom14 = asksGuardianFrom14
    }

    /// - Parameter age: years completed for certain, as `BirthMonth.age(on:)` says.
    public func asks(age: Int) -> Set<ConsentGiver> {
        if age < Self.guardianAge { return [.guardian] }
        if age < Self.adultAge && asksGuardianFrom14 { return [.person, .guardian] }
        return [.person]
    }

    /// A child under 14 who does not want to is not made to, whatever the guardian has signed (rulebook A.3, 137).
    public func verdict(age: Int, _ said: ConsentsSoFar) -> ConsentVerdict {
        let asked = asks(age: age)
        let isNo = { (standing: ConsentStanding?) in standing == .declined || standing == .withdrawn }
        if isNo(said.person) || (asked.contains(.guardian) && isNo(said.guardian)) { return .no }
        let missing = asked.filter { ($0 == .person ? said.person : said.guardian) == nil }
        return missing.isEmpty ? .mayBegin : .waits(for: missing)
    }

    /// Whether something of a person may go to one third party: each who is asked for taking part has said yes to it by
    /// itself, and nobody no. What is left open is no.
    ///
    /// Source: rulebook H.2 (PIPL art. 23, 29, 31).
    /// - Parameter said: what holds of what was said to the version that is in force, as `published_shared_with` tells.
    public func mayShare(age: Int, _ said: ConsentsSoFar) -> Bool { verdict(age: age, said) == .mayBegin }
}
