import Access
import Accounts
import Care
import Files
import Foundation
import HouseKit
import Testing
import Vault

@testable import Web

/// Every page of a screening as every role of another school, another class and another county: what one use case
/// keeps to itself a page could still put together from several. `TenRolesTests` tries the use cases themselves.
@Suite struct TenRolesPageTests {
    /// First parts of addresses behind which no role stands.
    private static let ofNoRole: Set = [
        // Words and lists that everybody may read.
        "", "about", "help", "look", "privacy", "receivers", "young",
        // Opened by a code, a link or the sheet that one has begun, whoever one is.
        "check", "class", "consent", "deleted", "history", "join", "s", "sheet", "sitting",
        // One's own sign-in, and what one has done oneself.
        "me", "sign-in", "signed-off",
    ]

    /// Pages behind which nothing stands in this northern school. `TenRolesTests` tries the use cases that they ask,
    /// `Tests/Browser/test_every_door.py` the pages themselves with something real behind each, as the same people.
    private static let withNothingBehind = [
        "breaches/known/{breach}", "class-meetings/{round}", "classes/import/{draft}", "duty/shifts/{shift}",
        "instruments/approvals/{load}", "instruments/load/{template}", "instruments/{instrument}",
        "licences/{instrument}", "messages/{message}", "norms/import/{draft}", "outbox/{message}",
        "people/import/{draft}", "people/{account}/posts/{post}", "recipients/known/{recipient}", "retention/{list}",
        "rights/requests/{request}", "rights/reviews/{request}", "transfers/{transfer}", "units/import/{draft}",
        "units/{unit}/contacts/{contact}",
    ]

    /// Who looked into files is told of the looks that a stranger has just tried themselves.
    private static let ofOneself: Set = ["/care-looks"]

    /// The address of every page but those, with what there is in the northern school.
    private static func paths(of school: NorthernSchool) throws -> [String] {
        let pages = WebServer.routes.filter { route in
            route.method == .get && route.show != nil && !ofNoRole.contains(String(route.path.prefix { $0 != "/" }))
                && !withNothingBehind.contains { route.path.hasPrefix($0) }
        }
        return try pages.map { page in
            try "/" + page.path.split(separator: "/").map { part in
                guard part.hasPrefix("{") else { return String(part) }
                let value = school.part(String(part.dropFirst().dropLast()), of: page.path)
                return try #require(value, "\(page.path) needs something behind \(part) for this test")
            }.joined(separator: "/")
        }
    }

    @Test func `no page of a school tells a role of another school, class or county anything`() async throws {
        try await withTown(.sqlite) { town in
            let school = try await NorthernSchool(town)
            let neighbour = try await town.addSchool("next door", in: TownPlaces.northTownship, by: .northAdministrator)
            _ = try await town.campaign("a campaign of the neighbours")
            let paths = try Self.paths(of: school)
            #expect(paths.count > 150)
            try await Self.expectOpen(paths.filter(school.isAsked), in: town)
            var strangers = try await town.strangers(neighbour: neighbour)
            #expect(Set(strangers.map(\.role)) == Set(Role.allCases))
            let before = try await Self.lists(among: paths, of: school, for: &strangers)
            #expect(before.count > strangers.count)
            try await school.liveOneDay(in: town)
            let after = try await Self.lists(among: Set(before.keys.map(\.path)).sorted(), of: school, for: &strangers)
            for (asked, list) in before where !Self.ofOneself.contains(asked.path) {
                #expect(after[asked] == list, "\(asked.who) at \(asked.path) sees that something happened")
            }
        }
    }

    /// The stream of a room is no page and no use case of its own, so that neither of the two walks comes by it.
    @Test func `the open page of a room tells a role of another school, class or county nothing`() async throws {
        try await withTown(.sqlite) { town in
            let school = try await NorthernSchool(town)
            let neighbour = try await town.addSchool("next door", in: TownPlaces.northTownship, by: .northAdministrator)
            func told(_ browser: Browser) async throws -> String? {
                let token = try #require(browser.cookies[Cookie.signIn])
                var teller = RoomTeller(office: town.office, token: token, room: ID(school.room), hasSaidIdle: false)
                return await teller.news()
            }
            var teacher = try town.browser()
            try await teacher.signIn(as: .northTeacher, in: town)
            let news = try await told(teacher)
            #expect(news?.contains("event: change") == true)
            for stranger in try await town.strangers(neighbour: neighbour) {
                let news = try await told(stranger.browser)
                #expect(news == nil, "\(stranger.name)")
            }
        }
    }

