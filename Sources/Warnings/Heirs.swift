import Access
import Care
import Storage
import WarningRules

/// Who answers for a place that has ended: what came after it, or what is above it.
extension Session {
    /// What came after a region or a place above it; `nil` where nothing did. Nothing comes after a split: whose an old
    /// row is then, nobody can say, and the place above answers.
    func inheritance(of region: Region) throws -> Inheritance? {
        var successors: [Region: Set<Region>] = [:]
        var asked: Set<Region> = []
        var open = Set(region.upwards)
        // What was asked for once is not asked for again, so that a loop in the data comes to an end.
        while !open.isEmpty {
            let links = try successions(of: open)
            for (predecessor, successor) in links { successors[predecessor, default: []].insert(successor) }
            asked.formUnion(open)
            open = Set(links.flatMap(\.successor.upwards)).subtracting(asked)
        }
        return Inheritance(of: region, successors: successors)
    }

    private func successions(of places: Set<Region>) throws -> [(predecessor: Region, successor: Region)] {
        try rows(
            """
            SELECT s.predecessor, s.successor FROM published_region_succession s
            WHERE s.predecessor IN \(list: places.sorted())
            \(unscoped: "what came after a place is public")
            """
        ).map { (try $0("predecessor"), try $0("successor")) }
    }

    /// All places whose people reach what lies in a region, nearest first: its heirs and itself, and those above them.
    func placesAnswering(for region: Region, _ inheritance: Inheritance?) -> [Region] {
        let all = ((inheritance?.heirs ?? []) + [region]).flatMap(\.upwards)
        let narrowFirst = Region.Level.allCases.reversed().flatMap { level in all.filter { $0.level == level } }
        var seen: Set<Region> = []
        return narrowFirst.filter { seen.insert($0).inserted }
    }

    /// The widest place to which the alerts of a place climb: its city, or what is above a city that was dissolved.
    func top(above place: Region) throws -> Region {
        let wide = place.upwards.filter { $0.level <= .city }
        let ended = try places(endedAmong: wide)
        return wide.first { !ended.contains($0) } ?? wide.first ?? place
    }

    /// Which of some places have ended by today: merged, moved or split.
    func places(endedAmong places: [Region]) throws -> Set<Region> {
        let ended = try rows(
            """
            SELECT r.code FROM published_region r
            WHERE r.code IN \(list: places) AND r.ended_on <= \(today)
            \(unscoped: "which places there are is public")
            """
        ).map { try $0("code", as: Region.self) }
        return Set(ended)
    }
}
