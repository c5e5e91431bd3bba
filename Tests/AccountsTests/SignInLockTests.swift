import Accounts
import Care
import HouseKit
import Testing

/// Source: rulebook H.7, lock after 5 failures.
@Suite struct SignInLockTests {
    @Test(arguments: Engine.available)
    func `after five failures even the right password waits a minute`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for _ in 1...5 { #expect(try await town.signIn(.northLead, password: "wrong") == .refused) }
            #expect(try await town.signIn(.northLead) == .locked(seconds: 60))
            town.clock.pass(seconds: 59)
            #expect(try await town.signIn(.northLead) == .locked(seconds: 1))
            town.clock.pass(seconds: 1)
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
        }
    }

    @Test func `four failures are forgiven and forgotten by a success`() async throws {
        try await withTown(.sqlite) { town in
            for _ in 1...3 {
                for _ in 1...4 { #expect(try await town.signIn(.northLead, password: "wrong") == .refused) }
                town.clock.pass(minutes: 1)
                guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
            }
        }
    }

    @Test func `each further failure doubles the wait up to an hour`() async throws {
        try await withTown(.sqlite) { town in
            for _ in 1...4 { _ = try await town.signIn(.northLead, password: "wrong") }
            for minutes in [1, 2, 4, 8, 16, 32, 60, 60] {
                _ = try await town.signIn(.northLead, password: "wrong")
                #expect(try await town.signIn(.northLead) == .locked(seconds: 60 * minutes))
                town.clock.pass(minutes: minutes)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the owner comes in from another address while a guesser is locked out`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for _ in 1...6 { _ = try await town.signIn(.northLead, password: "wrong", from: "203.0.113.9") }
            #expect(try await town.signIn(.northLead, from: "203.0.113.9") == .locked(seconds: 60))
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
        }
    }

    @Test func `one address that is locked for one account may try another`() async throws {
        try await withTown(.sqlite) { town in
            for _ in 1...6 { _ = try await town.signIn(.northLead, password: "wrong") }
            guard case .signedIn = try await town.signIn(.southLead) else { throw NothingThere() }
        }
    }

    @Test func `an account that does not exist is locked like one that does`() async throws {
        try await withTown(.sqlite) { town in
            for _ in 1...5 { #expect(try await town.signIn(.northLead, account: "nobody.here") == .refused) }
            let found = try await town.signIn(.northLead, account: "nobody.here")
            #expect(found == .locked(seconds: 60))
        }
    }

    @Test func `failures are forgotten after a day`() async throws {
        try await withTown(.sqlite) { town in
            for _ in 1...4 { _ = try await town.signIn(.northLead, password: "wrong") }
            town.clock.pass(hours: 25)
            try await town.performBySystem(ForgetOldSignIns())
            for _ in 1...4 { #expect(try await town.signIn(.northLead, password: "wrong") == .refused) }
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
        }
    }
}
