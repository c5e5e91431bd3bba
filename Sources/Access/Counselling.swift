import Care

/// What a counsellor does for the people of a unit, and for residents who belong to none. All of it stands here.
///
/// A psychology teacher looks after the pupils of a school. Elsewhere there is none: an employer, a hospital, a
/// community health centre has a counsellor in the house, and a place has one for its residents (rulebook C.2, H.6).
/// The same role in a school gets nothing by it: neither pupils nor colleagues are theirs.
public enum Counselling {
    /// The kinds of units whose counsellor looks after its people, of those in `place-types.json`. What is not here has
    /// none: a school above all, and places of custody, whose people come with an issue of their own.
    public static let unitKinds: Set<String> = [
        "employer", "organisation", "hospital", "psychiatric-hospital", "maternal-hospital", "tcm-hospital",
        "primary-care", "rehabilitation", "nursing-home",
    ]

    /// The kinds that have psychology teachers of their own, or ought to. Their staff is looked after by a counsellor
    /// of the place: the archive of staff is apart from that of pupils, and no colleague reads it (rulebook G.3,
    /// requirements 140 and 205).
    public static let schoolKinds: Set<String> = ["school", "special-school", "kindergarten", "university"]

    /// What a counsellor holds further in such a unit. They plan for it as a psychology teacher does for a school, and
    /// its administrator agrees.
    public static let inUnit: Set<Permission> = [
        .seeRosters, .planCampaigns, .watchCampaigns, .carryOutCampaigns, .keepConsents, .proctorSittings, .leadRooms,
        .holdInterviews, .raiseHarm, .reportHarm,
    ]
    /// Names and telephones come with the talk, of those alone whom somebody has to talk with; not with a list of all.
    /// Whoever talks with residents also meets them at the door, and writes down what they agree to (decision 0051).
    public static let forResidents: Set<Permission> = [
        .holdInterviews, .raiseHarm, .reportHarm, .enrolResidents, .keepConsents,
    ]
}

extension Post {
    /// All that the post lets its holder do: what the role holds everywhere, and what a counsellor holds by the place.
    public var permissions: Set<Permission> { role.permissions.union(ofPlace) }

    private var ofPlace: Set<Permission> {
        guard role == .counsellor else { return [] }
        guard unit != nil else { return Counselling.forResidents }
        return unitKind.map(Counselling.unitKinds.contains) == true ? Counselling.inUnit : []
    }

    /// Whether the post holds a permission for residents without a unit and for nobody else of its place.
    func isForResidents(_ permission: Permission) -> Bool { unit == nil && !role.permissions.contains(permission) }
}
