public import Care

/// On what ground a tag may be written down (PIPL art. 13, 29 and 31, rulebook H.2).
public enum CareTagBasis: String, Sendable, Codable, CaseIterable {
    /// Under 14.
    case guardianConsent
    /// From 14 on.
    case ownConsent
    /// A law or an order that asks the school for it; the words say which.
    case law

    /// Whose consent counts at an age in years.
    public static func consent(atAge age: Int) -> CareTagBasis { age < 14 ? .guardianConsent : .ownConsent }
}

/// From whom the school has it.
public enum CareTagSupplier: String, Sendable, Codable, CaseIterable {
    case guardian, person, school, authority
}

/// What is to be written down of a pupil, as far as the rule looks at it.
public struct CareTagProposal: Sendable {
    let tag: String
    let basis: CareTagBasis
    let suppliedBy: CareTagSupplier
    let hasWords: Bool
    let since: Day
    let until: Day

    public init(
        tag: String, basis: CareTagBasis, suppliedBy: CareTagSupplier, hasWords: Bool, since: Day, until: Day
    ) {
        (self.tag, self.basis, self.suppliedBy) = (tag, basis, suppliedBy)
        (self.hasWords, self.since, self.until) = (hasWords, since, until)
    }

    /// The first thing that stands in the way; `nil` where it may be written down.
    /// - Parameter age: years that the pupil has completed for certain.
    public func gap(on today: Day, age: Int, under policy: CareTagPolicy) -> CareTagGap? {
        guard let kind = policy.kind(tag) else { return .unknownTag }
        guard since <= today else { return .sinceToCome }
        guard suits(kind, age: age) else { return .supplier }
        if basis == .law, !hasWords { return .lawWithoutWords }
        if basis != .law, basis != .consent(atAge: age) { return basis == .ownConsent ? .tooYoung : .oldEnough }
        return policy.gap(until: until, on: today)
    }

    /// What a guardian may tell, a pupil may tell from 18 on (rulebook G.2: guardian supplied).
    private func suits(_ kind: CareTagKind, age: Int) -> Bool {
        guard !kind.onlyFrom.isEmpty else { return true }
        return kind.onlyFrom.contains(suppliedBy) && (suppliedBy != .person || age >= 18)
    }
}

extension CareTagPolicy {
    /// Whether a tag may hold until a day: every one ends, and none in the past.
    public func gap(until day: Day, on today: Day) -> CareTagGap? {
        day < today || day > today.adding(days: mostDays) ? .until(mostDays: mostDays) : nil
    }
}

/// Why a tag cannot be written down.
public enum CareTagGap: Equatable, Sendable {
    case unknownTag
    case sinceToCome
    /// It may come from a guardian or a pupil of age alone.
    case supplier
    case lawWithoutWords
    /// Under 14 a guardian agrees.
    case tooYoung
    /// From 14 on the pupil agrees.
    case oldEnough
    case until(mostDays: Int)
}
