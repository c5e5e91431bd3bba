/// Why something is told without the person's leave.
///
/// Source: rulebook H.5. Supervision is not among them: it is held without names.
public enum DisclosureReason: String, Sendable, Codable, CaseIterable {
    /// To the person or to others.
    case danger
    /// To a minor, or to somebody without capacity to act.
    case harm
    /// A court or a law demands it.
    case law
    /// A duty by law about serious infectious disease.
    case disease

    /// Whether it is told first and agreed to afterwards: nobody waits for a second person while somebody is in danger.
    public var mayNotWait: Bool { self == .danger || self == .harm }
}

/// Who is told.
public enum DisclosureRecipient: String, Sendable, Codable, CaseIterable {
    case otherGuardian, relative, police, civilAffairs, education, hospital, court, other
}

/// Why somebody cannot take a step with a breach of confidence.
public enum DisclosureRefusal: String, Error, Sendable, Codable, CaseIterable {
    /// Whoever has written it does not agree to it.
    case own
    /// What can wait is told after a second person has agreed.
    case notAgreed
    /// It was never told, so there is nothing that the person could be told of.
    case notMade
}

/// Who may do what with a breach of confidence: it takes two people.
public enum DisclosureHands {
    /// - Throws: `.own`.
    public static func checkAgreeing(isOwn: Bool) throws(DisclosureRefusal) {
        guard !isOwn else { throw .own }
    }

    /// - Throws: `.notAgreed` for what can wait.
    public static func checkMaking(_ reason: DisclosureReason, isAgreed: Bool) throws(DisclosureRefusal) {
        guard reason.mayNotWait || isAgreed else { throw .notAgreed }
    }

    /// - Throws: `.notMade`.
    public static func checkTellingPerson(isMade: Bool) throws(DisclosureRefusal) {
        guard isMade else { throw .notMade }
    }
}
