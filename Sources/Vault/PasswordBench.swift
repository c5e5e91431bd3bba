public import Care
internal import Dispatch
internal import Synchronization

/// What came of checking a password.
public enum PasswordCheck: Hashable, Sendable {
    case wrong
    case right
    /// Right, but hashed at an older cost: hash it anew and store that.
    case rightButOutdated
}

/// Where passwords are hashed: on threads of its own with a short line before them, so that a flood of sign-ins
/// leaves the rest of the server alone. In the line ``PasswordLine`` lets those go first who have been right.
public final class PasswordBench: Sendable {
    private let cost: ScryptCost
    private let random: RandomSource
    private let waitingLimit: Int
    private let decoy: PasswordHash
    // Serial queues get threads beside the pool that Swift's tasks share; concurrent queues would take from it.
    private let queues: [DispatchQueue]
    private let state: Mutex<State>

    private struct State {
        var line = PasswordLine<Place>()
        var idle: [Int]
    }

    /// Somebody in line, who is either served or told that too many are waiting.
    private struct Place: Sendable {
        let serve: @Sendable () -> Void
        let refuse: @Sendable () -> Void
    }

    /// - Parameters:
    ///   - workers: threads, 1 or 2 on a small server; the memory of ``ScryptCost`` is needed once for each.
    ///   - waitingLimit: how many may wait beyond those being worked on. 64 at the standard cost and two workers
    ///     is a wait of about 3.5 s.
    public init(
        cost: ScryptCost = .standard, workers: Int = 1, waitingLimit: Int = 64, random: RandomSource = .system
    ) {
        self.cost = cost
        self.random = random
        self.waitingLimit = max(0, waitingLimit)
        decoy = .unmatchable(cost: cost, random: random)
        queues = (0..<max(1, workers)).map { DispatchQueue(label: "xinqiao.passwords.\($0)", qos: .utility) }
        state = Mutex(State(idle: Array(queues.indices)))
    }

    /// The text to store for a new password.
    ///
    /// - Parameter asker: an address or a login, to be fair to the others in line.
    /// - Throws: `busy`, `outOfMemory`.
    public func hash(_ password: Private<String>, from asker: String) async throws(PasswordError) -> String {
        let (cost, random) = (cost, random)
        return try await work(for: asker) { () throws(PasswordError) in
            try PasswordHash(of: password, cost: cost, random: random).text
        }
    }

    /// Checks a password against what is stored. Pass nil for an unknown account: the answer is `wrong`, after as
    /// much work as any other.
    ///
    /// - Parameter asker: an address or a login. Whoever was wrong waits behind the others the next time.
    ///   Whoever was right goes first.
    /// - Throws: `busy`, `outOfMemory`, `damagedHash`.
    public func check(
        _ password: Private<String>, against stored: String?, from asker: String
    ) async throws(PasswordError) -> PasswordCheck {
        let hash = if let stored { try PasswordHash(reading: stored) } else { decoy }
        let isOutdated = hash.needsRehash(for: cost)
        return try await work(for: asker) { () throws(PasswordError) in
            let isRight = try hash.matches(password)
            self.state.withLock { $0.line.note(isRight, from: asker) }
            guard isRight else { return .wrong }
            return isOutdated ? .rightButOutdated : .right
        }
    }

    private func work<Value: Sendable>(
        for asker: String, _ job: @escaping @Sendable () throws(PasswordError) -> Value
    ) async throws(PasswordError) -> Value {
        let outcome: Result<Value, PasswordError> = await withCheckedContinuation { waiting in
            let place = Place(
                serve: { waiting.resume(returning: Result { () throws(PasswordError) in try job() }) },
                refuse: { waiting.resume(returning: .failure(.busy)) })
            admit(place, from: asker)
        }
        return try outcome.get()
    }

    /// To a worker who has nothing to do, or into the line.
    private func admit(_ place: Place, from asker: String) {
        let (worker, refused): (Int?, Place?) = state.withLock { state in
            if let worker = state.idle.popLast() { return (worker, nil) }
            return (nil, state.line.join(place, from: asker, limit: waitingLimit))
        }
        refused?.refuse()
        if let worker { queues[worker].async { self.work(worker, beginningWith: place) } }
    }

    private func work(_ worker: Int, beginningWith first: Place) {
        var place: Place? = first
        while let served = place {
            served.serve()
            place = state.withLock { state in
                let next = state.line.next()
                if next == nil { state.idle.append(worker) }
                return next
            }
        }
    }
}
