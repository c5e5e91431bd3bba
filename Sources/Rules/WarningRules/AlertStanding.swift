/// What the rules need to know of an alert to say what may happen next.
public struct AlertStanding<Worker: Hashable & Sendable>: Hashable, Sendable {
    public let state: AlertState
    public let severity: Severity
    /// Who raised it; `nil` when the platform did, from a red flag.
    public let raiser: Worker?
    /// Who proposes to close it; `nil` when nobody does.
    public let proposer: Worker?

    public init(state: AlertState = .new, severity: Severity, raiser: Worker? = nil, proposer: Worker? = nil) {
        self.state = state
        self.severity = severity
        self.raiser = raiser
        self.proposer = proposer
    }

    /// How the alert stands after an action.
    ///
    /// - Throws: the reason why the action is not possible now. Source: rulebook C.5 (closing needs outcome, contact
    ///   evidence and a second person), rule 2 that overrides everything (never closed by who raised it).
    public func next(_ action: AlertAction<Worker>) throws(AlertRefusal) -> AlertStanding {
        switch action {
        case .raise(let graver): return try raised(to: graver)
        case .reopen: return state == .closed ? standing(.new) : self
        case _ where state == .closed: throw .closed
        case .acknowledge: return try acknowledged()
        case .note, .handOver: return self
        case .recordContact(let outcome, let phoneLeft): return try contacted(outcome, phoneLeft: phoneLeft)
        case .proposeClosing(_, by: let worker): return try proposed(by: worker)
        case .confirmClosing(by: let worker): return try confirmed(by: worker)
        case .sendBack: return try sentBack()
        }
    }

    /// A closed alert opens again too, and whoever was at work must see the new rank before going on.
    private func raised(to graver: Severity) throws(AlertRefusal) -> AlertStanding {
        guard severity.rises(to: graver) else { throw .rankOnlyRises }
        return AlertStanding(state: .new, severity: graver, raiser: raiser)
    }

    private func acknowledged() throws(AlertRefusal) -> AlertStanding {
        guard state == .new else { throw .alreadyAcknowledged }
        return standing(.acknowledged)
    }

    /// A contact after a proposal withdraws the proposal: what it rested on has changed.
    private func contacted(_ outcome: ContactOutcome, phoneLeft: Bool) throws(AlertRefusal) -> AlertStanding {
        guard state != .new else { throw .notAcknowledged }
        guard outcome != .noWayToReach || !phoneLeft else { throw .phoneWasLeft }
        return standing(.inProgress)
    }

    private func proposed(by worker: Worker) throws(AlertRefusal) -> AlertStanding {
        guard worker != raiser else { throw .raiserCannotClose }
        switch state {
        case .new: throw .notAcknowledged
        case .acknowledged: throw .noContactYet
        case .inProgress: return AlertStanding(state: .resolved, severity: severity, raiser: raiser, proposer: worker)
        case .resolved: throw .alreadyProposed
        case .closed: throw .closed
        }
    }

    private func confirmed(by worker: Worker) throws(AlertRefusal) -> AlertStanding {
        guard worker != raiser else { throw .raiserCannotClose }
        // A proposal of which nobody knows whose it is can be agreed to by nobody.
        guard state == .resolved, let proposer else { throw .notProposed }
        guard worker != proposer else { throw .secondPersonNeeded }
        return AlertStanding(state: .closed, severity: severity, raiser: raiser, proposer: proposer)
    }

    private func sentBack() throws(AlertRefusal) -> AlertStanding {
        guard state == .resolved else { throw .notProposed }
        return standing(.inProgress)
    }

    private func standing(_ state: AlertState) -> AlertStanding {
        AlertStanding(state: state, severity: severity, raiser: raiser)
    }
}
