/// IND-03: of all schools, how many have at least one psychology teacher, full-time or part-time
/// (rulebook A, requirement 138 and the indicator registry).
public struct TeacherShare: Codable, Sendable, Equatable {
    /// The numerator.
    public let schoolsWith: Int
    /// The denominator.
    public let schools: Int

    public init(schoolsWith: Int, schools: Int) {
        self.schoolsWith = schoolsWith
        self.schools = schools
    }

    /// Rounded down to a tenth. `nil` without schools.
    public var percent: Double? { schools > 0 ? Double(schoolsWith * 1_000 / schools) / 10 : nil }

    /// By whole numbers, so that nothing is rounded up to the target.
    public func reaches(percent target: Int) -> Bool { schools > 0 && schoolsWith * 100 >= target * schools }
}

/// Whether somebody teaches nothing but mental health, or beside other work.
public enum TeachingTime: String, Sendable, Codable, CaseIterable { case fullTime, partTime }
