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
            let low = (0..<8).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * (7 - $0))) }
            return [UInt8](repeating: 0, count: 8) + low
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
