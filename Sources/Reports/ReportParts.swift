public import Care

/// A place that a report speaks of: the whole, a county, a school, a grade, a class.
public struct ReportPlace: Codable, Sendable, Equatable {
    public enum Level: String, Codable, Sendable, CaseIterable {
        case whole, county, township, house, grade, `class`
    }

    public let id: String
    public let level: Level
    /// What a unit is called; `nil` for a place, which every reader can name, and for people without a class.
    public let names: [String: String]?
    public let region: Region
}

/// One line of a table: people in a cell, or in several taken together.
public struct ReportLine: Codable, Sendable, Equatable {
    /// The bands that are counted here, the mildest first.
    public let codes: [String]
    /// What each of them is called; empty where the codes speak for themselves.
    public let titles: [[String: String]]
    /// Whether those who handed in without a result are counted here as well, being too few to be told apart.
    public let hasWithout: Bool
    public let people: Int
    /// Of 100 of this table's people, with the interval of 95 %.
    public let percent: Double
    public let lowest: Double
    public let highest: Double
    /// How many there would be with the sheets that were marked; `nil` where that may not be told.
    public let withMarked: Int?
    /// The same people's place in the campaign before this one.
    public let before: Before?

    /// What it was last time.
    public struct Before: Codable, Sendable, Equatable {
        public let people: Int
        public let percent: Double
        /// Percentage points more than then, with the interval of 95 %.
        public let change: Double
        public let lowest: Double
        public let highest: Double
        /// Whether chance alone seldom makes so much of a difference.
        public let isClear: Bool
    }
}

/// One table of a report.
public struct ReportTable: Codable, Sendable, Equatable {
    public let measure: Measure
    /// What the scale or the subscale is called; empty for what is no scale.
    public let titles: [String: String]
    /// Of how many it tells: the sheets that count, or everybody who handed in where the others are too few to be
    /// told apart.
    public let people: Int
    public let lines: [ReportLine]
    /// Of all, those who were compared with; `nil` where there is nothing to compare.
    public let peopleBefore: Int?
    /// Points; `nil` where telling them would tell of a hidden figure.
    public let mean: Double?
    public let deviation: Double?
    /// How many handed in without a result: marked, too empty, or not of the scale's age. `nil` where it may not be
    /// told; they then stand in the last line.
    public let without: Int?
    /// How many of those are marked sheets; `nil` where that may not be told.
    public let marked: Int?
    /// Why they have none, the marked sheets first; empty where it may not be told.
    public let reasons: [ReportReason]
    /// `nil` where no norm applies to these people.
    public let norm: NormComparison?
}

/// A part of a place, with the figures of one measure.
public struct ReportPart: Codable, Sendable, Equatable {
    /// `nil` for several that are too small apart.
    public let place: ReportPlace?
    /// How many parts are counted here.
    public let parts: Int
    public let people: Int
    public let cells: [Int]
    /// Of how many shares are taken: those with a result, where they are told apart.
    public let base: Int
}
