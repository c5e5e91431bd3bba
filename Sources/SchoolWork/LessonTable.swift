import Access
public import Care
public import SchoolWorkRules
import Storage

/// The lessons of all schools in reach, by one day.
public struct LessonTable: Codable, Sendable, Equatable {
    /// One school.
    public struct Line: Codable, Sendable, Equatable {
        public let school: School
        /// Which definition and which term counted it.
        public let reckoning: LessonReckoning?
        public let classes: Int
        /// Classes that had all that were due.
        public let onTime: Int
        public let rate: LessonRate
    }

    public let until: Day
    /// Mostly one; more where places have terms or definitions of their own.
    public let reckonings: [LessonReckoning]
    public let schools: [Line]
    /// Of all schools in reach, whichever of them are listed.
    public let whole: LessonRate
    /// Schools whose classes all had what was due.
    public let onTime: Int
    /// How many schools there are.
    public let all: Int
}

extension Session {
    func lessonTable(until: Day?) throws -> LessonTable {
        let last = min(until ?? today, today)
        var counted: [LessonReckoning: [String: LessonCounts]] = [:]
        let lines = try schools().map { school -> LessonTable.Line in
            let reckoning = try policy(in: school.region, on: last).reckoning(until: last)
            if let reckoning, counted[reckoning] == nil { counted[reckoning] = try lessonCounts(reckoning) }
            let counts = reckoning.flatMap { counted[$0]?[school.code] } ?? LessonCounts()
            return LessonTable.Line(
                school: school, reckoning: reckoning, classes: counts.classes, onTime: counts.onTime,
                rate: LessonRate(
                    held: counts.held, counted: counts.counted, due: counts.classes * (reckoning?.due ?? 0)))
        }
        return LessonTable(
            until: last, reckonings: counted.keys.sorted { ($0.begins, $0.definition) < ($1.begins, $1.definition) },
            schools: lines.sorted { $0.comesBefore($1) }, whole: lines.reduce(.nothing) { $0 + $1.rate },
            onTime: lines.filter { $0.classes > 0 && $0.rate.isReached }.count, all: lines.count)
    }

    /// By school: of each class no more counts than was due.
    private func lessonCounts(_ reckoning: LessonReckoning) throws -> [String: LessonCounts] {
        let due = reckoning.due
        let found = try rows(
            """
            SELECT u.house, COUNT(*) AS classes,
                CAST(SUM(CASE WHEN COALESCE(n.held, 0) >= \(due) THEN 1 ELSE 0 END) AS BIGINT) AS on_time,
                CAST(SUM(COALESCE(n.held, 0)) AS BIGINT) AS held,
                CAST(SUM(CASE WHEN COALESCE(n.held, 0) > \(due) THEN \(due) ELSE COALESCE(n.held, 0) END) AS BIGINT)
                    AS counted
            FROM published_unit u LEFT JOIN (
                SELECT l.unit, COUNT(*) AS held FROM lesson l
                WHERE l.removed_at IS NULL AND l.held_on >= \(reckoning.begins) AND l.held_on <= \(reckoning.lastDay)
                    AND \(scope, region: "l.region", unit: "l.house")
                GROUP BY l.unit
            ) n ON n.unit = u.code
            WHERE u.kind = 'class' AND u.status = 'open' AND \(scope, region: "u.region", unit: "u.house")
            GROUP BY u.house
            """)
        return try found.reduce(into: [:]) { counts, row in
            counts[try row("house", as: String.self)] = LessonCounts(
                classes: try row("classes"), onTime: try row("on_time"), held: try row("held"),
                counted: try row("counted"))
        }
    }
}

private struct LessonCounts {
    var classes = 0
    var onTime = 0
    var held = 0
    var counted = 0
}

extension LessonTable.Line {
    /// Whoever is furthest behind stands first, so that help goes there; schools of which nothing is due stand last.
    fileprivate func comesBefore(_ other: LessonTable.Line) -> Bool {
        let (mine, theirs) = (rate.percent ?? 101, other.rate.percent ?? 101)
        return mine == theirs ? school.code < other.school.code : mine < theirs
    }
}
