import Access
import Accounts
import App
import Care
import Files
import HouseKit
import Imports
import Jobs
import Storage
import Testing

@Suite struct StaffLinkTests {
    @Test(arguments: Engine.available)
    func `links are given out once, to the maker, for a reason that is kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.previewStaff(town.manyStaff(2))
            try await town.carryOutStaff(draft)
            await #expect(throws: AccountError.emptyReason) { try await town.fetchLinks(draft, reason: " ") }
            for person in [Townsperson.secondNorthAdministrator, .southAdministrator, .platformAdministrator] {
                await #expect(throws: AccountError.sheetIsOver) { try await town.fetchLinks(draft, as: person) }
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ReadInvitationSheet(draft: draft.id.rawValue), as: person)
                }
            }
            await #expect(throws: Refusal.forbidden) { try await town.fetchLinks(draft, as: .northLead) }
            let lines = try await town.fetchLinks(draft, reason: "发给学校").lines
            #expect(lines.count == 2)
            for line in lines { #expect(try await !town.holdsInTheOpen(line.secret)) }
            await #expect(throws: AccountError.sheetIsOver) { try await town.fetchLinks(draft) }
            let read = try await town.perform(
                ReadInvitationSheet(draft: draft.id.rawValue), as: .northAdministrator)
            #expect(read.waiting == 0)
            #expect(read.fetched.map(\.reason) == ["发给学校"])
            #expect(read.fetched.map(\.links) == [2])
        }
    }

    @Test(arguments: Engine.available)
    func `links that nobody fetches are gone after 72 hours`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.previewStaff(town.manyStaff(1))
            try await town.carryOutStaff(draft)
            town.clock.pass(seconds: 72 * 3_600 - 1)
            #expect(try await town.performBySystem(ForgetInvitationSheets()) == 0)
            town.clock.pass(seconds: 1)
            await #expect(throws: AccountError.sheetIsOver) { try await town.fetchLinks(draft) }
            #expect(try await town.performBySystem(ForgetInvitationSheets()) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a post that is not the maker's to give any more keeps its link`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.previewStaff(town.manyStaff(1))
            try await town.carryOutStaff(draft)
            try await town.tamper(
                """
                UPDATE post SET region = \(TownPlaces.south)
                WHERE account = (SELECT id FROM account WHERE login = 'admin.north')
                """)
            let sheet = try await town.fetchLinks(draft)
            #expect(sheet.lines.isEmpty)
            #expect(sheet.withheld == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a unit's administrator invites into the own unit only`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.previewStaff(
                """
                name,role,region,unit
                A,classTeacher,\(TownPlaces.northTownship),\(TownPlaces.northSchool)
                B,gridWorker,\(TownPlaces.northTownship),
                C,counsellor,\(TownPlaces.south),990203-centre
                D,regionAdministrator,\(TownPlaces.northTownship),\(TownPlaces.northSchool)
                """, as: .northSchoolAdministrator)
            #expect([draft.good, draft.bad] == [1, 3])
            try await town.carryOutStaff(draft, as: .northSchoolAdministrator)
            #expect(try await town.fetchLinks(draft, as: .northSchoolAdministrator).lines.map(\.name) == ["A"])
        }
    }

    @Test(arguments: Engine.available)
    func `the operator invites by a list, and a trial keeps nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.staffAccounts()
            let rows = ["南小一", "南小一", "南小二"].compactMap { name -> StaffImport.Row? in
                let cells = ImportCells(["name": name, "role": "网格员", "region": TownPlaces.south.code])
                guard case .good(let row) = StaffImport.check(cells) else { return nil }
                return row
            }
            #expect(rows.count == 3)
            let trial = try await town.performBySystem(AddStaff(rows: rows, isTrial: true))
            #expect(trial.faults.map(\.isEmpty) == [true, false, true])
            #expect(try await town.staffAccounts() == before)
            let added = try await town.performBySystem(AddStaff(rows: rows, isTrial: false))
            #expect(added.lines.map(\.name) == ["南小一", "南小二"])
            #expect(try await town.staffAccounts() == before + 2)
        }
    }
}

