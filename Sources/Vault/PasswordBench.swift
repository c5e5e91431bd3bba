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
/// makes sign-in slow and leaves the rest of the server alone.
public final class PasswordBench: Sendable {
    private let cost: ScryptCost
    private let random: RandomSource
    private let waitingLimit: Int
    private let decoy: PasswordHash
    // Serial queues get threads beside the pool that Swift's tasks share; concurrent queues would take from it.
    private let queues: [DispatchQueue]
    private let loads: Mutex<[Int]>

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
        loads = Mutex(queues.map { _ in 0 })
    }

    /// The text to store for a new password.
    ///
    /// - Throws: `busy`, `outOfMemory`.
    public func hash(_ password: Private<String>) async throws(PasswordError) -> String {
        let (cost, random) = (cost, random)
        return try await work { () throws(PasswordError) in
            try PasswordHash(of: password, cost: cost, random: random).text
        }
    }

    /// Checks a password against what is stored. Pass nil for an unknown account: the answer is `wrong`, after as
    /// much work as any other.
    ///
    /// - Throws: `busy`, `outOfMemory`, `damagedHash`.
    public func check(
        _ password: Private<String>, against stored: String?
    ) async throws(PasswordError) -> PasswordCheck {
        let hash = if let stored { try PasswordHash(reading: stored) } else { decoy }
        let isOutdated = hash.needsRehash(for: cost)
        return try await work { () throws(PasswordError) in
            guard try hash.matches(password) else { return .wrong }
            return isOutdated ? .rightButOutdated : .right
        }
    }

    private func work<Value: Sendable>(
        _ job: @escaping @Sendable () throws(PasswordError) -> Value
    ) async throws(PasswordError) -> Value {
        guard let worker = shortestLine() else { throw .busy }
        let outcome: Result<Value, PasswordError> = await withCheckedContinuation { waiting in
            queues[worker].async {
                let outcome = Result { () throws(PasswordError) in try job() }
                self.loads.withLock { $0[worker] -= 1 }
                waiting.resume(returning: outcome)
            }
        }
        return try outcome.get()
    }

    /// The worker with the least to do, who now has one more; nil when the line is full.
    private func shortestLine() -> Int? {
        let limit = waitingLimit + queues.count
        return loads.withLock { loads in
            guard loads.reduce(0, +) < limit,
                let worker = loads.indices.min(by: { loads[$0] < loads[$1] })
            else { return nil }
            loads[worker] += 1
            return worker
        }
    }
}
