/// The steps of somebody's way to help outside of school, and back.
///
/// Source: rulebook G.4: referred, seen, treated, leave (optional), asked to come back, meeting, back by an agreement,
/// looked after in weeks 1, 2 and 4 and monthly to month 6, ended. `notYet` is the meeting that finds something still
/// missing: a return may wait for safety and support, and never ends at a diagnosis.
public enum PathStep: String, Sendable, Codable, CaseIterable {
    case referred, seen, treated, leave, applied, meeting, notYet, returned, followUp, closed

    /// What may follow. Whoever is worse after the return is referred anew on the same way.
    public var next: [PathStep] {
        switch self {
        case .referred: [.seen, .closed]
        case .seen: [.treated, .closed]
        case .treated: [.leave, .applied, .closed]
        case .leave: [.applied, .closed]
        case .applied: [.meeting, .closed]
        case .meeting: [.returned, .notYet]
        case .notYet: [.meeting, .applied, .closed]
        case .returned, .followUp: [.followUp, .referred, .closed]
        case .closed: []
        }
    }

    /// Whether it may be taken after another one; a way begins by being referred.
    public func mayFollow(_ earlier: PathStep?) -> Bool {
        guard let earlier else { return self == .referred }
        return earlier.next.contains(self)
    }

    /// Whether the person is back and looked after.
    public var isBack: Bool { self == .returned || self == .followUp }
}
