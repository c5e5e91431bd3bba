public import Care

/// The visits after somebody's return: which were planned, which were made, and which is next.
///
/// A visit counts for the planned day that it is nearest to, of two equally near ones for the earlier. So a late visit
/// settles the one that was missed and not also the next, and nobody has to make up for what is long past. In the
/// first days it counts for the return itself: being there at the door is not yet the visit of the first week.
///
/// Source: rulebook G.4.
public struct VisitPlan: Sendable, Equatable {
    public struct Planned: Sendable, Equatable {
        public let day: Day
        /// When the visit was made that counts for it.
        public let madeOn: Day?
        /// Nobody came, and a later one was made.
        public let isMissed: Bool
    }

    public let planned: [Planned]
    /// The first that nobody has made yet; `nil` at the end.
    public let next: Day?

    public init(from start: Day, made: [Day], under policy: ReturnPolicy) {
        let days = policy.visits.map { $0.day(after: start) }
        var first: [Int: Day] = [:]
        for visit in made.sorted() {
            guard let place = Self.place(of: visit, from: start, among: days), first[place] == nil else { continue }
            first[place] = visit
        }
        let reached = first.keys.max() ?? -1
        planned = days.indices.map { place in
            Planned(day: days[place], madeOn: first[place], isMissed: first[place] == nil && place < reached)
        }
        next = days.dropFirst(reached + 1).first
    }

    /// - Returns: `nil` for one that counts for the return itself.
    private static func place(of visit: Day, from start: Day, among days: [Day]) -> Int? {
        var (nearest, place): (Int, Int?) = (visit.distance(to: start), nil)
        for (number, day) in days.enumerated() where visit.distance(to: day) < nearest {
            (nearest, place) = (visit.distance(to: day), number)
        }
        return place
    }
}

extension Day {
    fileprivate func distance(to other: Day) -> Int { abs(daysSince1970 - other.daysSince1970) }
}
