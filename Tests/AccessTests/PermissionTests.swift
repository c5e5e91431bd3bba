import Access
import Accounts
import Care
import HouseKit
import Regions
import Testing
import Warnings

@Suite struct PermissionTests {
    @Test(arguments: Engine.available)
    func `who is not signed in is told so`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            await #expect(throws: Refusal.notSignedIn) { try await town.perform(ListAlerts()) }
            await #expect(throws: Refusal.notSignedIn) { try await town.perform(WhoAmI()) }
        }
    }

    @Test(
        arguments: [
            Townsperson.platformAdministrator, .northAdministrator, .classTeacher, .gridWorker, .evaluator,
            .northProgram,
        ])
    func `a permission held nowhere is forbidden`(_ person: Townsperson) async throws {
        try await withTown(.sqlite) { town in
            await #expect(throws: Refusal.forbidden) { try await town.perform(ListAlerts(), as: person) }
        }
    }

    @Test(arguments: Engine.available)
    func `what lies in another region is not found and not forbidden`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.northVillage).alert
            await #expect(throws: Refusal.notFound) { try await town.perform(ReadAlert(alert: alert), as: .southLead) }
            await #expect(throws: Refusal.notFound) {
                try await town.perform(ReadAlert(alert: ID("no such alert")), as: .southLead)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what the operator does at the terminal is closed to every person and program`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let setUp = SetUpPlaces(places: [], sites: [])
            for person in Townsperson.allCases {
                await #expect(throws: Refusal.forbidden) { try await town.perform(setUp, as: person) }
            }
            await #expect(throws: Refusal.notSignedIn) { try await town.perform(setUp) }
            await #expect(throws: Never.self) { try await town.performBySystem(setUp) }
        }
    }

    @Test func `the platform itself does only what may run unattended`() async throws {
        try await withTown(.sqlite) { town in
            let alert = try await town.raiseAlert(in: TownPlaces.north).alert
            await #expect(throws: Refusal.forbidden) { try await town.performBySystem(AcknowledgeAlert(alert: alert)) }
            await #expect(throws: Refusal.forbidden) { try await town.performBySystem(ListAlerts()) }
            await #expect(throws: Never.self) { try await town.performBySystem(ClimbAlert(alert: alert)) }
        }
    }

    @Test func `a token can do less than the posts of its account but never more`() async throws {
        try await withTown(.sqlite) { town in
            let post = Townsperson.northLead.post
            let narrow = Caller.program(ID("p"), name: "narrow", posts: [post], granted: [.watchAlerts])
            await #expect(throws: Never.self) { try await town.office.perform(ListAlerts(), as: narrow) }
            await #expect(throws: Refusal.forbidden) {
                try await town.office.perform(TakeDuty(region: TownPlaces.north), as: narrow)
            }
            let greedy = Caller.program(ID("p"), name: "greedy", posts: [post], granted: Set(Permission.allCases))
            await #expect(throws: Refusal.forbidden) { try await town.office.perform(ListPeople(), as: greedy) }
        }
    }

    @Test func `an administrator never sees an alert, a contact or a sheet`() {
        let forbidden: Set<Permission> = [.watchAlerts, .handleAlerts, .openContact, .readOwnSheets, .createSheets]
        for role in [Role.platformAdministrator, .regionAdministrator] {
            #expect(role.permissions.isDisjoint(with: forbidden), "\(role)")
        }
    }

    @Test func `no role holds what belongs to the operator`() {
        for role in Role.allCases {
            #expect(!role.permissions.contains(.operate), "\(role)")
            #expect(role.permissions.contains(.signedIn), "\(role)")
        }
    }

    @Test func `a use case without its book is a defect and not a refusal`() async throws {
        try await withTown(.sqlite) { town in
            let workshop = try await Workshop(town)
            let error = await #expect(throws: ShelfError.self) {
                try await workshop.office.perform(OpenMissingBook(), as: town.caller(.northLead))
            }
            #expect(error?.missing == "Int")
        }
    }
}
