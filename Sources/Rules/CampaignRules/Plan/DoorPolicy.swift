/// What may be done where people are met in person: at the door, at a stand, with somebody who does not read. It stands
/// in the plan, so that two people have agreed to it (decisions 0051 and 0052).
public struct DoorPolicy: Hashable, Sendable, Codable {
    /// Whether residents who stand on no list are enrolled where they are met.
    public var walkIns: Bool
    /// Whether a grown-up may agree aloud, before a witness.
    public var saidAloud: Bool
    /// Whether a guardian may agree aloud as well, called back on the telephone.
    public var guardiansAloud: Bool

    /// Nobody is enrolled, and nobody agrees but by their own hand [D].
    public static let usual = DoorPolicy(walkIns: false, saidAloud: false, guardiansAloud: false)

    public init(walkIns: Bool, saidAloud: Bool, guardiansAloud: Bool) {
        self.walkIns = walkIns
        self.saidAloud = saidAloud
        self.guardiansAloud = guardiansAloud
    }

    /// Whether a yes that was said aloud counts. Of the person only from 18 [D]: who cannot read and is younger has a
    /// guardian, who is asked besides.
    public func hears(_ giver: ConsentGiver, age: Int) -> Bool {
        switch giver {
        case .person: saidAloud && age >= ConsentRule.adultAge
        case .guardian: saidAloud && guardiansAloud
        }
    }

    /// What an audience does not know is left out: pupils, staff and patients stand on a list.
    public func narrowed(to kind: AudienceKind) -> DoorPolicy {
        DoorPolicy(walkIns: walkIns && kind == .resident, saidAloud: saidAloud, guardiansAloud: guardiansAloud)
    }
}
