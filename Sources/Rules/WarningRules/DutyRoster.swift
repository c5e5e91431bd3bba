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
    public let onDuty: Set<Region>
    /// As a rule the city. An alert never climbs above it.
    public let top: Region

    public init(onDuty: Set<Region>, top: Region) {
        self.onDuty = onDuty
        self.top = top
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
        holder(for: way(from: region).dropFirst().first ?? top)
    }

    private func way(from region: Region) -> [Region] {
        top.contains(region) ? region.upwards.filter(top.contains) : [top]
    }
}
