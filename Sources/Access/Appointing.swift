import Care

/// Who may appoint whom: data beside the matrix of permissions.
///
/// An administrator appoints people to posts whose work the administrator may never see (rulebook H.7, separation of
/// duties). So "nobody can grant what they do not hold" means the right to appoint, and this table is all of it
/// (docs/decisions/0011).
extension Role {
    /// The roles that somebody in this role may give to others, within the own place.
    public var mayAppoint: Set<Role> {
        switch self {
        case .platformAdministrator: Set(Role.allCases).subtracting([.integration])
        // A program is no person: it gets its account and its tokens at the operator's terminal.
        case .regionAdministrator: Set(Role.allCases).subtracting([.integration, .platformAdministrator])
        case .unitAdministrator: [.schoolPsychologyTeacher, .centreLead, .counsellor, .classTeacher, .unitAdministrator]
        case .dutyLead, .counsellor, .schoolPsychologyTeacher, .centreLead, .classTeacher, .gridWorker, .evaluator,
            .integration:
            []
        }
    }

    /// Where a post of this role may stand.
    public var seat: Seat {
        switch self {
        case .unitAdministrator, .schoolPsychologyTeacher, .centreLead, .classTeacher: .unit
        case .counsellor: .either
        case .platformAdministrator, .regionAdministrator, .dutyLead, .gridWorker, .evaluator, .integration: .region
        }
    }

    /// Whether a role belongs to a region, to one unit of it, or may be held in both.
    public enum Seat: Sendable { case region, unit, either }
}

extension Post {
    /// Whether the holder of this post may give the other one: the role is theirs to give, and the place is not wider.
    public func mayAppoint(_ other: Post) -> Bool {
        guard role.mayAppoint.contains(other.role) else { return false }
        guard let unit else { return region.contains(other.region) }
        return other.unit == unit
    }

    /// Whether the role may stand at such a place at all.
    public var isSeated: Bool {
        switch role.seat {
        case .region: unit == nil
        case .unit: unit != nil
        case .either: true
        }
    }
}
