import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing

@Suite struct PostTests {
    private func posts(_ town: Town, _ login: String) async throws -> [Post] {
        try await town.performBySystem(RecogniseColleague(login: login)).posts
    }

    @Test(arguments: Engine.available)
    func `a post counts from its first day to its last`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let extra = Post(role: .dutyLead, region: TownPlaces.northHamlet)
            try await town.perform(
                GivePost(
                    account: town.id(.northCounsellor), role: extra.role, place: extra.region.code,
                    from: Day("2026-03-10"), until: Day("2026-03-11")),
                as: .northAdministrator)
            for (number, isHeld) in [(9, false), (10, true), (11, true), (12, false)] {
                let day = number < 10 ? "2026-03-0\(number)" : "2026-03-\(number)"
                town.clock.set(.china(day, 12))
                #expect(try await posts(town, "counsellor.north").contains(extra) == isHeld, "\(day)")
            }
            // The same post again, a month later: the one that has run out does not stand in the way.
            try await town.perform(
                GivePost(
                    account: town.id(.northCounsellor), role: extra.role, place: extra.region.code, from: nil,
                    until: nil),
                as: .northAdministrator)
            #expect(try await posts(town, "counsellor.north").contains(extra))
        }
    }

    @Test(arguments: Engine.available)
    func `an evaluator is there for a stated time only`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let region = TownPlaces.north.code
            let open = GivePost(
                account: town.id(.northCounsellor), role: .evaluator, place: region, from: nil, until: nil)
            await #expect(throws: AccountError.noLastDay) { try await town.perform(open, as: .northAdministrator) }
            await #expect(throws: AccountError.noLastDay) {
                try await town.perform(
                    InvitePerson(
                        displayName: "小评", role: .evaluator, place: region, from: nil, until: nil,
                        request: "an open form of the page"),
                    as: .northAdministrator)
            }
            let post = Post(role: .evaluator, region: TownPlaces.north)
            await #expect(throws: AccountError.noLastDay) {
                try await town.performBySystem(AddPost(login: "counsellor.north", post: post, until: nil))
            }
            var timed = open
            timed.until = town.clock.now.day.adding(days: 30)
            try await town.perform(timed, as: .northAdministrator)
            #expect(try await posts(town, "counsellor.north").contains(post))
        }
    }

    @Test(arguments: Engine.available)
    func `a post that is ended counts no more, at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let account = town.id(.northCounsellor)
            let post = try #require(try await town.person(account).posts.first)
            try await town.perform(EndPost(account: account, post: post.id), as: .northAdministrator)
            #expect(try await posts(town, "counsellor.north").isEmpty)
            #expect(try await town.person(account).posts.map(\.isEnded) == [true], "what was stays to be read")
        }
    }

    @Test(arguments: Engine.available)
    func `a stand-in holds the post of who is away for the stated days, and is shown as such`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let away = town.id(.northLead)
            let standIn = town.id(.northCounsellor)
            let post = try #require(try await town.person(away).posts.first)
            let last = try #require(Day("2026-03-20"))
            try await town.perform(
                AddStandIn(account: away, post: post.id, colleague: standIn, from: nil, until: last),
                as: .northAdministrator)
            #expect(try await posts(town, "counsellor.north").contains(post.post))
            let shown = try await town.person(standIn).posts.first { $0.standsFor != nil }
            #expect(shown?.standsFor == Townsperson.northLead.displayName)
            #expect(shown?.until == last)
            #expect(try await town.person(away).standIns.map(\.account) == [standIn])
            town.clock.set(.china("2026-03-21", 0))
            #expect(try await !posts(town, "counsellor.north").contains(post.post))
        }
    }

    @Test func `nobody stands in for themselves, for a stand-in, or without an end`() async throws {
        try await withTown(.sqlite) { town in
            let away = town.id(.northLead)
            let post = try #require(try await town.person(away).posts.first)
            let last = try #require(Day("2026-03-20"))
            await #expect(throws: AccountError.notStandable) {
                try await town.perform(
                    AddStandIn(account: away, post: post.id, colleague: away, from: nil, until: last),
                    as: .northAdministrator)
            }
            await #expect(throws: AccountError.ownAccount) {
                try await town.perform(
                    AddStandIn(
                        account: away, post: post.id, colleague: town.id(.northAdministrator), from: nil, until: last),
                    as: .northAdministrator)
            }
            let standIn = town.id(.northCounsellor)
            try await town.perform(
                AddStandIn(account: away, post: post.id, colleague: standIn, from: nil, until: last),
                as: .northAdministrator)
            let held = try #require(try await town.person(standIn).posts.first { $0.standsFor != nil })
            await #expect(throws: AccountError.badTerm) {
                try await town.perform(
                    ChangePostTerm(account: standIn, post: held.id, until: nil), as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who is suspended is out at once, and comes back with what still counts`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let account = town.id(.northLead)
            let token = try await town.token(.northLead)
            try await town.perform(SuspendPerson(account: account), as: .northAdministrator)
            #expect(try await town.presence(token) == nil)
            town.clock.pass(seconds: 30)
            #expect(try await town.signIn(.northLead) == .refused)
            #expect(try await town.person(account).state == .suspended)
            try await town.perform(TakeBackPerson(account: account), as: .northAdministrator)
            town.clock.pass(seconds: 30)
            guard case .signedIn = try await town.signIn(.northLead) else { throw NothingThere() }
        }
    }

    @Test(arguments: Engine.available)
    func `who leaves loses posts, sign-ins and links, and keeps the name beside what was done`(
        _ engine: Engine
    ) async throws {
        try await withTown(engine) { town in
            let account = town.id(.northLead)
            let token = try await town.token(.northLead)
            try await town.perform(ReleasePerson(account: account), as: .northAdministrator)
            #expect(try await town.presence(token) == nil)
            let left = try await town.person(account)
            #expect(left.posts.allSatisfy(\.isEnded) && left.state == .suspended)
            let posts = try await town.number(
                "SELECT COUNT(*) AS number FROM published_post WHERE account = \(account)")
            let names = try await town.number("SELECT COUNT(*) AS number FROM published_account WHERE id = \(account)")
            #expect((posts, names) == (0, 1))
            let found = try await town.perform(ListPeople(state: .suspended), as: .northAdministrator)
            #expect(found.people.map(\.id) == [account])
        }
    }
}
