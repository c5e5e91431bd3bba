/// On whose permission a scale is shown.
public struct Licence: Hashable, Sendable {
    public let holder: String
    /// The terms in words.
    public let terms: Wording
    /// The SPDX name of the licence, where it has one.
    public let spdx: String?
    public let url: String?
    public let citation: String
    /// Whether paid editions must leave the scale out.
    public let isNonCommercial: Bool
    public let permission: PermissionNeeded
}

/// What an institution must hold before it may use a scale. Source: rulebook E.1, E.2.
public enum PermissionNeeded: String, Sendable, Codable, CaseIterable {
    /// The scale may be used as it comes.
    case none
    /// The institution needs a licence of its own.
    case licence
    /// Use on a screen is forbidden unless a licence allows exactly that.
    case electronicLicence = "electronic-licence"
}
