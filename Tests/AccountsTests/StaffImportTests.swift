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

@Suite struct StaffImportTests {
    @Test(arguments: Engine.available)
    func `a confirmed list invites everybody into their post`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.staffAccounts()
            let draft = try await town.previewStaff(
                """
                姓名,岗位,地区代码,单位代码,开始日期,结束日期,账号
                王小禾,心理咨询师,\(TownPlaces.north),,,,
                李小满,Class teacher,\(TownPlaces.north),\(TownPlaces.northSchool),2026/3/10,2026-12-31,Li.Xiaoman
                """)
            #expect([draft.good, draft.bad] == [2, 0])
            #expect(try await town.staffAccounts() == before, "nothing is written before it is confirmed")
            try await town.carryOutStaff(draft)
            #expect(try await town.staffAccounts() == before + 2)
            let lines = try await town.fetchLinks(draft).lines
            #expect(lines.map(\.name) == ["王小禾", "李小满"])
            #expect(lines[1].post == Post(
                role: .classTeacher, region: TownPlaces.northTownship, unit: TownPlaces.northSchool))
            #expect(lines.map(\.login) == [nil, "li.xiaoman"])
            let read = try await town.perform(ReadLink(secret: lines[1].secret))
            #expect(read.login == "li.xiaoman")
            #expect(read.posts.map(\.from) == [Day("2026-03-10")])
            #expect(read.posts.map(\.until) == [Day("2026-12-31")])
            for (line, login) in zip(lines, ["wang.xiaohe", nil]) {
                let account = try await town.staffAccount(named: line.name)
                #expect(try await town.person(account).state == .invited)
                let used = try await town.use(secret: line.secret, login: login)
                guard case .done = used else { throw NothingThere() }
                #expect(try await town.person(account).state == .inService)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `every bad row is told by column, and the good ones kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.endPost(.northAdministrator, on: "2026-12-31")
            let draft = try await town.previewStaff(
                """
                name,role,region,unit,from,until,login
                Good,counsellor,\(TownPlaces.north),,,2026-12-31,
                King,king,\(TownPlaces.north),,,2026-12-31,
                Program,integration,\(TownPlaces.north),,,2026-12-31,
                Above,platformAdministrator,\(TownPlaces.north),,,2026-12-31,
                South,counsellor,\(TownPlaces.south),,,2026-12-31,
                Nowhere,counsellor,990202099000,,,2026-12-31,
                No unit,counsellor,\(TownPlaces.north),none,,2026-12-31,
                Other unit,counsellor,\(TownPlaces.northVillage),\(TownPlaces.northSchool),,2026-12-31,
                South unit,counsellor,\(TownPlaces.north),990203-centre,,2026-12-31,
                No seat,classTeacher,\(TownPlaces.north),,,2026-12-31,
                No day,counsellor,\(TownPlaces.north),,,2026-02-30,
                Backwards,counsellor,\(TownPlaces.north),,2026-12-01,2026-11-01,
                Over,counsellor,\(TownPlaces.north),,2025-01-01,2025-12-31,
                Too long,counsellor,\(TownPlaces.north),,,2027-01-01,
                For ever,counsellor,\(TownPlaces.north),,,,
                Taken,counsellor,\(TownPlaces.north),,,2026-12-31,lead.north
                Myself,counsellor,\(TownPlaces.north),,,2026-12-31,admin.north
                Bad login,counsellor,\(TownPlaces.north),,,2026-12-31,a b
                One,counsellor,\(TownPlaces.north),,,2026-12-31,same.login
                Two,counsellor,\(TownPlaces.north),,,2026-12-31,SAME.login
                Good,counsellor,\(TownPlaces.north),,,2026-12-31,
                Good,咨询师,\(TownPlaces.north),,,2026-12-31,
                \(Townsperson.northCounsellor.displayName),counsellor,\(TownPlaces.north),,,2026-12-31,
                Good,counsellor,\(TownPlaces.north),,,2026-12-31,other.good
                """)
            let rows = try await town.readStaff(draft).badRows
            let told = Dictionary(uniqueKeysWithValues: rows.map { ($0.number, $0.faults) })
            let expected: [Int: RowFault] = [
                3: RowFault("role", Phrase("accounts.import.noRole")),
                4: RowFault("role", Phrase("accounts.import.noRole")),
                5: RowFault("role", AccountError.mayNotAppoint.phrase),
                6: RowFault(nil, Phrase("imports.row.elsewhere")),
                7: RowFault("region", Phrase("accounts.import.noRegion")),
                8: RowFault("unit", Phrase("accounts.import.noUnit")),
                9: RowFault("unit", Phrase("accounts.import.unitElsewhere")),
                10: RowFault("unit", Phrase("accounts.import.unitElsewhere")),
                11: RowFault("role", AccountError.badSeat.phrase),
                12: RowFault("until", Phrase("imports.row.day")),
                13: RowFault("until", AccountError.badTerm.phrase),
                14: RowFault("until", AccountError.termOver.phrase),
                15: RowFault("until", AccountError.longerThanOwn.phrase),
                16: RowFault("until", AccountError.longerThanOwn.phrase),
                17: RowFault("login", AccountError.loginTaken.phrase),
                18: RowFault("login", AccountError.loginTaken.phrase),
                19: RowFault("login", AccountError.badLogin.phrase),
                21: RowFault(nil, Phrase("imports.row.twice", ["row": "20"])),
                22: RowFault(nil, Phrase("imports.row.twice", ["row": "2"])),
                23: RowFault("name", Phrase("accounts.import.isThere")),
                24: RowFault("name", Phrase("accounts.import.isThere")),
            ]
            #expect(told.keys.sorted() == expected.keys.sorted())
            for (row, fault) in expected { #expect(told[row] == [fault], "row \(row)") }
            #expect(draft.good == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever loses the post after confirming gives nothing more`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.staffAccounts()
            let draft = try await town.previewStaff("name,role,region\nA,counsellor,\(TownPlaces.north)\n")
            #expect(draft.good == 1)
            try await town.tamper(
                """
                UPDATE post SET ended_at = 1
                WHERE account = (SELECT id FROM account WHERE login = 'admin.north')
                """)
            try await town.carryOutStaff(draft)
            #expect(try await town.staffAccounts() == before)
            let end = try await town.readStaff(draft)
            #expect(end.draft.state == .done)
            #expect([end.draft.good, end.draft.bad] == [0, 1])
            #expect(end.badRows.first?.faults == [RowFault(nil, Phrase("imports.row.elsewhere"))])
            await #expect(throws: AccountError.sheetIsOver) { try await town.fetchLinks(draft) }
        }
    }

    @Test(arguments: Engine.available)
    func `a suspended maker writes nothing more, and the list says so`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.staffAccounts()
            let draft = try await town.previewStaff(town.manyStaff(1_200))
            try await town.perform(ConfirmImport<StaffImport>(draft: draft.id), as: .northAdministrator)
            let step = CarryOutImport<StaffImport>(draft: draft.id, step: 0)
            try await town.performBySystem(step)
            try await town.performBySystem(step)
            #expect(try await town.staffAccounts() == before + 500, "a step asked for twice is done once")
            try await town.perform(
                SuspendPerson(account: town.id(.northAdministrator)), as: .platformAdministrator)
            try await town.workOff()
            #expect(try await town.staffAccounts() == before + 500)
            let end = try await town.readStaff(draft)
            #expect([end.draft.good, end.draft.bad, end.draft.done] == [500, 700, 1_200])
            #expect(end.badRows.first?.faults == [RowFault(nil, Phrase("accounts.import.makerGone"))])
        }
    }

    @Test(arguments: Engine.available)
    func `what a killed process leaves undone is done by the next, each person once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.staffAccounts()
            let draft = try await town.previewStaff(town.manyStaff(1_200))
            try await town.perform(ConfirmImport<StaffImport>(draft: draft.id), as: .northAdministrator)
            try await town.performBySystem(CarryOutImport<StaffImport>(draft: draft.id, step: 0))
            try await town.secondHouse().runner.workOff()
            #expect(try await town.staffAccounts() == before + 1_200)
            try await town.carryOutStaff(draft)
            #expect(try await town.staffAccounts() == before + 1_200, "confirmed twice counts once")
            #expect(try await town.fetchLinks(draft).lines.count == 1_200)
            // The same list once more, as a new one.
            let again = try await town.previewStaff(town.manyStaff(1_200))
            #expect([again.good, again.bad] == [0, 1_200])
        }
    }

    @Test(arguments: Engine.available)
    func `the same people in two lists are invited once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.staffAccounts()
            let first = try await town.previewStaff(town.manyStaff(3))
            let second = try await town.previewStaff(town.manyStaff(3), as: .secondNorthAdministrator)
            #expect([first.good, second.good] == [3, 3])
            try await town.carryOutStaff(first)
            try await town.carryOutStaff(second, as: .secondNorthAdministrator)
            #expect(try await town.staffAccounts() == before + 3)
            let end = try await town.readStaff(second, as: .secondNorthAdministrator)
            #expect(end.badRows.map(\.faults) == Array(
                repeating: [RowFault("name", Phrase("accounts.import.isThere"))], count: 3))
        }
    }
}
