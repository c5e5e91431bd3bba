public import Care

/// Whose duty leads are told of a report of harm, and how far from the person they are.
///
/// Source: rulebook C.5: overdue at any clock → the next level of the tree; at twice its time → the county.
public enum HarmCircle: String, Sendable, Codable, CaseIterable {
    /// As soon as it is written: the nearest place that has a duty lead.
    case nearest
    case above
    case county

    /// The place whose duty leads are told; `nil` where no place above has any.
    /// - Parameters:
    ///   - home: where the person is.
    ///   - manned: places that have a duty lead.
    public func place(above home: Region, manned: Set<Region>) -> Region? {
        let upwards = home.upwards.filter(manned.contains)
        switch self {
        case .nearest: return upwards.first
        case .above: return upwards.dropFirst().first ?? upwards.first
        // A county without a duty lead is answered for by the city.
        case .county: return upwards.first { $0.level <= .county } ?? upwards.last
        }
    }
}
