import Access
import Accounts
import App
import Care
import HouseKit
import Storage
import Testing

/// Who may appoint whom (docs/decisions/0011).
@Suite struct AppointingTests {
    @Test func `a role that sees people's answers is given by those who never see them`() {
        for role in Role.allCases where !role.mayAppoint.isEmpty {
            #expect(role.permissions.contains(.managePeople))
            #expect(role.permissions.isDisjoint(with: [.watchAlerts, .handleAlerts, .openContact]), "\(role)")
            #expect(!role.mayAppoint.contains(.integration))
        }
        for role in Role.allCases where role.mayAppoint.isEmpty {
            #expect(!role.permissions.contains(.managePeople), "\(role)")
        }
        #expect(!Role.regionAdministrator.mayAppoint.contains(.platformAdministrator))
        #expect(
            Role.unitAdministrator.mayAppoint
                == [.schoolPsychologyTeacher, .centreLead, .counsellor, .classTeacher, .unitAdministrator])
    }

    private static let trials: [(Townsperson, Role, String, (any Problem)?)] = [
        (.northAdministrator, Role.dutyLead, TownPlaces.northTownship.code, nil),
        (.northAdministrator, .regionAdministrator, TownPlaces.north.code, nil),
        (.northAdministrator, .classTeacher, TownPlaces.northSchool, nil),
        (.platformAdministrator, .platformAdministrator, TownPlaces.city.code, nil),
        (.northSchoolAdministrator, .schoolPsychologyTeacher, TownPlaces.northSchool, nil),
        (.northAdministrator, .platformAdministrator, TownPlaces.north.code, AccountError.mayNotAppoint),
        (.northAdministrator, .dutyLead, TownPlaces.city.code, Refusal.notFound),
        (.northAdministrator, .dutyLead, TownPlaces.south.code, Refusal.notFound),
        (.southAdministrator, .classTeacher, TownPlaces.northSchool, Refusal.notFound),
        (.northSchoolAdministrator, .counsellor, TownPlaces.northTownship.code, Refusal.notFound),
        (.northSchoolAdministrator, .schoolPsychologyTeacher, "990202-centre", Refusal.notFound),
        (.northAdministrator, .dutyLead, TownPlaces.nowhere.code, AccountError.unknownPlace),
        (.northAdministrator, .dutyLead, "no-such-unit", AccountError.unknownPlace),
        (.northAdministrator, .classTeacher, TownPlaces.northTownship.code, AccountError.badSeat),
        (.northAdministrator, .dutyLead, TownPlaces.northSchool, AccountError.badSeat),
        (.northAdministrator, .integration, TownPlaces.north.code, AccountError.mayNotAppoint),
        (.northLead, .counsellor, TownPlaces.north.code, Refusal.forbidden),
        (.classTeacher, .classTeacher, TownPlaces.northSchool, Refusal.forbidden),
        (.evaluator, .evaluator, TownPlaces.city.code, Refusal.forbidden),
    ]

    @Test(arguments: trials)
    func `nobody appoints beyond the own place, or to a role that is not theirs to give`(
        _ giver: Townsperson, _ role: Role, _ place: String, _ problem: (any Problem)?
    ) async throws {
        try await withTown(.sqlite) { town in
            let before = try await town.number("SELECT COUNT(*) AS number FROM post")
            let error = await #expect(throws: (any Error).self) {
                _ = try await town.invite(as: role, at: place, by: giver)
                throw NothingThere()
            }
            let after = try await town.number("SELECT COUNT(*) AS number FROM post")
            guard let problem else {
                #expect(error is NothingThere, "\(String(describing: error))")
                #expect(after == before + 1)
                return
            }
            #expect((error as? any Problem)?.phrase == problem.phrase, "\(String(describing: error))")
            #expect(after == before)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody gives a post to themselves`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            await #expect(throws: AccountError.ownAccount) {
                try await town.perform(
                    GivePost(
                        account: town.id(.northAdministrator), role: .dutyLead, place: TownPlaces.north.code,
                        from: nil, until: nil),
                    as: .northAdministrator)
            }
            for act in [SuspendPerson(account: town.id(.northAdministrator))] {
                await #expect(throws: AccountError.ownAccount) { try await town.perform(act, as: .northAdministrator) }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a post never lasts longer than that of who gave it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let last = try #require(Day("2026-06-30"))
            try await town.tamper(
                "UPDATE post SET until_day = \(last) WHERE account = \(town.id(.northAdministrator))")
            await #expect(throws: AccountError.longerThanOwn) { try await town.invite() }
            await #expect(throws: AccountError.longerThanOwn) {
                try await town.invite(until: last.adding(days: 1))
            }
            let link = try await town.invite(until: last)
            let post = try #require(try await town.person(link.account).posts.first)
            await #expect(throws: AccountError.longerThanOwn) {
                try await town.perform(
                    ChangePostTerm(account: link.account, post: post.id, until: last.adding(days: 1)),
                    as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `who runs a school cannot lay hands on the account of who runs the county`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            // The county's administrator also teaches at the school, so the school sees the name.
            try await town.performBySystem(
                AddPost(
                    login: "admin2.north",
                    post: Post(role: .classTeacher, region: TownPlaces.northTownship, unit: TownPlaces.northSchool),
                    until: nil))
            let target = town.id(.secondNorthAdministrator)
            let seen = try await town.person(target, by: .northSchoolAdministrator)
            #expect(seen.posts.map(\.post.role) == [.classTeacher], "the county's post is not the school's to see")
            #expect(!seen.mayManage && seen.deeds.isEmpty)
            await #expect(throws: AccountError.belongsElsewhere) {
                try await town.perform(
                    RequestReset(account: target, purpose: .everything), as: .northSchoolAdministrator)
            }
            await #expect(throws: AccountError.belongsElsewhere) {
                try await town.perform(SuspendPerson(account: target), as: .northSchoolAdministrator)
            }
            let teaching = try #require(seen.posts.first)
            try await town.perform(EndPost(account: target, post: teaching.id), as: .northSchoolAdministrator)
            let left = try await town.person(target).posts.filter { !$0.isEnded }.map(\.post.role)
            #expect(left == [.regionAdministrator])
        }
    }
}
