import Care
import Foundation
public import Storage
public import WarningRules

/// What raised an alert: one answer to one question. Codes only; pages say it in words.
public struct AlertBasis: Codable, Sendable, Equatable {
    public let questionnaire: String
    public let version: String
    /// The question's place on the sheet, from 1.
    public let number: Int
    public let item: String
    public let option: String
    public let ageGroup: String

    public init(questionnaire: String, version: String, number: Int, item: String, option: String, ageGroup: String) {
        self.questionnaire = questionnaire
        self.version = version
        self.number = number
        self.item = item
        self.option = option
        self.ageGroup = ageGroup
    }
}

/// An alert as it lies in the table: what the rules need to decide about it.
public struct Alert: Sendable {
    let id: ID<Alert>
    let region: Region
    /// The school, where it is one's.
    let unit: String?
    let holder: Region
    let attended: Bool
    let severity: Severity
    let state: AlertState
    let clocks: [RunningClock]
    let raiser: String?
    let proposer: String?
    let handler: String?
    let hasPhone: Bool

    static let columns: SQL =
        """
        a.id, a.region, a.unit, a.holder, a.attended, a.rank, a.state, a.clocks, a.raised_by, a.proposer, a.handler,
        a.caller_phone IS NOT NULL AS has_phone
        """

    init(_ row: Row) throws {
        id = try row("id")
        region = try row("region")
        unit = try row("unit")
        holder = try row("holder")
        attended = try row("attended")
        severity = try row("rank")
        state = try row("state")
        clocks = try JSONDecoder().decode([RunningClock].self, from: Data(row("clocks", as: String.self).utf8))
        raiser = try row("raised_by")
        proposer = try row("proposer")
        handler = try row("handler")
        hasPhone = try row("has_phone")
    }

    var standing: AlertStanding<String> {
        AlertStanding(state: state, severity: severity, raiser: raiser, proposer: proposer)
    }
}

extension Severity: SQLBindable, SQLReadable {}
extension AlertState: SQLBindable, SQLReadable {}

/// The purposes under which an alert's secrets are sealed.
public enum AlertSealing {
    public static func callBack(of sheet: String) -> String { "call back of sheet \(sheet)" }
    static func note(of alert: ID<Alert>) -> String { "note on alert \(alert)" }
}