    private struct Asked: Hashable {
        let who: String
        let path: String
    }

    /// Walks to every page as each of them. What belongs to the northern school is refused; what is left are lists of
    /// the strangers' own, which are the same whatever happens there.
    private static func lists(
        among paths: [String], of school: NorthernSchool, for strangers: inout [Stranger]
    ) async throws -> [Asked: String] {
        var lists: [Asked: String] = [:]
        for index in strangers.indices {
            for path in paths {
                let asked = Asked(who: strangers[index].name, path: path)
                let (end, answer) = try await strangers[index].browser.walk(to: path)
                let isNorthern = school.names.contains { end.contains($0) }
                let mayBe = isNorthern && !school.isBlank(end) ? [403, 404] : [200, 403, 404]
                #expect(mayBe.contains(answer.status), "\(asked.who) at \(path): \(answer.status) for \(end)")
                // A page says again which address was asked for; a list has no reason to.
                let (secrets, text) = (school.words + (isNorthern ? [] : school.names), answer.text)
                #expect(secrets.filter { text.contains($0) }.isEmpty, "\(asked.who) at \(path)")
                if answer.status == 200 { lists[asked] = try shown(answer) }
            }
        }
        return lists
    }

    /// What somebody sees: a form bears a word of its own each time, and a spreadsheet the moment at which it was made.
    private static func shown(_ answer: Answer) throws -> String {
        guard answer.bytes.starts(with: Array("PK".utf8)) else { return answer.text.withoutHiddenFields }
        return "\(try Table.read(answer.bytes))"
    }

    /// There is a page behind each address, and whoever works with it opens it; or nothing would be proved.
    private static func expectOpen(_ paths: [String], in town: Town) async throws {
        var closed = Set(paths)
        let people = [
            Townsperson.northTeacher, .northAdministrator, .classTeacher, .northCounsellor, .northTownshipLead,
        ]
        for person in people {
            var browser = try town.browser()
            try await browser.signIn(as: person, in: town)
            for path in paths where closed.contains(path) {
                if try await browser.walk(to: path).answer.status == 200 { closed.remove(path) }
            }
        }
        #expect(closed.isEmpty, "nobody opens them")
    }
}

/// Somebody who works elsewhere, signed in.
private struct Stranger {
    let name: String
    let role: Role
    var browser: Browser
}

extension Town {
    /// Every role in the other county, the roles of a school at the next one, and the teacher of another class.
    fileprivate func strangers(neighbour: String) async throws -> [Stranger] {
        let elsewhere = Role.allCases.map { role in
            role.seat == .unit
                ? Post(role: role, region: TownPlaces.southTownship, unit: "990203-centre")
                : Post(role: role, region: TownPlaces.south)
        }
        let nextDoor = Role.allCases.filter { $0.seat != .region }.map {
            Post(role: $0, region: TownPlaces.northTownship, unit: neighbour)
        }
        let otherClass = Post(
            role: .classTeacher, region: TownPlaces.northTownship, unit: TownPlaces.secondNorthClass)
        let unused = try browser()
        var strangers: [Stranger] = []
        for (number, post) in (elsewhere + nextDoor + [otherClass]).enumerated() {
            var browser = unused
            browser.cookies[Cookie.signIn] = try await signIn("stranger.\(number)", post)
            let place = post.unit ?? post.region.code
            strangers.append(Stranger(name: "\(post.role.rawValue) of \(place)", role: post.role, browser: browser))
        }
        return strangers
    }

    private func signIn(_ login: String, _ post: Post) async throws -> String {
        let password = Private("a long secret of \(login)")
        let added = try await performBySystem(
            AddAccount(login: login, displayName: login, password: password, post: post))
        let secret = try #require(added.totpSecret.flatMap { OneTimeCode(base32: Private($0)) })
        let outcome = try await perform(
            SignIn(account: login, password: password, code: Private(secret.digits(at: clock.now)), address: "test"))
        guard case .signedIn(let token) = outcome else { throw NothingThere() }
        return token
    }
}

extension Browser {
    /// Opens a page and goes where it leads to, as people's browsers do.
    fileprivate mutating func walk(to path: String) async throws -> (end: String, answer: Answer) {
        var end = path
        var answer = try await get(path)
        for _ in 0..<4 {
            guard answer.status == 303, let next = answer.location else { break }
            end = next
            answer = try await get(next)
        }
        return (end, answer)
    }
}

extension String {
    /// A form has another mark each time that it is opened.
    fileprivate var withoutHiddenFields: String { replacing(#/<input type="hidden"[^>]*>/#, with: "") }
}
