public import Care
public import WarningRules

/// The policies of all regions, from `Content/Policies/community-care.json`.
public typealias CommunityCarePolicies = Editions<CommunityCarePolicy>

/// What follows for residents, staff and patients from what a sitting came to: the three colours of the community
/// instead of the levels of a school, with its own times.
///
/// Source: rulebook C.2 (first contact and contact rhythm), all [D].
public struct CommunityCarePolicy: PolicyEdition, Equatable {
    public let care: CarePolicy

    public var region: Territory { care.region }
    public var validFrom: Day { care.validFrom }
    public var source: String { care.source }

    public init(from decoder: any Decoder) throws {
        care = try CarePolicy(from: decoder)
    }
}
