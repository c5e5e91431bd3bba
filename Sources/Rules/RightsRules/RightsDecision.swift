/// Why a request cannot be answered so, or not by this person.
public enum RightsObstacle: String, Sendable, Codable, CaseIterable {
    case answered
    /// It asks who has looked, and the one who would answer is among them.
    case ownReading
    /// Whoever looks after the person has not said yet whether the notes do harm.
    case reviewIsDue
    /// Nobody has made sure who asks.
    case noProof
    /// A refusal says why.
    case noReason
    /// A correction says what was changed.
    case noWords
    /// A court or a complaint needs the data: they stay as they are until the hold is lifted.
    case held
    /// The second person must be another one.
    case ownAgreement
}

/// A request in front of somebody who would answer it.
///
/// Source: rulebook H.1 (MHL art. 47, harm review), H.2 (PIPL art. 44–50; art. 47, freeze while a term runs), H.8
/// (deletion by two people).
public struct RightsDecision: Sendable, Equatable {
    public var kind: RightKind
    public var isAnswered = false
    /// Whether a unit has somebody who looks after its people, and so can review the notes.
    public var needsReview = false
    public var isReviewed = false
    /// Whether the log shows that who answers has opened this person's data.
    public var hasLooked = false
    public var isHeld = false
    /// Whether who answers has agreed to the deletion already.
    public var hasAgreed = false
    public var hasProof = false
    public var hasWords = false

    public init(kind: RightKind) {
        self.kind = kind
    }

    /// The first obstacle, in the order in which somebody can do something about it.
    public func obstacle(to answer: RightsAnswer) -> RightsObstacle? {
        if isAnswered { return .answered }
        if kind == .explain, hasLooked { return .ownReading }
        switch answer {
        case .refused: return hasWords ? nil : .noReason
        case .granted: return obstacleToGranting
        }
    }

    private var obstacleToGranting: RightsObstacle? {
        if !hasProof { return .noProof }
        if kind.opensFile, needsReview, !isReviewed { return .reviewIsDue }
        if kind == .correct, !hasWords { return .noWords }
        guard kind == .delete else { return nil }
        if isHeld { return .held }
        return hasAgreed ? .ownAgreement : nil
    }
}
