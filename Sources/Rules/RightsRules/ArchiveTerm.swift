public import Care
public import WarningRules

/// The terms of all regions, from `Content/Policies/archive-terms.json`.
public typealias ArchiveTerms = Editions<ArchiveTerm>

/// How long the archive of a school or a counselling service is kept in one territory: findings, talks, and the sheets
/// that began them.
///
/// Source: rulebook H.8 [D]. Of a minor until an age, or some years after leaving the school, whichever is later; of an
/// adult some years after the care has ended. Each runs on to the same day of the year, so that none tells a birthday.
public struct ArchiveTerm: PolicyEdition, Equatable {
    /// Of what was begun with a minor.
    public struct Minor: Decodable, Sendable, Equatable {
        public let untilAge: Int
        public let yearsAfterLeaving: Int
    }

    /// Of what was said with an adult.
    public struct Adult: Decodable, Sendable, Equatable {
        public let yearsAfterEnd: Int
    }

    /// The day of the year on which terms end.
    public struct YearsEnd: Decodable, Sendable, Equatable {
        public let month: Int
        public let day: Int
    }

    public let region: Territory
    public let validFrom: Day
    public let source: String
    public let ofAge: Int
    public let minor: Minor
    public let adult: Adult
    public let endsOn: YearsEnd

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, ofAge, minor, adult, endsOn
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        ofAge = try container.decode(Int.self, forKey: .ofAge)
        minor = try container.decode(Minor.self, forKey: .minor)
        adult = try container.decode(Adult.self, forKey: .adult)
        endsOn = try container.decode(YearsEnd.self, forKey: .endsOn)
        guard ofAge > 0, minor.untilAge >= ofAge, minor.yearsAfterLeaving > 0, adult.yearsAfterEnd > 0 else {
            throw decoder.fault("terms are years above zero, and no minor's ends before they are of age")
        }
        guard Day(year: 2027, month: endsOn.month, day: endsOn.day) != nil else {
            throw decoder.fault("endsOn is a day of every year")
        }
    }
}

/// What has to be known of somebody to say until when their archive is kept. No birthday: a month is enough.
public struct ArchivedRecord: Sendable, Equatable {
    /// Written `2013-05`.
    public let bornMonth: String
    /// When it was begun.
    public let begunOn: Day
    /// When the care ended; `nil` while it is open.
    public let endedOn: Day?
    public let isPupil: Bool
    /// When they left the roster; `nil` while they stand on it, and where nobody knows.
    public let leftOn: Day?

    public init(bornMonth: String, begunOn: Day, endedOn: Day?, isPupil: Bool, leftOn: Day?) {
        (self.bornMonth, self.begunOn, self.endedOn) = (bornMonth, begunOn, endedOn)
        (self.isPupil, self.leftOn) = (isPupil, leftOn)
    }
}

extension ArchiveTerm {
    /// The last day on which an archive is kept.
    ///
    /// Who may have been a minor when it was begun is taken for one: as if born on the last day of the month. Who may
    /// have come of age while it was open has an adult's record as well, and the longer term holds. Whoever is no pupil
    /// leaves with the end of the care.
    /// - Returns: `nil` as long as no end can be said: the care is open, a pupil is still there, or nobody knows when
    ///   they left.
    public func lastDay(of record: ArchivedRecord) -> Day? {
        guard let born = Day(record.bornMonth + "-01"), let ended = record.endedOn else { return nil }
        let youngest = born.endOfMonth
        var last = ended
        if record.begunOn < youngest.adding(years: ofAge) {
            guard let left = record.isPupil ? record.leftOn : ended else { return nil }
            last = max(
                last, youngest.adding(years: minor.untilAge), left.adding(years: minor.yearsAfterLeaving))
        }
        if ended >= born.adding(years: ofAge) { last = max(last, ended.adding(years: adult.yearsAfterEnd)) }
        return last.nextEnd(endsOn)
    }

    /// Whether it is over on a day: the last day has passed.
    public func isOver(_ record: ArchivedRecord, on day: Day) -> Bool {
        lastDay(of: record).map { $0 < day } ?? false
    }

    /// Who was born after this month is no minor whose term is over: enough to pass over most without reading them.
    public func latestBirthMonth(on day: Day) -> String {
        String(day.adding(years: -minor.untilAge).description.prefix(7))
    }

    /// Whoever left later is no pupil whose term is over.
    public func latestLeaving(on day: Day) -> Day { day.adding(years: -minor.yearsAfterLeaving) }

    /// What ended later is no adult's record whose term is over.
    public func latestEnd(on day: Day) -> Day { day.adding(years: -adult.yearsAfterEnd) }
}

extension Day {
    /// The same day in another year; 1 March where there is no 29 February.
    fileprivate func adding(years: Int) -> Day {
        let (year, month, day) = civil
        return Day(year: year + years, month: month, day: day)
            ?? Day(year: year + years, month: 3, day: 1) ?? adding(days: 365 * years)
    }

    fileprivate var endOfMonth: Day {
        let (year, month, _) = civil
        let next = month == 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
        return next?.adding(days: -1) ?? self
    }

    /// This day, or the next one that ends a year.
    fileprivate func nextEnd(_ end: ArchiveTerm.YearsEnd) -> Day {
        let year = civil.year
        guard let here = Day(year: year, month: end.month, day: end.day),
            let next = Day(year: year + 1, month: end.month, day: end.day)
        else { return self }
        return self <= here ? here : next
    }
}
