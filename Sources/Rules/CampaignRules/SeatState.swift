public import Care

/// What a proctor sees of one seat: how far, never what was answered (rulebook G.2.3, H.6).
public enum SeatState: String, Sendable, Codable, CaseIterable {
    case absent
    case notBegun
    /// Has opened the code and waits for the room to start.
    case here
    case answering
    /// Has not answered anything for a while.
    case stuck
    case finished
}

/// The moments of one seat from which its state follows.
public struct SeatMoments: Hashable, Sendable {
    public var isAbsent: Bool
    public var begunAt: Moment?
    public var answeredAt: Moment?
    public var finishedAt: Moment?

    public init(
        isAbsent: Bool = false, begunAt: Moment? = nil, answeredAt: Moment? = nil, finishedAt: Moment? = nil
    ) {
        self.isAbsent = isAbsent
        self.begunAt = begunAt
        self.answeredAt = answeredAt
        self.finishedAt = finishedAt
    }

    /// - Parameters:
    ///   - startedAt: when the room started; `nil` while it waits.
    ///   - stuckMinutes: minutes without an answer after which somebody may need a kind word.
    public func state(at now: Moment, startedAt: Moment?, stuckMinutes: Int) -> SeatState {
        if finishedAt != nil { return .finished }
        // Who was noted as absent and came after all is there.
        guard let begunAt else { return isAbsent ? .absent : .notBegun }
        guard let startedAt else { return .here }
        return now.seconds(since: quietSince(begunAt, startedAt)) >= stuckMinutes * 60 ? .stuck : .answering
    }

    /// Minutes since the last answer, or since the first question could be seen.
    public func quietMinutes(at now: Moment, startedAt: Moment?) -> Int? {
        guard finishedAt == nil, let begunAt, let startedAt else { return nil }
        return max(0, now.seconds(since: quietSince(begunAt, startedAt)) / 60)
    }

    private func quietSince(_ begunAt: Moment, _ startedAt: Moment) -> Moment {
        max(answeredAt ?? begunAt, begunAt, startedAt)
    }
}
