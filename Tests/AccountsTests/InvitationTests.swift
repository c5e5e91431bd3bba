import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing
import Vault

@Suite struct InvitationTests {
    @Test(arguments: Engine.available)
    func `somebody is invited, joins with the link, and is signed in`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let link = try await town.invite()
            let shown = try await town.perform(ReadLink(secret: link.secret))
            #expect(shown.displayName == "王小禾")
            #expect(shown.posts.map(\.post) == [Post(role: .counsellor, region: TownPlaces.north)])
            #expect(try await town.perform(ReadLink(secret: link.secret)).totpSecret == shown.totpSecret)
            let (token, codes) = try await town.join(link, as: "Wang.Xiaohe")
            let presence = try #require(try await town.presence(token))
            #expect(presence.login == "wang.xiaohe")
            #expect(presence.posts.map(\.role) == [.counsellor])
            #expect(Set(codes).count == 10)
            #expect(try await town.person(link.account).state == .inService)
        }
    }

    @Test(arguments: Engine.available)
    func `nothing of a link, a password, a secret or a recovery code lies in the open`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let link = try await town.invite()
            let secret = try #require(try await town.perform(ReadLink(secret: link.secret)).totpSecret)
            let (token, codes) = try await town.join(link, as: "wang.xiaohe")
            for text in [link.secret, secret, token, codes[0], codes[9], "river stones at dusk"] {
                #expect(try await !town.holdsInTheOpen(text), "\(text.prefix(5))…")
            }
            #expect(try await town.holdsInTheOpen("wang.xiaohe"))
        }
    }

    @Test(arguments: Engine.available)
    func `a link that was used, ran out, was withdrawn or never existed says the same`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let used = try await town.invite("甲")
            _ = try await town.join(used, as: "first.one")
            let withdrawn = try await town.invite("乙")
            try await town.perform(WithdrawInvitation(account: withdrawn.account), as: .northAdministrator)
            let replaced = try await town.invite("丙")
            let renewed = try await town.perform(
                RenewInvitation(account: replaced.account, request: "another form of the page"),
                as: .northAdministrator)
            let stale = try await town.invite("丁")
            town.clock.pass(hours: 72)
            let fresh = try await town.perform(
                RenewInvitation(account: renewed.account, request: "yet another form of the page"),
                as: .northAdministrator)
            let over = [used, withdrawn, replaced, renewed, stale].map(\.secret) + ["x", ""]
            for secret in over {
                await #expect(throws: AccountError.linkIsOver) { try await town.perform(ReadLink(secret: secret)) }
                let trial = UseLink(
                    secret: secret, login: "some.body", password: Private("river stones at dusk"),
                    code: Private("123456"), address: "192.0.2.1")
                await #expect(throws: AccountError.linkIsOver) { try await town.perform(trial) }
            }
            #expect(try await town.perform(ReadLink(secret: fresh.secret)).displayName == "丙")
        }
    }

    @Test(arguments: Engine.available)
    func `of two who use one link in the same instant one joins`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let other = try await town.secondHouse()
            for number in 1...3 {
                let link = try await town.invite()
                let secret = try #require(try await town.perform(ReadLink(secret: link.secret)).totpSecret)
                let digits = try #require(OneTimeCode(base32: Private(secret))).digits(at: town.clock.now)
                let trial = { @Sendable (login: String) in
                    UseLink(
                        secret: link.secret, login: "\(login)\(number)", password: Private("river stones at dusk"),
                        code: Private(digits), address: "192.0.2.1")
                }
                async let here = try? town.perform(trial("here"))
                async let there = try? other.office.perform(trial("there"), as: .anyone)
                let outcomes = await [here, there].compactMap { $0 }
                #expect(outcomes.count == 1)
                let signedIn = try await town.number(
                    "SELECT COUNT(*) AS number FROM sign_in WHERE account = \(link.account)")
                #expect(signedIn == 1)
            }
            await other.database.close()
        }
    }

    @Test(arguments: Engine.available)
    func `a name is given once, also of two who choose it in the same instant`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let first = try await town.invite("甲")
            let second = try await town.invite("乙")
            await #expect(throws: AccountError.loginTaken) { try await town.use(first, login: "lead.north") }
            await #expect(throws: AccountError.badLogin) { try await town.use(first, login: "王") }
            async let one = try? town.use(first, login: "same.name")
            async let two = try? town.use(second, login: "same.name")
            let joined = await [one, two].compactMap { $0 }
            #expect(joined.count == 1)
        }
    }

    @Test func `a wrong code joins nobody, and the link stays good`() async throws {
        try await withTown(.sqlite) { town in
            let link = try await town.invite()
            await #expect(throws: AccountError.wrongCode) {
                try await town.use(link, login: "wang.xiaohe", code: "000000")
            }
            _ = try await town.join(link, as: "wang.xiaohe")
        }
    }

    @Test(arguments: Engine.available)
    func `the same form sent twice invites one person and gives one link`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.number("SELECT COUNT(*) AS number FROM account")
            let first = try await town.invite(request: "one and the same form, sent twice")
            let second = try await town.invite(request: "one and the same form, sent twice")
            #expect(first == second)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM account") == before + 1)
        }
    }

    @Test func `open invitations are listed for who may manage them`() async throws {
        try await withTown(.sqlite) { town in
            _ = try await town.invite("甲")
            town.clock.pass(minutes: 1)
            _ = try await town.invite("乙")
            let listed = try await town.perform(ListInvitations(), as: .secondNorthAdministrator)
            #expect(listed.invitations.map(\.displayName) == ["乙", "甲"])
            #expect(listed.count == 2)
            #expect(try await town.perform(ListInvitations(), as: .southAdministrator).count == 0)
            #expect(try await town.perform(ListInvitations(), as: .northSchoolAdministrator).count == 0)
            await #expect(throws: Refusal.forbidden) { try await town.perform(ListInvitations(), as: .northLead) }
        }
    }

    @Test func `who is only invited can do nothing, is on no list of colleagues, and cannot sign in`() async throws {
        try await withTown(.sqlite) { town in
            let link = try await town.invite()
            let posts = try await town.number(
                "SELECT COUNT(*) AS number FROM published_post WHERE account = \(link.account)")
            #expect(posts == 0)
            for login in ["~\(link.account)", "", "王小禾"] {
                #expect(try await town.signIn(.northLead, account: login) == .refused)
            }
        }
    }
}
