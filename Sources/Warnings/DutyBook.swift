public import Access
public import Care
public import Storage
public import WarningRules

/// Somebody who can be put on the roster of a place.
public struct DutyPerson: Codable, Sendable, Equatable {
    public let account: ID<Caller>
    public let name: String
}

/// One shift as it stands on the roster.
public struct ShiftLine: Codable, Sendable, Equatable {
    public let id: ID<DutyShift>
    public let account: ID<Caller>
    public let name: String
    public let isOwn: Bool
    public let region: Region
    public let kind: DutyKind
    public let stretch: Stretch
    /// When the person is really there: without absences, and as long as the post is theirs; may be empty.
    public let attended: [Stretch]
}

/// One absence as it stands on the roster. Why somebody is away is nobody's business here.
public struct AbsenceLine: Codable, Sendable, Equatable {
    public let id: ID<DutyAbsence>
    public let account: ID<Caller>
    public let name: String
    public let isOwn: Bool
    public let stretch: Stretch
}

/// What one place has planned for a stretch of time.
struct DutyBook {
    let shifts: [ShiftLine]
    let absences: [AbsenceLine]

    /// When somebody is needed and nobody is there.
    func gaps(in stretch: Stretch, demand: DutyDemand, calendar: WorkingCalendar) -> [Stretch] {
        let there = shifts.flatMap { line in
            line.attended.map {
                DutyShift(account: line.account.rawValue, region: line.region, stretch: $0, kind: line.kind)
            }
        }
        return demand.gaps(in: stretch, shifts: there, absences: [], calendar: calendar)
    }
}

extension Session {
    /// Who holds a post in a place by which the duty can be taken there, now or later.
    func dutyPeople(in region: Region) throws -> [DutyPerson] {
        try rows(
            """
            SELECT DISTINCT p.account, a.display_name FROM published_post p
            JOIN published_account a ON a.id = p.account
            WHERE p.region = \(region) AND p.unit IS NULL AND p.role IN \(list: Self.dutyRoles)
                AND (p.until_day IS NULL OR p.until_day >= \(today)) AND \(scope, region: "p.region")
            ORDER BY a.display_name, p.account
            """
        ).map { DutyPerson(account: try $0("account"), name: try $0("display_name")) }
    }

    /// - Throws: `DutyProblem.noPostThere` for whoever cannot be on duty in a place.
    func mustBeOnRoster(_ account: ID<Caller>, in region: Region, field: String) throws {
        guard try dutyPeople(in: region).contains(where: { $0.account == account }) else {
            throw DutyProblem.noPostThere(field: field)
        }
    }

    /// What a place has planned within a stretch.
    func dutyBook(of region: Region, in stretch: Stretch) throws -> DutyBook {
        let absences = try absences(of: region, in: stretch)
        let posts = try dutyPosts(in: region)
        let away = absences.map {
            DutyAbsence(account: $0.account.rawValue, region: region, stretch: $0.stretch)
        }
        let shifts = try rows(
            """
            SELECT s.id, s.account, s.kind, s.from_at, s.until_at, a.display_name FROM duty_shift s
            JOIN published_account a ON a.id = s.account
            WHERE s.region = \(region) AND s.until_at > \(stretch.from) AND s.from_at < \(stretch.until)
                AND \(scope, region: "s.region")
            ORDER BY s.from_at, s.kind, s.until_at, a.display_name
            """
        ).map { try line($0, in: region, away: away, posts: posts) }
        return DutyBook(shifts: shifts, absences: absences)
    }

    /// When somebody is needed in a place and nobody is planned, within a stretch.
    func dutyGaps(of region: Region, in stretch: Stretch, _ book: DutyBook) throws -> [Stretch] {
        let coverage = try self.book(DutyCoverages.self).edition(for: region, on: stretch.from.day)
        let calendar = try self.book(WorkingCalendars.self).edition(for: region, on: stretch.from.day)
        return book.gaps(in: stretch, demand: coverage.demand(of: region.level), calendar: calendar)
    }

    private func line(
        _ row: Row, in region: Region, away: [DutyAbsence], posts: [String: [Stretch]]
    ) throws -> ShiftLine {
        let account: ID<Caller> = try row("account")
        let stretch = try row.stretch
        let shift = DutyShift(
            account: account.rawValue, region: region, stretch: stretch, kind: try row("kind"))
        let held = posts[shift.account] ?? []
        let attended = joined(shift.attended(despite: away).flatMap { there in held.compactMap(there.shared) })
        return ShiftLine(
            id: try row("id"), account: account, name: try row("display_name"), isOwn: account == caller.id,
            region: region, kind: shift.kind, stretch: stretch, attended: attended)
    }

    private func absences(of region: Region, in stretch: Stretch) throws -> [AbsenceLine] {
        try rows(
            """
            SELECT b.id, b.account, b.from_at, b.until_at, a.display_name FROM duty_absence b
            JOIN published_account a ON a.id = b.account
            WHERE b.region = \(region) AND b.until_at > \(stretch.from) AND b.from_at < \(stretch.until)
                AND \(scope, region: "b.region")
            ORDER BY b.from_at, b.until_at, a.display_name
            """
        ).map { row in
            let account: ID<Caller> = try row("account")
            return AbsenceLine(
                id: try row("id"), account: account, name: try row("display_name"),
                isOwn: account == caller.id, stretch: try row.stretch)
        }
    }

    /// From when until when each person's duty posts in a place hold. A post ends with its last day.
    private func dutyPosts(in region: Region) throws -> [String: [Stretch]] {
        // Far enough for any plan; a post without an end has none.
        let never = Day(daysSince1970: today.daysSince1970 + 36_500)
        let held = try rows(
            """
            SELECT p.account, p.from_day, p.until_day FROM published_post p
            WHERE p.region = \(region) AND p.unit IS NULL AND p.role IN \(list: Self.dutyRoles)
                AND \(scope, region: "p.region")
            """
        ).map { row in
            let (first, last): (Day, Day?) = (try row("from_day"), try row("until_day"))
            let stretch = Stretch(from: Moment(first), until: Moment((last ?? never).adding(days: 1)))
            return (try row("account", as: String.self), [stretch].compactMap { $0 })
        }
        return Dictionary(held, uniquingKeysWith: +)
    }
}

extension Row {
    /// What lies between the columns `from_at` and `until_at`, of which the table says that one is before the other.
    var stretch: Stretch {
        get throws {
            guard let stretch = Stretch(from: try self("from_at"), until: try self("until_at")) else {
                throw DutyProblem.endsBeforeItBegins
            }
            return stretch
        }
    }
}

extension DutyKind: SQLBindable, SQLReadable {}
