public import Care

/// What a person says about their age in the public self-check: a group, never a birthday.
public enum AgeGroup: String, Sendable, Codable, CaseIterable {
    case under14 = "under-14"
    case from14to17 = "14-17"
    case from18to59 = "18-59"
    case from60 = "60-plus"

    /// Years.
    public var lowestAge: Int {
        switch self {
        case .under14: 0
        case .from14to17: 14
        case .from18to59: 18
        case .from60: 60
        }
    }

    /// Years; `nil` for the open end.
    public var highestAge: Int? {
        switch self {
        case .under14: 13
        case .from14to17: 17
        case .from18to59: 59
        case .from60: nil
        }
    }

    public var name: Phrase { Phrase("screenings.age.\(rawValue)") }

    /// Whether everybody of this group may be offered a scale in the public self-check.
    ///
    /// Under 14 never: the law asks for a guardian's consent before a child's personal information is handled.
    /// Source: PIPL art. 31; rulebook E.4.6 for the age gates.
    public func mayAnswer(_ questionnaire: Questionnaire) -> Bool {
        let gate = questionnaire.ageGate
        guard self != .under14, lowestAge >= gate.minimum else { return false }
        guard let maximum = gate.maximum else { return true }
        return highestAge.map { $0 <= maximum } ?? false
    }
}
