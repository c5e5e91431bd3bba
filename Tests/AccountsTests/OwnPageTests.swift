import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing
import Vault

@Suite struct OwnPageTests {
    private static let fresh = Private("lanterns over water")

    private func change(
        _ town: Town, _ token: String, old: Private<String> = Townsperson.northLead.password,
        to password: Private<String> = fresh
    ) async throws -> OwnChange {
        try await town.perform(
            ChangePassword(oldPassword: old, password: password, token: token, address: "192.0.2.1"), as: .northLead)
    }

    @Test(arguments: Engine.available)
    func `a new password asks for the old one and ends the other sign-ins`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let here = try await town.token(.northLead)
            town.clock.pass(seconds: 30)
            let elsewhere = try await town.token(.northLead)
            #expect(try await change(town, here, old: Private("wrong")) == .refused)
            #expect(try await change(town, here) == .done(recoveryCodes: []))
            #expect(try await town.presence(here) != nil)
            #expect(try await town.presence(elsewhere) == nil)
            town.clock.pass(seconds: 30)
            #expect(try await town.signIn(.northLead) == .refused)
            guard case .signedIn = try await town.signIn(.northLead, password: Self.fresh.exposed) else {
                throw NothingThere()
            }
        }
    }

    @Test func `guessing the old password locks like signing in`() async throws {
        try await withTown(.sqlite) { town in
            let token = try await town.token(.northLead)
            for _ in 1...5 { #expect(try await change(town, token, old: Private("wrong")) == .refused) }
            #expect(try await change(town, token) == .locked(seconds: 60))
        }
    }

    @Test func `a weak password changes nothing, and nobody changes another's with their own sign-in`() async throws {
        try await withTown(.sqlite) { town in
            let token = try await town.token(.northLead)
            await #expect(throws: AccountError.commonPassword) {
                try await change(town, token, to: Private("woaini1314"))
            }
            let others = try await town.token(.southLead)
            await #expect(throws: Refusal.notSignedIn) { try await change(town, others) }
            town.clock.pass(seconds: 30)
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
        }
    }

    private func newFactor(
        _ town: Town, _ token: String, oldCode: String, code: String? = nil
    ) async throws -> OwnChange {
        let offered = try await town.perform(OfferSecondFactor(token: token), as: .northLead)
        let digits = OneTimeCode(base32: Private(offered.totpSecret))?.digits(at: town.clock.now)
        return try await town.perform(
            ChangeSecondFactor(
                oldPassword: Townsperson.northLead.password, oldCode: Private(oldCode),
                code: Private(code ?? digits ?? ""), token: token, address: "192.0.2.1"),
            as: .northLead)
    }

    @Test(arguments: Engine.available)
    func `codes move to a new telephone, and paper codes help once each`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let token = try await town.token(.northLead)
            town.clock.pass(seconds: 30)
            await #expect(throws: AccountError.wrongCode) {
                try await newFactor(town, token, oldCode: town.code(.northLead).exposed, code: "000000")
            }
            #expect(try await newFactor(town, token, oldCode: "000000") == .refused)
            guard case .done(let codes) = try await newFactor(town, token, oldCode: town.code(.northLead).exposed)
            else { throw NothingThere() }
            #expect(Set(codes).count == 10)
            town.clock.pass(minutes: 2)
            #expect(try await town.signIn(.northLead) == .refused, "the old telephone is worth nothing")
            guard case .signedIn = try await town.signIn(.northLead, code: codes[3].lowercased()) else {
                throw NothingThere()
            }
            #expect(try await town.signIn(.northLead, code: codes[3]) == .refused, "once")
            guard case .done(let next) = try await newFactor(town, token, oldCode: codes[4]) else {
                throw NothingThere()
            }
            #expect(try await town.signIn(.northLead, code: codes[5]) == .refused, "codes of before are over")
            #expect(Set(next).isDisjoint(with: codes))
        }
    }

    @Test func `recovery codes are made anew with password and code`() async throws {
        try await withTown(.sqlite) { town in
            let token = try await town.token(.northLead)
            town.clock.pass(seconds: 30)
            let renew = { (password: Private<String>) in
                RenewRecoveryCodes(
                    oldPassword: password, code: town.code(.northLead), token: token, address: "192.0.2.1")
            }
            #expect(try await town.perform(renew(Private("wrong")), as: .northLead) == .refused)
            guard case .done(let codes) = try await town.perform(renew(Townsperson.northLead.password), as: .northLead)
            else { throw NothingThere() }
            #expect(codes.count == 10)
            #expect(try await town.person(town.id(.northLead)).recoveryCodesLeft == 10)
        }
    }

    @Test(arguments: Engine.available)
    func `somebody sees the browsers they are signed in with, and ends one or all`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let desk = try await town.token(.northLead)
            town.clock.pass(seconds: 30)
            let telephone = try await town.token(.northLead)
            let others = try await town.token(.southLead)
            let list = try await town.perform(ListOwnSignIns(token: desk), as: .northLead)
            #expect(list.map(\.isThis) == [false, true])
            let stranger = try await town.perform(ListOwnSignIns(token: others), as: .southLead)
            await #expect(throws: Refusal.notFound) {
                try await town.perform(EndOwnSignIn(signIn: stranger[0].id), as: .northLead)
            }
            try await town.perform(EndOwnSignIn(signIn: list[0].id), as: .northLead)
            #expect(try await town.presence(telephone) == nil)
            #expect(try await town.presence(desk) != nil)
            try await town.perform(SignOffEverywhere(), as: .northLead)
            #expect(try await town.presence(desk) == nil)
            #expect(try await town.presence(others) != nil)
        }
    }

    @Test func `what one did is one's own to read, page by page`() async throws {
        try await withTown(.sqlite) { town in
            for _ in 1...35 {
                town.clock.pass(seconds: 1)
                try await town.perform(SignOffEverywhere(), as: .northLead)
            }
            let first = try await town.perform(ListOwnDeeds(), as: .northLead)
            let next = try await town.perform(ListOwnDeeds(before: first.last?.id), as: .northLead)
            #expect(first.count == 30 && next.count == 5)
            #expect(Set(first.map(\.id)).isDisjoint(with: next.map(\.id)))
            let me = Townsperson.northLead.displayName
            #expect(first.allSatisfy { $0.by == me && $0.useCase == "SignOffEverywhere" })
            #expect(try await town.perform(ListOwnDeeds(), as: .southLead).isEmpty)
        }
    }
}
