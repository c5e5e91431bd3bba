import Care
import HouseKit
import Storage
import Testing

@testable import Access

/// What a statement makes of a post that is held for residents without a unit.
@Suite struct ResidentScopeTests {
    private static func text(_ posts: [Post], _ statement: (Scope) -> SQL) throws -> String {
        let scope = try Scope.of(.person(ID("somebody"), name: "somebody", posts: posts), with: .holdInterviews)
        return statement(scope).rendered(for: .sqlite).text
    }

    private static let ofPlace = Post(role: .counsellor, region: TownPlaces.north)

    @Test func `a statement that asks for a unit is closed to it`() throws {
        let text = try Self.text([Self.ofPlace]) { "\($0, region: "x.region", unit: "x.unit")" }
        #expect(text == "FALSE")
        let ofRegion = try Self.text([Self.ofPlace]) { "\($0, region: "x.region")" }
        #expect(ofRegion == "FALSE")
    }

    @Test func `a statement that asks for a house lets in people of the place who have none`() throws {
        let text = try Self.text([Self.ofPlace]) { "\($0, region: "x.region", house: "x.keeper")" }
        #expect(text == "((x.keeper IS NULL AND (x.region >= ? AND x.region < ?)))")
    }

    @Test func `a post in a unit reaches its people and nobody without one`() throws {
        let teacher = Post(role: .schoolPsychologyTeacher, region: TownPlaces.northTownship, unit: "school")
        let text = try Self.text([teacher]) { "\($0, region: "x.region", house: "x.keeper")" }
        #expect(text == "(x.keeper IN (?))")
    }

    @Test func `a post that oversees a place reaches nobody by a house`() throws {
        let overseer = Post(role: .schoolPsychologyTeacher, region: TownPlaces.north)
        let text = try Self.text([overseer]) { "\($0, region: "x.region", house: "x.keeper")" }
        #expect(text == "FALSE")
    }

    @Test func `a statement that asks for residents besides lets them in and no unit`() throws {
        let text = try Self.text([Self.ofPlace]) {
            "\($0, region: "x.region", unit: "x.house", residents: "x.house")"
        }
        #expect(text == "((x.house IS NULL AND (x.region >= ? AND x.region < ?)))")
        let teacher = Post(role: .schoolPsychologyTeacher, region: TownPlaces.northTownship, unit: "school")
        let ofSchool = try Self.text([teacher]) { "\($0, region: "x.region", unit: "x.house", residents: "x.house")" }
        #expect(ofSchool == "(x.house IN (?))")
    }

    @Test func `a resident is let into a place of the own post and into no other`() throws {
        let scope = try Scope.of(
            .person(ID("somebody"), name: "somebody", posts: [Self.ofPlace]), with: .enrolResidents)
        #expect(try scope.admit(residentOf: TownPlaces.northVillage).region == TownPlaces.northVillage)
        #expect(throws: Refusal.notFound) { try scope.admit(residentOf: TownPlaces.southVillage) }
        let wide = try Scope.of(
            .person(ID("head"), name: "head", posts: [Post(role: .regionAdministrator, region: TownPlaces.north)]),
            with: .planCampaigns)
        #expect(throws: Refusal.notFound) { try wide.admit(residentOf: TownPlaces.northVillage) }
    }

    @Test func `nobody lets a new row into a place by a post for residents`() throws {
        let scope = try Scope.of(
            .person(ID("somebody"), name: "somebody", posts: [Self.ofPlace]), with: .holdInterviews)
        #expect(throws: Refusal.notFound) { try scope.admit(TownPlaces.northVillage) }
    }
}
