import Access
import Accounts
import Care
import HouseKit
import Storage
import Testing

/// What becomes of sign-ins and locks when somebody sets the clock.
@Suite struct ClockSetTests {
    @Test(arguments: Engine.available)
    func `a sign-in does not stay open for a day because the clock was set back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let token = try await town.token(.northLead)
            town.clock.pass(days: -1)
            #expect(try await town.presence(token)?.isIdle == true)
            try await town.perform(RenewSignIn(token: token))
            #expect(try await town.presence(token)?.isIdle == true)
        }
    }

    @Test func `a sign-in goes on where the clocks of two servers differ a little`() async throws {
        try await withTown(.sqlite) { town in
            let token = try await town.token(.northLead)
            town.clock.pass(minutes: -2)
            #expect(try await town.presence(token)?.isIdle == false)
        }
    }

    @Test func `a sign-in is idle when the clock was set forward a day`() async throws {
        try await withTown(.sqlite) { town in
            let token = try await town.token(.northLead)
            town.clock.pass(days: 1)
            #expect(try await town.presence(token) == nil)
        }
    }

    @Test(arguments: Engine.available)
    func `a lock does not last a day because the clock was set back`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            for _ in 1...5 { _ = try await town.signIn(.northLead, password: "wrong") }
            #expect(try await town.signIn(.northLead) == .locked(seconds: 60))
            town.clock.pass(days: -1)
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
        }
    }

    @Test func `a used code does not open again when the clock is set back to its half minute`() async throws {
        try await withTown(.sqlite) { town in
            let (code, then) = (town.code(.northLead).exposed, town.clock.now)
            guard case .signedIn = try await town.signIn(.northLead, code: code) else { throw NothingThere() }
            town.clock.pass(days: 1)
            town.clock.set(then)
            #expect(try await town.signIn(.northLead, code: code) == .refused)
        }
    }
}
