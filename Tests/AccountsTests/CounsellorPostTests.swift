import Access
import Accounts
import Care
import HouseKit
import Testing

/// What a counsellor may do is said by where the post stands, on every page that says it.
@Suite struct CounsellorPostTests {
    @Test(arguments: Engine.available)
    func `the page of a unit says what its counsellor may do there`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let employer = try await town.addEmployer("示例厂")
            let inUnit = try await town.unitCounsellor("counsellor.employer", of: employer)
            let inSchool = try await town.unitCounsellor("counsellor.school", of: TownPlaces.northSchool)
            for (unit, caller, holds) in [(employer, inUnit, true), (TownPlaces.northSchool, inSchool, false)] {
                let members = try await town.perform(ListUnitPeople(unit: unit), as: .northAdministrator)
                let member = try #require(members.first { $0.role == .counsellor })
                #expect(member.may.contains(.holdInterviews) == holds)
                let me = try await town.office.perform(WhoAmI(), as: caller)
                #expect(Set(me.permissions) == Set(member.may))
                let person = try await town.perform(ReadPerson(account: member.account), as: .northAdministrator)
                #expect(person.posts.contains { $0.post.permissions.contains(.holdInterviews) } == holds)
            }
        }
    }

    @Test func `a counsellor of a place talks with residents and enrols them and has nothing of any roster`() {
        let post = Post(role: .counsellor, region: TownPlaces.north)
        #expect(post.permissions.subtracting(post.role.permissions) == [
            .holdInterviews, .raiseHarm, .reportHarm, .enrolResidents, .keepConsents,
        ])
    }

    /// Whoever sends a post cannot send what kind of unit it is.
    @Test func `a post without a known kind of unit holds nothing further`() {
        let post = Post(role: .counsellor, region: TownPlaces.northTownship, unit: "990202001-anything")
        #expect(post.permissions == post.role.permissions)
        for role in Role.allCases where role != .counsellor {
            var other = Post(role: role, region: TownPlaces.northTownship, unit: "990202001-anything")
            other.unitKind = "employer"
            #expect(other.permissions == role.permissions, "\(role)")
        }
    }
}
