import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing

@Suite struct AccountTests {
    private static func account(_ login: String, name: String = "New", password: String = "long enough") -> AddAccount {
        AddAccount(
            login: login, displayName: name, password: Private(password), post: Townsperson.northLead.post)
    }

    @Test(arguments: Engine.available)
    func `an account is added once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.performBySystem(Self.account("new.one"))
            await #expect(throws: AccountError.loginTaken) {
                try await town.performBySystem(Self.account("new.one"))
            }
            let listed = try await town.performBySystem(ListAccounts()).filter { $0.login == "new.one" }
            #expect(listed.map(\.posts) == [[Townsperson.northLead.post]])
        }
    }

    @Test(
        arguments: [
            (account("ab"), AccountError.badLogin), (account("With.Capitals"), .badLogin), (account("有名字"), .badLogin),
            (account("a b c"), .badLogin), (account(String(repeating: "a", count: 41)), .badLogin),
            (account("new.one", name: ""), .emptyName), (account("new.one", password: "123456789"), .shortPassword),
        ])
    func `an account that cannot be is refused`(_ account: AddAccount, _ error: AccountError) async throws {
        try await withTown(.sqlite) { town in
            let before = try await town.number("SELECT COUNT(*) AS number FROM account")
            await #expect(throws: error) { try await town.performBySystem(account) }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM account") == before)
        }
    }

    @Test(arguments: Engine.available)
    func `a second post is held up to its last day and no longer`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let post = Post(role: .counsellor, region: TownPlaces.south)
            let until = try #require(Day("2026-03-05"))
            try await town.performBySystem(AddPost(login: "lead.north", post: post, until: until))
            for (day, count) in [("2026-03-04", 2), ("2026-03-05", 2), ("2026-03-06", 1)] {
                town.clock.set(.china(day, 23, 59))
                let presence = try await town.performBySystem(RecogniseColleague(login: "lead.north"))
                #expect(presence.posts.count == count, "\(day)")
            }
        }
    }

    @Test func `the same post is not held twice`() async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: AccountError.postTaken) {
                try await town.performBySystem(
                    AddPost(login: "lead.north", post: Townsperson.northLead.post, until: nil))
            }
            await #expect(throws: AccountError.unknownAccount) {
                try await town.performBySystem(
                    AddPost(login: "nobody.here", post: Townsperson.northLead.post, until: nil))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a token is good until it expires and can do what it was made for`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let token = try await town.performBySystem(
                IssueToken(login: "program.north", label: "test", granted: [.createSheets], days: 2)).token
            let caller = try #require(try await town.perform(RecogniseProgram(token: token))).caller
            #expect(caller.kind == .program)
            #expect(caller.granted == [.createSheets])
            town.clock.pass(seconds: 59, minutes: 59, hours: 47)
            #expect(try await town.perform(RecogniseProgram(token: token)) != nil)
            town.clock.pass(seconds: 1)
            #expect(try await town.perform(RecogniseProgram(token: token)) == nil)
        }
    }

    @Test(arguments: [0, -1, 731])
    func `a token lasts at least a day and at most two years`(_ days: Int) async throws {
        try await withTown(.sqlite) { town in
            let issue = IssueToken(login: "program.north", label: "test", granted: [], days: days)
            await #expect(throws: AccountError.badDay) { try await town.performBySystem(issue) }
            let found = try await town.number("SELECT COUNT(*) AS number FROM token")
            #expect(found == 0)
        }
    }

    @Test func `a demo lets its people in with one click, and nobody else`() async throws {
        try await withTown(.sqlite, isDemo: true) { town in
            let outcome = try await town.perform(SignInAsDemo(account: "lead.north"))
            guard case .signedIn(let token) = outcome else { throw NothingThere() }
            #expect(try await town.presence(token)?.login == "lead.north")
            for account in ["nobody.here", "program.north"] {
                await #expect(throws: Refusal.notFound) { try await town.perform(SignInAsDemo(account: account)) }
            }
        }
    }

    @Test func `a house of real people has no such click`() async throws {
        try await withTown(.sqlite) { town in
            #expect(town.house.catalogue["SignInAsDemo"] == nil)
            await #expect(throws: Refusal.notFound) { try await town.perform(SignInAsDemo(account: "lead.north")) }
        }
    }

    @Test func `everybody may ask who they are and what they may do`() async throws {
        try await withTown(.sqlite) { town in
            for person in Townsperson.allCases {
                let me = try await town.perform(WhoAmI(), as: person)
                #expect(me.account == person.rawValue)
                #expect(Set(me.permissions) == person.post.permissions)
            }
        }
    }
}
