import Access
import Care
import Storage
import WarningRules

/// Who is on duty now. It follows from the tables and the clock alone, so that no restart and no second server can
/// see it otherwise: who took the duty by hand, and whose shift runs, without those who are away, and only as long as
/// the post is theirs.
extension Session {
    static var dutyRoles: [Role] { Role.allCases.filter { $0.permissions.contains(.takeDuty) } }

    /// One row for each duty: `account`, `region`, `since`, `set_at`, `back_at`, `from_day`, `until_at`.
    ///
    /// The last is null for a duty taken by hand: it ends when the person leaves it. Taken by hand during an absence,
    /// a duty counts: the person is there after all.
    var peopleOnDuty: SQL {
        """
        SELECT h.account, h.region, h.since, h.set_at, h.back_at, h.until_at, p.from_day FROM (
            SELECT d.account, d.region, d.since, d.since AS set_at,
                COALESCE((SELECT MAX(b.until_at) FROM duty_absence b WHERE b.account = d.account
                    AND b.region = d.region AND b.until_at <= \(now) AND b.from_at > d.since), d.since) AS back_at,
                CAST(NULL AS BIGINT) AS until_at
            FROM duty d WHERE NOT EXISTS (
                SELECT 1 FROM duty_absence b WHERE b.account = d.account AND b.region = d.region
                    AND b.from_at <= \(now) AND b.until_at > \(now) AND b.from_at > d.since)
            UNION ALL
            SELECT s.account, s.region, s.from_at AS since, s.planned_at AS set_at,
                COALESCE((SELECT MAX(b.until_at) FROM duty_absence b WHERE b.account = s.account
                    AND b.region = s.region AND b.until_at <= \(now) AND b.until_at > s.from_at), s.from_at) AS back_at,
                s.until_at
            FROM duty_shift s WHERE s.from_at <= \(now) AND s.until_at > \(now) AND NOT EXISTS (
                SELECT 1 FROM duty_absence b WHERE b.account = s.account AND b.region = s.region
                    AND b.from_at <= \(now) AND b.until_at > \(now))
        ) h
        JOIN published_post p ON p.account = h.account AND p.region = h.region
        WHERE p.role IN \(list: Self.dutyRoles) AND p.unit IS NULL AND p.from_day <= \(today)
            AND (p.until_day IS NULL OR p.until_day >= \(today))
        """
    }

    /// Who is on duty in the city above a region, and in the places that came after it by mergers and moves.
    func roster(for region: Region) throws -> DutyRoster {
        let inheritance = try inheritance(of: region)
        let rows = try rows(
            """
            SELECT o.region, o.since, o.set_at, o.back_at, o.from_day FROM (\(peopleOnDuty)) o
            WHERE o.region IN \(list: placesAnswering(for: region, inheritance))
            \(unscoped: "who is on duty decides where an alert goes, not who may see it")
            """)
        let came: [(Region, Moment)] = try rows.map { row in
            let moments: [Moment] = try [
                row("since"), row("set_at"), row("back_at"), Moment(row("from_day", as: Day.self)),
            ]
            return (try row("region"), moments.max() ?? now)
        }
        return DutyRoster(
            since: Dictionary(came, uniquingKeysWith: max), top: try top(above: inheritance?.latest ?? region),
            inheritance: inheritance)
    }

    /// The moments of the next minute at which somebody comes or goes become jobs, so that alerts move then and not
    /// at the next sweep. Nothing is put down earlier: a plan that changes leaves no job behind.
    func wakeAtNextTurns() throws {
        let (from, until) = (now, now.adding(minutes: 1))
        let turns = try rows(
            """
            SELECT t.at FROM (
                SELECT from_at AS at FROM duty_shift WHERE from_at > \(from) AND from_at <= \(until)
                UNION SELECT until_at AS at FROM duty_shift WHERE until_at > \(from) AND until_at <= \(until)
                UNION SELECT from_at AS at FROM duty_absence WHERE from_at > \(from) AND from_at <= \(until)
                UNION SELECT until_at AS at FROM duty_absence WHERE until_at > \(from) AND until_at <= \(until)
            ) t \(unscoped: "moments only, which say when to look again")
            """
        ).map { try $0("at", as: Moment.self) }
        for turn in turns {
            try later(ClimbOverdueAlerts(), at: turn, key: "duty turns \(turn.milliseconds)")
        }
    }

    /// After the roster has changed: what lies where nobody is on duty now moves, and open pages hear of it.
    func rosterChanged(in region: Region) throws {
        about("duty roster \(region)", region: region)
        let id = newID(DutyShift.self)
        try later(ClimbOverdueAlerts(), at: now, key: "roster \(id)")
        touch(WarningsContents.topic)
    }
}
