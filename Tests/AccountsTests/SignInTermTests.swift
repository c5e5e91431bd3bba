import Access
import Accounts
import Care
import HouseKit
import Storage
import Testing

/// Source: rulebook H.7, idle log-off after 15 minutes.
@Suite struct SignInTermTests {
    @Test(arguments: Engine.available)
    func `a sign-in goes idle after a quarter of an hour without a move`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let token = try await town.token(.northLead)
            town.clock.pass(seconds: 59, minutes: 14)
            #expect(try await town.presence(token)?.isIdle == false)
            town.clock.pass(seconds: 1)
            #expect(try await town.presence(token)?.isIdle == true)
        }
    }

    @Test func `each move puts the idle sign-off further away`() async throws {
        try await withTown(.sqlite) { town in
            let token = try await town.token(.northLead)
            for _ in 1...6 {
                town.clock.pass(minutes: 14)
                try await town.perform(RenewSignIn(token: token))
            }
            #expect(try await town.presence(token)?.isIdle == false)
        }
    }

    @Test func `a sign-in that has gone idle is not woken by a move`() async throws {
        try await withTown(.sqlite) { town in
            let token = try await town.token(.northLead)
            town.clock.pass(minutes: 20)
            try await town.perform(RenewSignIn(token: token))
            #expect(try await town.presence(token)?.isIdle == true)
        }
    }

    @Test(arguments: Engine.available)
    func `no sign-in lasts longer than twelve hours, however busy`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let token = try await town.token(.northLead)
            for _ in 1...71 {
                town.clock.pass(minutes: 10)
                try await town.perform(RenewSignIn(token: token))
            }
            #expect(try await town.presence(token)?.isIdle == false)
            town.clock.pass(minutes: 10)
            #expect(try await town.presence(token) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `who signs off is gone, and only from this sign-in`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await town.token(.northLead)
            town.clock.pass(seconds: 30)
            let telephone = try await town.token(.northLead)
            #expect(desk != telephone)
            try await town.perform(SignOff(token: desk), as: .northLead)
            #expect(try await town.presence(desk) == nil)
            #expect(try await town.presence(telephone) != nil)
        }
    }

    @Test(arguments: Engine.available)
    func `who is suspended is out at once, everywhere`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let token = try await town.token(.northLead)
            let program = try await town.performBySystem(
                IssueToken(login: "program.north", label: "test", granted: [.createSheets], days: 1)).token
            try await town.performBySystem(SuspendAccount(login: Townsperson.northLead.rawValue))
            try await town.performBySystem(SuspendAccount(login: Townsperson.northProgram.rawValue))
            #expect(try await town.presence(token) == nil)
            #expect(try await town.perform(RecogniseProgram(token: program)) == nil)
            town.clock.pass(seconds: 30)
            #expect(try await town.signIn(.northLead) == .refused)
            await #expect(throws: AccountError.unknownAccount) {
                try await town.performBySystem(RecogniseColleague(login: Townsperson.northLead.rawValue))
            }
        }
    }

    @Test(arguments: ["", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
    func `a token that was never given out opens nothing`(_ token: String) async throws {
        try await withTown(.sqlite) { town in
            let presence = try await town.presence(token)
            #expect(presence == nil)
            #expect(try await town.perform(RecogniseProgram(token: token)) == nil)
        }
    }

    @Test func `a sign-in is no token of a program, and the other way round`() async throws {
        try await withTown(.sqlite) { town in
            let signIn = try await town.token(.northLead)
            let token = try await town.performBySystem(
                IssueToken(login: "program.north", label: "test", granted: [.createSheets], days: 1)).token
            #expect(try await town.perform(RecogniseProgram(token: signIn)) == nil)
            #expect(try await town.presence(token) == nil)
        }
    }

    @Test func `old sign-ins are cleared away and running ones are kept`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await town.token(.northLead)
            town.clock.pass(hours: 13)
            let fresh = try await town.token(.southLead)
            try await town.performBySystem(ForgetOldSignIns())
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sign_in") == 1)
            #expect(try await town.presence(fresh) != nil)
        }
    }
}
