public import Care

/// A place that holds an alert, and whether somebody is on duty there.
public struct Holding: Hashable, Sendable {
    public let region: Region
    public let attended: Bool

    public init(region: Region, attended: Bool) {
        self.region = region
        self.attended = attended
    }
}

/// Where somebody is on duty now, up to the widest place to which alerts climb.
public struct DutyRoster: Hashable, Sendable {
    public var onDuty: Set<Region> { Set(since.keys) }
    /// When the last one came on duty, place by place.
    public let since: [Region: Moment]
    /// As a rule the city. An alert never climbs above it.
    public let top: Region
    /// Where the alert's place was merged or moved; `nil` where the tree above it is all there is.
    public let inheritance: Inheritance?

    public init(since: [Region: Moment], top: Region, inheritance: Inheritance? = nil) {
        self.since = since
        self.top = top
        self.inheritance = inheritance
    }

    /// The first place from `region` upwards where somebody is on duty; else the top, unattended.
    ///
    /// Asked for the present holder it says at once where an alert belongs whose holder has gone off duty. A place
    /// outside the top's area is held by the top.
    public func holder(for region: Region) -> Holding {
        let attended = way(from: region).first { onDuty.contains($0) }
        return Holding(region: attended ?? top, attended: attended != nil)
    }

    /// The first attended place strictly above, else the top. Above the top is the top.
    public func nextHolder(above region: Region) -> Holding {
        let above = way(from: region).filter { $0.level < region.level } + [top]
        let attended = above.first { onDuty.contains($0) }
        return Holding(region: attended ?? top, attended: attended != nil)
    }

    /// The county strictly above a place that an alert climbs to.
    func county(above region: Region) -> Region? {
        way(from: region).first { $0.level == .county && $0.level < region.level }
    }

    /// Where an alert that nobody attends comes home to: the nearest place upwards from its own where somebody is on
    /// duty; `nil` while there is none.
    ///
    /// An alert that has climbed was too long with those below. It comes back only to who has come on duty since it
    /// came to rest, not to whoever let it climb.
    ///
    /// - Parameter rest: since when a climbed alert lies where it is; `nil` for one that never climbed.
    public func home(for region: Region, since rest: Moment?) -> Region? {
        way(from: region).first { place in
            guard let came = since[place] else { return false }
            return rest.map { came >= $0 } ?? true
        }
    }

    /// From narrow to wide. Of one level who answers today comes before who did before the merger.
    private func way(from region: Region) -> [Region] {
        let tree = top.contains(region) ? region.upwards.filter(top.contains) : [top]
        guard let inheritance else { return tree }
        // Asked for the alert's own place, an heir below its level counts too: a township may become a village.
        let inherited = inheritance.places.filter { region == inheritance.origin || $0.level <= region.level }
        return Region.Level.allCases.reversed().flatMap { level in
            (inherited + tree).filter { $0.level == level }
        }
    }
}
