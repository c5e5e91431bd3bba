public import Access
import Accounts
public import Care
import Regions
import Rosters
import Storage

/// Units that are no school, their counsellors, and people who belong elsewhere than to a class.
extension Town {
    public func addEmployer(
        _ name: String, in region: Region = TownPlaces.northTownship,
        by administrator: Townsperson = .northAdministrator
    ) async throws -> String {
        try await addUnit("employer", name, in: region, by: administrator)
    }

    public func addUnit(
        _ kind: String, _ name: String, in region: Region = TownPlaces.northTownship,
        by administrator: Townsperson = .northAdministrator
    ) async throws -> String {
        try await perform(
            AddUnit(region: region, kind: kind, facts: UnitFacts(name: name), request: "\(kind) \(name)"),
            as: administrator
        ).code
    }

    /// A counsellor with a post in a unit, as the house knows them when they come in.
    public func unitCounsellor(
        _ login: String, of unit: String, in region: Region = TownPlaces.northTownship
    ) async throws -> Caller {
        _ = try await colleague(login, .counsellor, in: region, of: unit)
        return try await performBySystem(RecogniseColleague(login: login)).caller
    }

    /// Makes somebody who has sat down one of another unit, or of none: every table that knows where they belong.
    public func move(
        _ person: CareStage.Pupil, kind: String, to unit: String?, in region: Region = TownPlaces.northTownship
    ) async throws {
        try await tamper(
            """
            UPDATE member SET kind = \(kind), house = CAST(\(unit) AS TEXT), unit = CAST(\(unit) AS TEXT),
                region = \(region) WHERE id = \(person.member)
            """)
        try await tamper(
            """
            UPDATE participant SET house = CAST(\(unit) AS TEXT), unit = CAST(\(unit) AS TEXT), region = \(region)
            WHERE id = \(person.participant)
            """)
        try await tamper(
            """
            UPDATE sitting SET house = CAST(\(unit) AS TEXT), unit = CAST(\(unit) AS TEXT), region = \(region)
            WHERE participant = \(person.participant)
            """)
    }
}
