import Access
import Accounts
import Care
import HouseKit
import Storage
import Testing
import Warnings

/// Tokens that people make for programs of their own.
@Suite struct OwnTokenTests {
    /// - Throws: `NothingThere` when it was refused.
    private static func make(
        _ town: Town, _ signIn: String, _ granted: Set<Permission>, days: Int = 30,
        _ change: (inout MakeOwnToken) -> Void = { _ in }
    ) async throws -> String {
        town.clock.pass(seconds: 30)
        var make = MakeOwnToken(
            label: "my table", granted: granted, days: days, oldPassword: Townsperson.northLead.password,
            code: town.code(.northLead), token: signIn, address: "192.0.2.1")
        change(&make)
        guard case .made(let token) = try await town.perform(make, as: .northLead) else { throw NothingThere() }
        return token
    }

    private static func caller(_ town: Town, _ token: String) async throws -> Caller {
        guard let presence = try await town.perform(RecogniseProgram(token: token)) else { throw NothingThere() }
        return presence.caller
    }

    @Test(arguments: Engine.available)
    func `a program does in somebody's name what was ticked, and nothing else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let signIn = try await town.token(.northLead)
            let raised = try await town.raiseAlert(in: TownPlaces.northVillage)
            let token = try await Self.make(town, signIn, [.watchAlerts])
            let program = try await Self.caller(town, token)
            #expect(program.kind == .program)
            #expect(try await town.office.perform(ListAlerts(), as: program).alerts.count == 1)
            await #expect(throws: Refusal.forbidden) {
                try await town.office.perform(AcknowledgeAlert(alert: raised.alert), as: program)
            }
            await #expect(throws: Refusal.forbidden) {
                try await town.office.perform(ListOwnTokens(), as: program)
            }
        }
    }

    @Test func `a token that only reads changes nothing, whatever it was granted`() async throws {
        try await withTown(.sqlite) { town in
            let signIn = try await town.token(.northLead)
            let raised = try await town.raiseAlert(in: TownPlaces.northVillage)
            let token = try await Self.make(town, signIn, [.watchAlerts, .handleAlerts]) { $0.readOnly = true }
            let program = try await Self.caller(town, token)
            #expect(try await town.office.perform(ListAlerts(), as: program).alerts.count == 1)
            await #expect(throws: Refusal.forbidden) {
                try await town.office.perform(AcknowledgeAlert(alert: raised.alert), as: program)
            }
            let events = try await town.number(
                "SELECT COUNT(*) AS number FROM audit_line WHERE use_case = 'AcknowledgeAlert' AND outcome = 'done'")
            #expect(events == 0)
        }
    }

    private static let wrong: [(AccountError, @Sendable (inout MakeOwnToken) -> Void)] = [
        (.badLabel, { $0.label = "  " }), (.badLabel, { $0.label = String(repeating: "x", count: 61) }),
        (.badDays, { $0.days = 0 }), (.badDays, { $0.days = 366 }), (.badGrant, { $0.granted = nil }),
        // Not held; one's own account; other people's; no such word.
        (.badGrant, { $0.granted = ["manageUnits": true] }), (.badGrant, { $0.granted = ["signedIn": true] }),
        (.badGrant, { $0.granted = ["managePeople": true] }), (.badGrant, { $0.granted = ["everything": true] }),
    ]

    @Test func `nobody grants what they do not hold, or their own account`() async throws {
        try await withTown(.sqlite) { town in
            let signIn = try await town.token(.northLead)
            for (error, change) in Self.wrong {
                await #expect(throws: error) { try await Self.make(town, signIn, [.watchAlerts], change) }
            }
            await #expect(throws: NothingThere.self) {
                try await Self.make(town, signIn, [.watchAlerts]) { $0.oldPassword = Private("wrong") }
            }
            await #expect(throws: NothingThere.self) {
                try await Self.make(town, signIn, [.watchAlerts]) { $0.code = Private("000000") }
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM token") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `somebody sees their tokens with their last use, and ends one at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let signIn = try await town.token(.northLead)
            let token = try await Self.make(town, signIn, [.watchAlerts], days: 2)
            let list = try await town.perform(ListOwnTokens(), as: .northLead)
            #expect(list.map(\.label) == ["my table"] && list.map(\.granted) == [[.watchAlerts]])
            #expect(list[0].lastUsedAt == nil && !list[0].isOver)
            try await town.perform(NoteTokenUse(token: token))
            let used = town.clock.now
            town.clock.pass(seconds: 59)
            try await town.perform(NoteTokenUse(token: token))
            #expect(try await town.perform(ListOwnTokens(), as: .northLead).map(\.lastUsedAt) == [used])
            await #expect(throws: Refusal.notFound) {
                try await town.perform(EndOwnToken(id: list[0].id), as: .southLead)
            }
            try await town.perform(EndOwnToken(id: list[0].id), as: .northLead)
            #expect(try await town.perform(RecogniseProgram(token: token)) == nil)
            #expect(try await town.perform(ListOwnTokens(), as: .northLead).isEmpty)
            let deeds = try await town.perform(ListOwnDeeds(), as: .northLead).map(\.useCase)
            #expect(deeds.prefix(2) == ["EndOwnToken", "MakeOwnToken"])
        }
    }

    @Test func `a token ends with its days, and is worth nothing while the account is out of service`() async throws {
        try await withTown(.sqlite) { town in
            let signIn = try await town.token(.northLead)
            let token = try await Self.make(town, signIn, [.watchAlerts], days: 2)
            try await town.perform(SuspendPerson(account: town.id(.northLead)), as: .northAdministrator)
            #expect(try await town.perform(RecogniseProgram(token: token)) == nil)
            try await town.perform(TakeBackPerson(account: town.id(.northLead)), as: .northAdministrator)
            #expect(try await town.perform(RecogniseProgram(token: token)) != nil)
            town.clock.pass(hours: 48)
            #expect(try await town.perform(RecogniseProgram(token: token)) == nil)
            #expect(try await town.perform(ListOwnTokens(), as: .northLead).map(\.isOver) == [true])
            town.clock.pass(hours: 24 * 31)
            try await town.performBySystem(ForgetOldSignIns())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM token") == 0)
        }
    }
}
