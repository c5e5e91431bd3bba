public import Access
public import Care
public import InterviewRules
import Storage

/// Shows the dates that the own school has added to those of its region, and whether high-risk weeks run today.
public struct ListRiskDates: Query {
    public static let permission = Permission.holdInterviews
    public static let opensIdentity = true

    public init() {}

    /// A school whose pupils the caller looks after.
    public struct School: Codable, Sendable, Equatable {
        public let unit: String
        public let names: [String: String]
        public let region: Region
        /// Those of today, by the dates of the region and its own.
        public let weeks: HighRiskWeeks?
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let schools: [School]
        /// From four weeks ago on, the next first.
        public let dates: [RiskDate]
        /// Between which days a new one may lie.
        public let first: Day
        public let last: Day
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        session.about("risk dates")
        let today = session.today
        let (first, last) = (
            today.adding(days: -NoteRiskDate.mostDaysAgo), today.adding(days: NoteRiskDate.mostDaysAhead)
        )
        return Outcome(
            schools: try session.riskSchools(), dates: try session.riskDates(from: first), first: first, last: last)
    }
}

extension Session where Case == ListRiskDates {
    fileprivate func riskDates(from first: Day) throws -> [RiskDate] {
        try rows(
            """
            SELECT d.id, d.keeper, d.kind, d.day FROM risk_date d
            WHERE d.day >= \(first) AND \(scope, region: "d.region", house: "d.keeper")
            ORDER BY d.day, d.kind, d.id
            """
        ).map { RiskDate(id: try $0("id"), unit: try $0("keeper"), kind: try $0("kind"), day: try $0("day")) }
    }
}

extension Session {
    /// The schools whose pupils the caller looks after.
    func riskSchools() throws -> [ListRiskDates.School] {
        try rows(
            """
            SELECT u.code, u.region, u.name_zh, u.name_en FROM published_unit u
            WHERE u.kind IN \(list: Counselling.schoolKinds.sorted()) AND \(scope, region: "u.region", house: "u.code")
            ORDER BY u.code
            """
        ).map { row in
            let (unit, region): (String, Region) = (try row("code"), try row("region"))
            return ListRiskDates.School(
                unit: unit, names: try row.both("name_zh", "name_en"), region: region,
                weeks: try highRiskWeeks(in: region, besides: try riskDays(of: unit)))
        }
    }
}
