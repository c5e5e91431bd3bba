import CampaignRules

extension ChangeCampaign {
    /// What may be done where people are met in person. Ticks: what is not sent is not allowed.
    public struct Door: Codable, Sendable, Equatable {
        public var walkIns: Bool?
        public var saidAloud: Bool?
        public var guardiansAloud: Bool?

        public init(walkIns: Bool? = nil, saidAloud: Bool? = nil, guardiansAloud: Bool? = nil) {
            self.walkIns = walkIns
            self.saidAloud = saidAloud
            self.guardiansAloud = guardiansAloud
        }

        var policy: DoorPolicy {
            DoorPolicy(
                walkIns: walkIns ?? false, saidAloud: saidAloud ?? false, guardiansAloud: guardiansAloud ?? false)
        }
    }
}
