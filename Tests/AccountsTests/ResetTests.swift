import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing
import Vault

/// A password or second factor is set anew only with two administrators.
@Suite struct ResetTests {
    private static let form = "one form of the page that confirms"

    private func reset(_ town: Town, _ purpose: LinkPurpose) async throws -> HandedLink {
        try await town.perform(
            RequestReset(account: town.id(.northLead), purpose: purpose), as: .northAdministrator)
        return try await town.perform(
            ConfirmReset(account: town.id(.northLead), request: Self.form), as: .secondNorthAdministrator)
    }

    @Test(arguments: Engine.available)
    func `who has lost everything gets a new password and a new second factor`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.token(.northLead)
            let link = try await reset(town, .everything)
            guard case .done(let token, let codes) = try await town.use(link) else { throw NothingThere() }
            #expect(codes.count == 10)
            #expect(try await town.presence(before) == nil, "sign-ins of before are over")
            #expect(try await town.presence(token)?.login == "lead.north")
            town.clock.pass(seconds: 30)
            #expect(try await town.signIn(.northLead) == .refused)
            guard case .signedIn = try await town.signIn(.northLead, password: "river stones at dusk", code: codes[0])
            else { throw NothingThere() }
        }
    }

    @Test(arguments: Engine.available)
    func `a new second factor asks for the password, and guessing it there locks like signing in`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let link = try await reset(town, .secondFactor)
            for _ in 1...5 {
                #expect(try await town.use(link, password: nil, oldPassword: "wrong") == .refused)
            }
            let right = Townsperson.northLead.password.exposed
            #expect(try await town.use(link, password: nil, oldPassword: right) == .locked(seconds: 60))
            #expect(try await town.signIn(.northLead) == .locked(seconds: 60), "one counter for all doors")
            town.clock.pass(minutes: 1)
            guard case .done = try await town.use(link, password: nil, oldPassword: right) else { throw NothingThere() }
        }
    }

    @Test(arguments: Engine.available)
    func `a new password asks for the code, and guessing it there locks like signing in`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let link = try await reset(town, .password)
            for _ in 1...5 { #expect(try await town.use(link, code: "000000") == .refused) }
            #expect(try await town.use(link, code: town.code(.northLead).exposed) == .locked(seconds: 60))
            town.clock.pass(minutes: 1)
            let outcome = try await town.use(link, code: town.code(.northLead).exposed)
            guard case .done(_, let codes) = outcome else { throw NothingThere() }
            #expect(codes.isEmpty, "the second factor stays as it was")
        }
    }

    @Test(arguments: Engine.available)
    func `requester, confirmer and owner are three people`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let lead = town.id(.northLead)
            try await town.perform(RequestReset(account: lead, purpose: .everything), as: .northAdministrator)
            let confirm = ConfirmReset(account: lead, request: Self.form)
            await #expect(throws: AccountError.secondPersonNeeded) {
                try await town.perform(confirm, as: .northAdministrator)
            }
            await #expect(throws: Refusal.notFound) { try await town.perform(confirm, as: .southAdministrator) }
            await #expect(throws: Refusal.notFound) { try await town.perform(confirm, as: .northSchoolAdministrator) }
            await #expect(throws: Refusal.forbidden) { try await town.perform(confirm, as: .northLead) }
            let own = RequestReset(account: town.id(.northAdministrator), purpose: .password)
            await #expect(throws: AccountError.ownAccount) { try await town.perform(own, as: .northAdministrator) }
            try await town.perform(own, as: .secondNorthAdministrator)
            await #expect(throws: AccountError.ownAccount) {
                try await town.perform(
                    ConfirmReset(account: town.id(.northAdministrator), request: Self.form), as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `of two who confirm in the same instant one hands out the link`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            let lead = town.id(.northLead)
            for round in 1...3 {
                try await town.perform(RequestReset(account: lead, purpose: .everything), as: .northAdministrator)
                async let one = try? town.perform(
                    ConfirmReset(account: lead, request: "the first confirmer's form \(round)"),
                    as: .secondNorthAdministrator)
                async let two = try? other.office.perform(
                    ConfirmReset(account: lead, request: "the other confirmer's form \(round)"),
                    as: town.caller(.platformAdministrator))
                let links = await [one, two].compactMap { $0 }
                #expect(links.count == 1)
                let open = try await town.number(
                    """
                    SELECT COUNT(*) AS number FROM account_link
                    WHERE account = \(lead) AND used_at IS NULL AND withdrawn_at IS NULL
                    """)
                #expect(open == 1)
            }
            await other.database.close()
        }
    }

    @Test func `a reset that was withdrawn, ran out, or whose requester is suspended confirms nothing`() async throws {
        try await withTown(.sqlite) { town in
            let lead = town.id(.northLead)
            let ask = RequestReset(account: lead, purpose: .everything)
            let confirm = ConfirmReset(account: lead, request: Self.form)
            try await town.perform(ask, as: .northAdministrator)
            await #expect(throws: AccountError.resetOpen) { try await town.perform(ask, as: .platformAdministrator) }
            try await town.perform(WithdrawReset(account: lead), as: .secondNorthAdministrator)
            await #expect(throws: AccountError.resetOver) {
                try await town.perform(confirm, as: .secondNorthAdministrator)
            }
            try await town.perform(ask, as: .northAdministrator)
            town.clock.pass(hours: RequestReset.hours)
            await #expect(throws: AccountError.resetOver) {
                try await town.perform(confirm, as: .secondNorthAdministrator)
            }
            try await town.perform(ask, as: .northAdministrator)
            try await town.perform(SuspendPerson(account: town.id(.northAdministrator)), as: .platformAdministrator)
            await #expect(throws: AccountError.resetOver) {
                try await town.perform(confirm, as: .secondNorthAdministrator)
            }
        }
    }

    @Test func `the owner reads who asked, who confirmed and who looked`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await reset(town, .everything)
            _ = try await town.person(town.id(.northLead))
            let deeds = try await town.perform(ListDeedsOnMe(), as: .northLead)
            let told = deeds.map { "\($0.by) \($0.useCase)" }
            #expect(told.contains("\(Townsperson.northAdministrator.displayName) RequestReset"))
            #expect(told.contains("\(Townsperson.secondNorthAdministrator.displayName) ConfirmReset"))
            #expect(told.contains("\(Townsperson.northAdministrator.displayName) ReadPerson"))
            let others = try await town.perform(ListDeedsOnMe(), as: .secondNorthLead)
            #expect(others.allSatisfy { $0.useCase == "AddAccount" })
        }
    }
}
