public import Care

/// When somebody has to be on duty, for the places of one territory, level by level.
public typealias DutyCoverages = Editions<DutyCoverage>

/// What a territory asks of its rosters, from `Content/Policies/duty-coverage.json`.
public struct DutyCoverage: PolicyEdition {
    public let region: Territory
    public let validFrom: Day
    public let source: String
    private let demands: [Region.Level: DutyDemand]

    /// What is asked of the places of a level.
    public func demand(of level: Region.Level) -> DutyDemand { demands[level] ?? .roundTheClock }

    private enum Keys: String, CodingKey, CaseIterable {
        case region, validFrom, source, note, levels
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        region = try container.decode(Territory.self, forKey: .region)
        validFrom = try container.decode(Day.self, forKey: .validFrom)
        source = try container.decode(String.self, forKey: .source)
        let levels = try container.decode([String: DutyDemand].self, forKey: .levels)
        demands = Dictionary(uniqueKeysWithValues: try levels.map { name, demand in
            guard let level = Region.Level(rawValue: name) else { throw decoder.fault("unknown level \(name)") }
            return (level, demand)
        })
    }
}

/// When a place needs somebody on duty.
public enum DutyDemand: Hashable, Sendable, Decodable {
    case roundTheClock
    /// The opening hours of working days; at other times the place above holds the alerts.
    case workingHours
    /// Every day between two times, written `08:00-22:00`.
    case daily(ClockTime, ClockTime)
    /// Nobody at all: the place above holds its alerts.
    case nobody

    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        switch text {
        case "roundTheClock": self = .roundTheClock
        case "workingHours": self = .workingHours
        case "nobody": self = .nobody
        default:
            let times = text.split(separator: "-", omittingEmptySubsequences: false).map { ClockTime(String($0)) }
            guard times.count == 2, let opens = times[0], let closes = times[1], opens < closes else {
                throw decoder.fault("a demand is roundTheClock, workingHours, nobody or 08:00-22:00")
            }
            self = .daily(opens, closes)
        }
    }

    /// The parts of a stretch in which somebody is needed, in order.
    public func needed(in stretch: Stretch, calendar: WorkingCalendar) -> [Stretch] {
        switch self {
        case .roundTheClock: [stretch]
        case .nobody: []
        case .workingHours:
            daily(in: stretch, from: calendar.opens, until: calendar.closes, where: calendar.isWorkingDay)
        case .daily(let opens, let closes):
            daily(in: stretch, from: opens.minute, until: closes.minute, where: { _ in true })
        }
    }

    private func daily(
        in stretch: Stretch, from opens: Int, until closes: Int, where isNeeded: (Day) -> Bool
    ) -> [Stretch] {
        (stretch.from.day.daysSince1970...stretch.until.day.daysSince1970).map(Day.init(daysSince1970:))
            .filter(isNeeded)
            .compactMap { Stretch(from: Moment($0, minute: opens), until: Moment($0, minute: closes)) }
            .compactMap { $0.shared(with: stretch) }
    }
}

extension DutyDemand {
    /// When somebody is needed and nobody is there, in order. A gap of one minute is a gap.
    ///
    /// Source: rulebook D.2, rota check: no gap in the published hours.
    public func gaps(
        in stretch: Stretch, shifts: [DutyShift], absences: [DutyAbsence], calendar: WorkingCalendar
    ) -> [Stretch] {
        let attended = joined(shifts.flatMap { $0.attended(despite: absences) })
        return needed(in: stretch, calendar: calendar).flatMap { $0.without(attended) }
    }
}
