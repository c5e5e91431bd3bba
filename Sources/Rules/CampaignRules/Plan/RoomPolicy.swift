/// What a proctor is told in the rooms of a campaign. It stands in the plan, so that two people have agreed to it; a
/// school may be stricter in a room of its own, and never laxer.
public struct RoomPolicy: Hashable, Sendable, Codable {
    /// Whether the proctor is asked to stay near a seat whose answers call for help, never why. Off unless the plan
    /// says otherwise: the fewer know, the better, and the psychology teacher knows at once in any case (rulebook H.6).
    public var tellsOfFlags: Bool
    /// Minutes without an answer after which a seat counts as stuck, and somebody may go and ask.
    public var stuckMinutes: Int

    /// Nobody is told, and five minutes are a while [D].
    public static let usual = RoomPolicy(tellsOfFlags: false, stuckMinutes: 5)
    public static let stuckRange = 1...60

    public init(tellsOfFlags: Bool, stuckMinutes: Int) {
        self.tellsOfFlags = tellsOfFlags
        self.stuckMinutes = stuckMinutes
    }

    /// Whether a school may want this: to be told of no seat, or to go and ask sooner.
    public func allows(_ wish: RoomPolicy) -> Bool { narrowed(by: wish) == wish }

    /// What holds in a room: the stricter of the plan and what the school wants.
    public func narrowed(by wish: RoomPolicy) -> RoomPolicy {
        RoomPolicy(
            tellsOfFlags: tellsOfFlags && wish.tellsOfFlags, stuckMinutes: min(stuckMinutes, wish.stuckMinutes))
    }
}
