import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing
import Vault

@Suite struct SignInTests {
    @Test(arguments: Engine.available)
    func `who gives account, password and code is recognised by the token`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let presence = try #require(try await town.presence(town.token(.northLead)))
            #expect(presence.account == town.id(.northLead))
            #expect(presence.displayName == Townsperson.northLead.displayName)
            #expect(presence.posts == [Townsperson.northLead.post])
            #expect(!presence.isIdle)
            #expect(presence.caller == town.caller(.northLead))
        }
    }

    @Test func `the account may be written in capitals, in full width or with blanks around it`() async throws {
        try await withTown(.sqlite) { town in
            for written in ["LEAD.NORTH", " lead.north ", "ｌｅａｄ．ｎｏｒｔｈ"] {
                town.clock.pass(seconds: 30)
                let outcome = try await town.signIn(.northLead, account: written)
                guard case .signedIn = outcome else {
                    Issue.record("\(written) was not understood")
                    continue
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `whatever is wrong, the answer is the same and no sign-in begins`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let outcomes = [
                try await town.signIn(.northLead, password: "not the password"),
                try await town.signIn(.northLead, code: "000000"),
                try await town.signIn(.northLead, code: ""),
                try await town.signIn(.northLead, account: "nobody.here"),
                try await town.signIn(.northLead, account: Townsperson.southLead.rawValue),
                try await town.signIn(.northProgram),
                try await town.signIn(.northLead, account: "'; DROP TABLE account; --"),
            ]
            #expect(outcomes.allSatisfy { $0 == .refused })
            #expect(try await town.number("SELECT COUNT(*) AS number FROM sign_in") == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a code opens once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let code = town.code(.northLead).exposed
            guard case .signedIn = try await town.signIn(.northLead, code: code) else { throw NothingThere() }
            #expect(try await town.signIn(.northLead, code: code) == .refused)
            town.clock.pass(seconds: 30)
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
        }
    }

    @Test(arguments: Engine.available)
    func `of two who use the same code in the same instant one comes in`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            for _ in 1...4 {
                town.clock.pass(minutes: 1)
                let trial = SignIn(
                    account: Townsperson.northLead.rawValue, password: Townsperson.northLead.password,
                    code: town.code(.northLead), address: "192.0.2.1")
                async let here = town.perform(trial)
                async let there = other.office.perform(trial, as: .anyone)
                async let again = town.perform(trial)
                let outcomes = try await [here, there, again]
                #expect(outcomes.filter { $0 == .refused }.count == 2)
            }
            await other.database.close()
        }
    }

    /// Source: RFC 6238, section 5.2: one step either way.
    @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func `a code of the neighbouring half minute is accepted and no other`(
        _ steps: Int, _ isAccepted: Bool
    ) async throws {
        try await withTown(.sqlite) { town in
            let code = town.code(.northLead, stepsAhead: steps).exposed
            let outcome = try await town.signIn(.northLead, code: code)
            #expect((outcome != .refused) == isAccepted)
        }
    }

    @Test func `a code older than the last used one is refused though its half minute is not over`() async throws {
        try await withTown(.sqlite) { town in
            let next = town.code(.northLead, stepsAhead: 1).exposed
            let now = town.code(.northLead).exposed
            guard case .signedIn = try await town.signIn(.northLead, code: next) else { throw NothingThere() }
            #expect(try await town.signIn(.northLead, code: now) == .refused)
        }
    }

    @Test(arguments: Engine.available)
    func `nothing of a password, a code's secret or a token lies in the open`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let token = try await town.token(.northLead)
            let issued = try await town.performBySystem(
                IssueToken(login: "program.north", label: "test", granted: [.createSheets], days: 1)).token
            let secret = try await town.performBySystem(
                AddAccount(
                    login: "new.one", displayName: "New", password: Private("a password to find"),
                    post: Townsperson.northLead.post)).totpSecret
            for text in [token, issued, try #require(secret), "a password to find", "a long secret of"] {
                #expect(try await !town.holdsInTheOpen(text), "\(text.prefix(6))…")
            }
            #expect(try await town.holdsInTheOpen("new.one"))
        }
    }
}
