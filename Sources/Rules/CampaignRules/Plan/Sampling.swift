/// How a sample is drawn.
public enum SampleMethod: String, Sendable, Codable, CaseIterable {
    /// Everybody has the same chance.
    case simple
    /// In proportion to the size of each unit, sex or group of ages.
    case byUnit, bySex, byAge
}

/// A sample as it is planned, with all that is needed to draw the same once more.
public struct SamplePlan: Hashable, Sendable, Codable {
    public var method: SampleMethod
    public var size: Int
    public var seed: Int

    public init(method: SampleMethod, size: Int, seed: Int) {
        self.method = method
        self.size = size
        self.seed = seed
    }
}

/// Somebody who could be drawn.
public struct Candidate: Hashable, Sendable {
    public let id: String
    public let stratum: String

    public init(id: String, stratum: String) {
        self.id = id
        self.stratum = stratum
    }
}

/// How many of a stratum there are, and how many of them were drawn; by this a report weighs them.
public struct StratumCount: Hashable, Sendable {
    public let stratum: String
    public let frame: Int
    public let drawn: Int

    public init(stratum: String, frame: Int, drawn: Int) {
        self.stratum = stratum
        self.frame = frame
        self.drawn = drawn
    }
}

extension SamplePlan {
    /// The years that one group of ages spans.
    public static let yearsInGroup = 10

    /// To which stratum somebody belongs.
    public func stratum(unit: String?, sex: String?, age: Int) -> String {
        switch method {
        case .simple: ""
        case .byUnit: unit ?? ""
        case .bySex: sex ?? ""
        case .byAge: "\(age / Self.yearsInGroup * Self.yearsInGroup)"
        }
    }

    /// Draws from all candidates. The order in which they come does not matter: each has a place in the draw that
    /// follows from the seed and the candidate alone, and the first of every stratum are taken.
    public func draw(from candidates: [Candidate]) -> (drawn: Set<String>, strata: [StratumCount]) {
        let strata = Dictionary(grouping: candidates, by: \.stratum)
        let shares = shares(of: strata.mapValues(\.count))
        var drawn: Set<String> = []
        for (stratum, members) in strata {
            let placed = members.map { (place: place(of: $0.id), id: $0.id) }
                .sorted { ($0.place, $0.id) < ($1.place, $1.id) }
            drawn.formUnion(placed.prefix(shares[stratum] ?? 0).map(\.id))
        }
        let counts = strata.keys.sorted().map {
            StratumCount(stratum: $0, frame: strata[$0]?.count ?? 0, drawn: shares[$0] ?? 0)
        }
        return (drawn, counts)
    }

    /// How many come from each stratum: in proportion, and what is left over by the largest remainders (Hamilton).
    private func shares(of sizes: [String: Int]) -> [String: Int] {
        let total = sizes.values.reduce(0, +)
        let wanted = max(0, min(size, total))
        guard total > 0 else { return [:] }
        var shares = sizes.mapValues { $0 * wanted / total }
        let left = wanted - shares.values.reduce(0, +)
        let byRemainder = sizes.keys.sorted {
            let (first, second) = ((sizes[$0] ?? 0) * wanted % total, (sizes[$1] ?? 0) * wanted % total)
            return first == second ? $0 < $1 : first > second
        }
        for stratum in byRemainder.prefix(left) { shares[stratum, default: 0] += 1 }
        return shares
    }

    /// FNV-1a over the seed and the candidate, stirred by the finisher of SplitMix64 (Steele 2014), so that neighbours
    /// lie far apart. Drawing needs evenness and repetition, not secrecy.
    private func place(of id: String) -> UInt64 {
        let sign = "\(seed)|\(id)".utf8.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let first = (sign ^ (sign >> 30)) &* 0xBF58_476D_1CE4_E5B9
        let second = (first ^ (first >> 27)) &* 0x94D0_49BB_1331_11EB
        return second ^ (second >> 31)
    }
}
