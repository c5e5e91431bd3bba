/// Who waits for a password to be hashed. Whoever has lately been wrong least is next, and those before all who have
/// been right: so somebody who floods the line waits behind the people whom they would keep out, and leaves first when
/// it is full.
///
/// Without a clock: the last thousand of each are remembered. A flood fills that within minutes; when there is none,
/// there is no line in which the order would matter.
struct PasswordLine<Job> {
    private struct Place {
        let job: Job
        let asker: String
        /// How many of their own stood before them when they came: one asker alone cannot fill the line either.
        let ownBefore: Int
    }

    /// How many wrong passwords somebody may give before they wait as long as somebody unknown. A lock comes after as
    /// many.
    private let credit = 5
    private var places: [Place] = []
    private var wrong: Lately
    private var right: Lately

    init(memory: Int = 1_000) {
        wrong = Lately(memory: memory)
        right = Lately(memory: memory)
    }

    /// - Returns: whoever has to leave because there is room for `limit` only: the newcomer, or somebody who stands
    ///   behind them.
    mutating func join(_ job: Job, from asker: String, limit: Int) -> Job? {
        let ownBefore = places.count { $0.asker == asker }
        places.append(Place(job: job, asker: asker, ownBefore: ownBefore))
        guard places.count > limit else { return nil }
        let ranks = ranks
        // Of several alike the last one, who has waited least.
        let last = places.indices.reduce(0) { ranks[$1] >= ranks[$0] ? $1 : $0 }
        return places.remove(at: last).job
    }

    mutating func next() -> Job? {
        let ranks = ranks
        guard let first = places.indices.min(by: { ranks[$0] < ranks[$1] }) else { return nil }
        return places.remove(at: first).job
    }

    mutating func note(_ isRight: Bool, from asker: String) {
        if isRight { right.note(asker) } else { wrong.note(asker) }
    }

    /// The lowest is next.
    private var ranks: [Int] {
        places.map { wrong[$0.asker] + $0.ownBefore - (right[$0.asker] > 0 ? credit : 0) }
    }
}

/// How often each was seen among the last so many.
private struct Lately {
    private let memory: Int
    private var seen: [String] = []
    private var counts: [String: Int] = [:]

    init(memory: Int) { self.memory = memory }

    subscript(name: String) -> Int { counts[name, default: 0] }

    mutating func note(_ name: String) {
        counts[name, default: 0] += 1
        seen.append(name)
        guard seen.count > memory else { return }
        let forgotten = seen.removeFirst()
        let left = self[forgotten] - 1
        counts[forgotten] = left > 0 ? left : nil
    }
}
