import Care
import Synchronization

/// Makes whoever tries one code after the other wait, twice as long each time, by address.
///
/// In this server's memory only: the codes have 75 bits, so this spares the database, not the secret. A slip of the
/// pen never gets here, because a code's check symbol tells it from a guess.
final class Guesses: Sendable {
    static let longestWait = 900
    /// After so long without a wrong code, all is forgotten.
    static let memorySeconds = 3_600
    static let mostAddresses = 10_000

    private struct Tries {
        var wrong = 0
        var last: Moment
    }

    /// A few wrong codes are somebody with several slips of paper.
    private let free: Int
    private let tries = Mutex<[String: Tries]>([:])

    /// - Parameter patience: How many times as many wrong codes as usual are free; 1 or more.
    init(patience: Int) { free = 3 * patience }

    func noteWrong(from address: String, at now: Moment) {
        tries.withLock { tries in
            if tries.count >= Self.mostAddresses, tries[address] == nil { Self.makeRoom(in: &tries, at: now) }
            var known = tries[address] ?? Tries(last: now)
            if now.seconds(since: known.last) >= Self.memorySeconds { known.wrong = 0 }
            known.wrong += 1
            known.last = now
            tries[address] = known
        }
    }

    /// Forgets who has been quiet for an hour; failing that, who has been quiet longest. So whoever comes from ever
    /// new addresses does not fill the memory.
    private static func makeRoom(in tries: inout [String: Tries], at now: Moment) {
        tries = tries.filter { now.seconds(since: $0.value.last) < memorySeconds }
        guard tries.count >= mostAddresses, let quietest = tries.min(by: { $0.value.last < $1.value.last })
        else { return }
        tries[quietest.key] = nil
    }

    /// 0 when the next try is welcome.
    func secondsToWait(for address: String, at now: Moment) -> Int {
        tries.withLock { tries in
            guard let known = tries[address], known.wrong > free else { return 0 }
            let passed = now.seconds(since: known.last)
            guard passed < Self.memorySeconds else { return 0 }
            let wait = min(Self.longestWait, 1 << min(known.wrong - free, 20))
            return max(0, wait - passed)
        }
    }
}
