import Access
import Care
import HouseKit
import Storage
import WarningRules
import Warnings

/// An alert as it lies in the table, past the office.
struct AlertRow: Equatable {
    let region: Region
    let holder: Region
    let attended: Bool
    let severity: Severity
    let state: AlertState
    let clock: String?
    let due: Moment?
    let handler: String?
    let proposer: String?
    let outcome: String?
    let raiser: String?

    init(_ row: Row) throws {
        region = try row("region")
        holder = try row("holder")
        attended = try row("attended")
        severity = try row("rank")
        state = try row("state")
        clock = try row("due_clock")
        due = try row("due_at")
        handler = try row("handler")
        proposer = try row("proposer")
        outcome = try row("outcome")
        raiser = try row("raised_by")
    }
}

extension Town {
    func row(_ alert: ID<Alert>) async throws -> AlertRow {
        let found = try await database.read { connection in
            try connection.row(
                """
                SELECT region, holder, attended, rank, state, due_clock, due_at, handler, proposer, outcome, raised_by
                FROM alert WHERE id = \(alert)
                """
            ).map(AlertRow.init)
        }
        guard let found else { throw NothingThere() }
        return found
    }

    func holder(_ alert: ID<Alert>) async throws -> Region { try await row(alert).holder }

    func alerts() async throws -> Int { try await number("SELECT COUNT(*) AS number FROM alert") }

    func steps(_ alert: ID<Alert>) async throws -> Int {
        try await number("SELECT COUNT(*) AS number FROM alert_step WHERE alert = \(alert)")
    }

    /// What has happened with an alert, in order.
    func history(_ alert: ID<Alert>) async throws -> [AlertEntryKind] {
        try await read(alert).entries.map(\.kind)
    }

    func takeDuty(_ people: Townsperson...) async throws {
        for person in people { try await perform(TakeDuty(region: person.post.region), as: person) }
    }

    func sweep() async throws { try await performBySystem(ClimbOverdueAlerts()) }

    /// A red alert of the north that somebody has taken up and spoken about with the person.
    func alertAtWork(by person: Townsperson = .northLead, points: Int = 2) async throws -> Raised {
        let raised = try await raiseAlert(in: TownPlaces.northVillage, points: points)
        try await perform(AcknowledgeAlert(alert: raised.alert), as: person)
        try await contact(raised.alert, .reached, by: person)
        return raised
    }

    func contact(_ alert: ID<Alert>, _ outcome: ContactOutcome, by person: Townsperson) async throws {
        try await perform(RecordContact(alert: alert, outcome: outcome, note: nil, request: nil), as: person)
    }

    func close(_ alert: ID<Alert>) async throws {
        try await perform(ProposeClosing(alert: alert, outcome: .clarifiedNoRisk, note: nil), as: .northLead)
        try await perform(ConfirmClosing(alert: alert), as: .secondNorthLead)
    }
}
