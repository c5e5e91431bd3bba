import CampaignRules

extension ChangeCampaign {
    /// What a proctor is told in the rooms of the campaign. A form ticks, so nothing ticked is nothing told.
    public struct Rooms: Codable, Sendable, Equatable {
        public var tellsOfFlags: Bool?
        public var stuckMinutes: String

        public init(tellsOfFlags: Bool?, stuckMinutes: String) {
            self.tellsOfFlags = tellsOfFlags
            self.stuckMinutes = stuckMinutes
        }

        func checked() throws(CampaignProblem) -> RoomPolicy {
            let field = "rooms.stuckMinutes"
            guard let minutes = try PlanText.number(stuckMinutes, field, in: RoomPolicy.stuckRange) else {
                throw .missing(field: field)
            }
            return RoomPolicy(tellsOfFlags: tellsOfFlags ?? false, stuckMinutes: minutes)
        }
    }
}
