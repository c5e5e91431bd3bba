/// Whom a campaign is for.
public enum AudienceKind: String, Sendable, Codable, CaseIterable {
    case pupil, staff, resident, patient

    /// Whether they are found by the unit that they belong to; residents are found by the place where they live.
    public var isOfUnits: Bool { self != .resident }
}

/// Whom a campaign is for, and which of them: all of the units and places that take part, or some.
public struct CampaignAudience: Hashable, Sendable, Codable {
    public var kind: AudienceKind
    /// The years in which the pupils of the grades entered; empty for every grade.
    public var entryYears: [Int]
    /// The codes of classes or departments; empty for all of them.
    public var parts: [String]
    /// Years completed, inside; `nil` for no border.
    public var youngest: Int?
    public var oldest: Int?
    /// Only some, drawn by a stated method; `nil` for everybody.
    public var sample: SamplePlan?

    public init(
        kind: AudienceKind, entryYears: [Int] = [], parts: [String] = [], youngest: Int? = nil, oldest: Int? = nil,
        sample: SamplePlan? = nil
    ) {
        self.kind = kind
        self.entryYears = entryYears
        self.parts = parts
        self.youngest = youngest
        self.oldest = oldest
        self.sample = sample
    }

    /// Whether somebody of this age belongs to the audience.
    public func includes(age: Int) -> Bool {
        youngest.map { age >= $0 } ?? true && oldest.map { age <= $0 } ?? true
    }
}
