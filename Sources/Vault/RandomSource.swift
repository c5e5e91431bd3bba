internal import Synchronization

/// Where unpredictable bytes come from; handed in, so that a test can hand in predictable ones.
public struct RandomSource: Sendable {
    private let make: @Sendable (Int) -> [UInt8]

    /// - Parameter make: gives exactly as many bytes as it is asked for.
    public init(_ make: @escaping @Sendable (Int) -> [UInt8]) {
        self.make = make
    }

    public func bytes(_ count: Int) -> [UInt8] {
        let bytes = make(count)
        precondition(bytes.count == count, "a random source gave \(bytes.count) bytes instead of \(count)")
        return bytes
    }

    /// The operating system's source; the only one fit for secrets.
    public static let system = RandomSource { count in
        // Eight bytes a call of the system, where one byte a call would ask sixteen times for one identifier.
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        while bytes.count < count { withUnsafeBytes(of: generator.next()) { bytes += $0 } }
        return Array(bytes.prefix(count))
    }

    /// The same bytes for the same seed: for tests and the demo's invented people, never for secrets.
    public static func seeded(_ seed: UInt64) -> RandomSource {
        let sequence = SplitMix(seed)
        return RandomSource { count in (0..<count).map { _ in sequence.next() } }
    }
}

/// SplitMix64. Source: Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014.
private final class SplitMix: Sendable {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) {
        state = Mutex(seed)
    }

    func next() -> UInt8 {
        let position = state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            return state
        }
        var mixed = (position ^ (position >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return UInt8(truncatingIfNeeded: (mixed ^ (mixed >> 31)) >> 56)
    }
}
