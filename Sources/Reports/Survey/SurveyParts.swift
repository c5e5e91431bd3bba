import Care
import ReportRules

/// A share of everybody whom a sample was drawn from, of 100, with its standard error and the interval of 95 %.
public struct SurveyEstimate: Codable, Sendable, Equatable {
    public let percent: Double
    public let error: Double
    public let lowest: Double
    public let highest: Double

    init(_ value: Double, _ error: Double, _ interval: ClosedRange<Double>) {
        percent = Self.tenths(value)
        // A small error would be nothing in tenths.
        self.error = (error * 10_000).rounded() / 100
        lowest = Self.tenths(interval.lowerBound)
        highest = Self.tenths(interval.upperBound)
    }

    init(_ share: StratifiedShare) { self.init(share.value, share.error, share.interval) }

    static func tenths(_ share: Double) -> Double { (share * 1_000).rounded() / 10 }
}

/// One stratum of a sample, or several that are too small apart.
public struct SurveyStratum: Codable, Sendable, Equatable {
    /// As the draw names them: an age where a group begins, a sex, a place. Empty where there is one only.
    public let strata: [String]
    /// How many there are to draw from; `nil` where that is fewer than ten more than were asked.
    public let frame: Int?
    /// How many were drawn and are on the list still; `nil` where fewer than ten of them are missing.
    public let drawn: Int?
    public let handedIn: Int
}

/// One answer, or the last ones taken together.
public struct SurveyLine: Codable, Sendable, Equatable {
    public let codes: [String]
    /// The words of each; empty where the licence of the scale keeps them.
    public let texts: [[String: String]]
    /// Whether whoever gave no answer that counts stands here as well.
    public let hasWithout: Bool
    public let people: Int
    /// Of 100 who answered, without weights.
    public let unweighted: Double
    public let estimate: SurveyEstimate?
}

/// What one stratum answered, line by line.
public struct SurveyItemStratum: Codable, Sendable, Equatable {
    public let strata: [String]
    public let frame: Int
    /// Of how many shares are taken.
    public let answered: Int
    /// As the lines of the question.
    public let cells: [Cell]

    public struct Cell: Codable, Sendable, Equatable {
        public let people: Int
        public let estimate: SurveyEstimate?
    }
}

/// One question of a survey.
public struct SurveyItem: Codable, Sendable, Equatable {
    public let questionnaire: String
    public let version: String
    /// What the scale is called.
    public let titles: [String: String]
    public let item: String
    /// Its words; empty where the licence of the scale keeps them.
    public let texts: [String: String]
    /// Of how many shares are taken.
    public let answered: Int
    /// How many handed in without an answer that counts; `nil` where they stand in the last line.
    public let without: Int?
    /// Whether it asks what somebody knows; the first line is then what is right.
    public let isKnowledge: Bool
    public let lines: [SurveyLine]
    /// Empty where they may not be told apart.
    public let strata: [SurveyItemStratum]
}

/// How many know, of all and in each stratum that every question tells of.
public struct SurveyAwareness: Codable, Sendable, Equatable {
    public let questions: Int
    public let all: SurveyEstimate
    public let strata: [Part]

    public struct Part: Codable, Sendable, Equatable {
        public let strata: [String]
        public let estimate: SurveyEstimate
    }
}

/// A scale of a survey, and on whose permission it is used.
public struct SurveyScale: Codable, Sendable, Equatable {
    public let questionnaire: String
    public let version: String
    public let titles: [String: String]
    public let holder: String
    public let terms: [String: String]
    public let citation: String
}
