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
}
