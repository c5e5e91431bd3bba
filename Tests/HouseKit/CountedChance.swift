import Synchronization
import Vault

extension RandomSource {
    /// True chance for secrets; identifiers, which take 16 bytes, count upwards, so that things made in the same
    /// moment of a stopped clock keep the order in which they were made.
    static func counted() -> RandomSource {
        let count = Counter()
        return RandomSource { size in
            guard size == 16 else { return RandomSource.system.bytes(size) }
            let number = count.next()
            return (0..<16).map { place in place < 8 ? 0 : UInt8(truncatingIfNeeded: number >> UInt64(8 * (15 - place))) }
        }
    }
}

private final class Counter: Sendable {
    /// Begins at random, so that two houses over one database do not give out the same identifiers.
    private let last = Mutex(UInt64.random(in: 0..<(1 << 61)))

    func next() -> UInt64 {
        last.withLock { last in
            last += 1
            return last
        }
    }
}
