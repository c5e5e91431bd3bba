import Access
import Care
import HouseKit
import ScreeningRules
import Screenings
import Storage
import Testing
import WarningRules
import Warnings

/// Source: rulebook C.5: closing needs an outcome, evidence of contact, and a reviewer who is not the handler.
@Suite struct ClosingTests {
    @Test(arguments: Engine.available)
    func `an alert is closed when a second person agrees`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.alertAtWork().alert
            try await town.close(alert)
            let row = try await town.row(alert)
            #expect(row.state == .closed)
            #expect(row.outcome == ClosingOutcome.clarifiedNoRisk.rawValue)
            #expect(row.due == nil)
            #expect(try await town.perform(ListAlerts(), as: .northLead).alerts.isEmpty)
            #expect(try await town.history(alert) == [.raised, .acknowledged, .contacted, .proposed, .closed])
        }
    }

    @Test func `closing is proposed only after a contact`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            let proposal = ProposeClosing(alert: alert, outcome: .mistaken, note: nil)
            await #expect(throws: WarningError.refused(.notAcknowledged)) {
                try await town.perform(proposal, as: .northLead)
            }
            try await town.perform(AcknowledgeAlert(alert: alert), as: .northLead)
            await #expect(throws: WarningError.refused(.noContactYet)) {
                try await town.perform(proposal, as: .northLead)
            }
            try await town.contact(alert, .notReached, by: .northLead)
            try await town.perform(proposal, as: .northLead)
            #expect(try await town.row(alert).state == .resolved)
            await #expect(throws: WarningError.refused(.alreadyProposed)) {
                try await town.perform(proposal, as: .secondNorthLead)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who proposes to close cannot be the second person`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.alertAtWork().alert
            await #expect(throws: WarningError.refused(.notProposed)) {
                try await town.perform(ConfirmClosing(alert: alert), as: .secondNorthLead)
            }
            try await town.perform(ProposeClosing(alert: alert, outcome: .referred, note: nil), as: .northLead)
            await #expect(throws: WarningError.refused(.secondPersonNeeded)) {
                try await town.perform(ConfirmClosing(alert: alert), as: .northLead)
            }
            #expect(try await town.row(alert).state == .resolved)
            #expect(try await town.perform(ReadAlert(alert: alert), as: .northLead).isOwnProposal)
            #expect(try await !town.perform(ReadAlert(alert: alert), as: .secondNorthLead).isOwnProposal)
        }
    }

    @Test(arguments: Engine.available)
    func `the account that sent the sheet can neither propose nor confirm`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let submission = SubmitSheet(
                questionnaire: "phq-9", language: .zhHans, ageGroup: .from18to59, region: TownPlaces.north,
                answers: Answers([PHQ9.items[8]: PHQ9.options[2]]), request: "one")
            try await town.perform(submission, as: .northProgram)
            let alert = try #require(try await town.perform(ListAlerts(), as: .northLead).alerts.first).id
            // The account behind the program is given a duty lead's post as well.
            let raiser = Caller.person(
                town.id(.northProgram), name: "raiser", posts: [Townsperson.northLead.post])
            try await town.perform(AcknowledgeAlert(alert: alert), as: .northLead)
            try await town.contact(alert, .reached, by: .northLead)
            let proposal = ProposeClosing(alert: alert, outcome: .mistaken, note: nil)
            await #expect(throws: WarningError.refused(.raiserCannotClose)) {
                try await town.office.perform(proposal, as: raiser)
            }
            try await town.perform(proposal, as: .northLead)
            await #expect(throws: WarningError.refused(.raiserCannotClose)) {
                try await town.office.perform(ConfirmClosing(alert: alert), as: raiser)
            }
            #expect(try await town.row(alert).state == .resolved)
        }
    }

    /// What somebody at the database itself might try, on an alert that waits for its second person.
    private static let shortcuts: [(name: String, statement: SQL)] = [
        ("nobody confirmed", "UPDATE alert SET state = 'CLOSED'"),
        ("the proposer confirmed", "UPDATE alert SET state = 'CLOSED', closed_by = proposer"),
        ("there is no outcome", "UPDATE alert SET state = 'CLOSED', closed_by = 'somebody', outcome = NULL"),
        ("nobody proposed", "UPDATE alert SET state = 'CLOSED', closed_by = 'somebody', proposer = NULL"),
        ("the raiser confirmed", "UPDATE alert SET state = 'CLOSED', closed_by = 'somebody', raised_by = 'somebody'"),
    ]

    @Test(arguments: Engine.available, shortcuts.map(\.name))
    func `the database itself refuses a closing that breaks the rule`(_ engine: Engine, _ name: String) async throws {
        try await withTown(engine) { town in
            let alert = try await town.alertAtWork().alert
            try await town.perform(ProposeClosing(alert: alert, outcome: .referred, note: nil), as: .northLead)
            let shortcut = try #require(Self.shortcuts.first { $0.name == name })
            await #expect(throws: StorageError.self) { try await town.tamper(shortcut.statement) }
            #expect(try await town.row(alert).state == .resolved)
        }
    }

    @Test(arguments: Engine.available)
    func `an alert that is sent back goes on and needs a new proposal`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.alertAtWork().alert
            await #expect(throws: WarningError.refused(.notProposed)) {
                try await town.perform(SendBackAlert(alert: alert, note: Private("why")), as: .secondNorthLead)
            }
            try await town.perform(ProposeClosing(alert: alert, outcome: .referred, note: nil), as: .northLead)
            await #expect(throws: WarningError.emptyNote) {
                try await town.perform(SendBackAlert(alert: alert, note: Private(" ")), as: .secondNorthLead)
            }
            try await town.perform(SendBackAlert(alert: alert, note: Private("why")), as: .secondNorthLead)
            let row = try await town.row(alert)
            #expect(row.state == .inProgress)
            #expect(row.outcome == nil)
            #expect(row.proposer == nil)
            await #expect(throws: WarningError.refused(.notProposed)) {
                try await town.perform(ConfirmClosing(alert: alert), as: .secondNorthLead)
            }
        }
    }

    @Test func `a contact after the proposal takes the proposal back`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.alertAtWork().alert
            try await town.perform(ProposeClosing(alert: alert, outcome: .referred, note: nil), as: .northLead)
            try await town.contact(alert, .notReached, by: .secondNorthLead)
            #expect(try await town.row(alert).state == .inProgress)
            await #expect(throws: WarningError.refused(.notProposed)) {
                try await town.perform(ConfirmClosing(alert: alert), as: .secondNorthLead)
            }
        }
    }

    @Test func `nothing can be done with a closed alert`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.alertAtWork().alert
            try await town.close(alert)
            let closed = WarningError.refused(.closed)
            await #expect(throws: closed) {
                try await town.perform(NoteOnAlert(alert: alert, note: Private("x"), request: nil), as: .northLead)
            }
            await #expect(throws: closed) { try await town.contact(alert, .reached, by: .northLead) }
            await #expect(throws: closed) {
                try await town.perform(AcknowledgeAlert(alert: alert), as: .secondNorthLead)
            }
            await #expect(throws: closed) {
                try await town.perform(ConfirmClosing(alert: alert), as: .secondNorthLead)
            }
            #expect(try await town.row(alert).state == .closed)
        }
    }

    @Test(arguments: Engine.available)
    func `a rise takes a proposal back and asks for a new acknowledgement`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let raised = try await town.alertAtWork(points: 1)
            try await town.perform(ProposeClosing(alert: raised.alert, outcome: .referred, note: nil), as: .northLead)
            try await town.answer(9, 3, on: raised.key)
            let row = try await town.row(raised.alert)
            #expect(row.state == .new)
            #expect(row.proposer == nil)
            await #expect(throws: WarningError.refused(.notProposed)) {
                try await town.perform(ConfirmClosing(alert: raised.alert), as: .secondNorthLead)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a call asked for after all was closed opens the alert again`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let raised = try await town.alertAtWork()
            try await town.close(raised.alert)
            try await town.perform(AskForCall(key: raised.key, wanted: true, name: nil, phone: Private("0990-5550142")))
            let row = try await town.row(raised.alert)
            #expect(row.state == .new)
            #expect(row.due != nil)
            #expect(try await town.perform(ListAlerts(), as: .northLead).alerts.map(\.wantsCall) == [true])
        }
    }
}
