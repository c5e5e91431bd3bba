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
            let before = try await town.accounts()
            let draft = try await town.previewStaff(
                """
                姓名,岗位,地区代码,单位代码,开始日期,结束日期,账号
                王小禾,心理咨询师,\(TownPlaces.north),,,,
                李小满,Class teacher,\(TownPlaces.north),\(TownPlaces.northSchool),2026/3/10,2026-12-31,Li.Xiaoman
                """)
            #expect([draft.good, draft.bad] == [2, 0])
            #expect(try await town.accounts() == before, "nothing is written before it is confirmed")
            try await town.carryOut(draft)
            #expect(try await town.accounts() == before + 2)
            let lines = try await town.fetch(draft).lines
            #expect(lines.map(\.name) == ["王小禾", "李小满"])
            #expect(lines[1].post == Post(
                role: .classTeacher, region: TownPlaces.northTownship, unit: TownPlaces.northSchool))
            #expect(lines.map(\.login) == [nil, "li.xiaoman"])
            let read = try await town.perform(ReadLink(secret: lines[1].secret))
            #expect(read.login == "li.xiaoman")
            #expect(read.posts.map(\.from) == [Day("2026-03-10")])
            #expect(read.posts.map(\.until) == [Day("2026-12-31")])
            for (line, login) in zip(lines, ["wang.xiaohe", nil]) {
                let account = try await town.account(named: line.name)
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
            try await town.end(.northAdministrator, on: "2026-12-31")
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
            let rows = try await town.read(draft).badRows
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
            let before = try await town.accounts()
            let draft = try await town.previewStaff("name,role,region\nA,counsellor,\(TownPlaces.north)\n")
            #expect(draft.good == 1)
            try await town.tamper(
                """
                UPDATE post SET ended_at = 1
                WHERE account = (SELECT id FROM account WHERE login = 'admin.north')
                """)
            try await town.carryOut(draft)
            #expect(try await town.accounts() == before)
            let end = try await town.read(draft)
            #expect(end.draft.state == .done)
            #expect([end.draft.good, end.draft.bad] == [0, 1])
            #expect(end.badRows.first?.faults == [RowFault(nil, Phrase("imports.row.elsewhere"))])
            await #expect(throws: AccountError.sheetIsOver) { try await town.fetch(draft) }
        }
    }

    @Test(arguments: Engine.available)
    func `a suspended maker writes nothing more, and the list says so`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.accounts()
            let draft = try await town.previewStaff(town.many(1_200))
            try await town.perform(ConfirmImport<StaffImport>(draft: draft.id), as: .northAdministrator)
            let step = CarryOutImport<StaffImport>(draft: draft.id, step: 0)
            try await town.performBySystem(step)
            try await town.performBySystem(step)
            #expect(try await town.accounts() == before + 500, "a step asked for twice is done once")
            try await town.perform(
                SuspendPerson(account: town.id(.northAdministrator)), as: .platformAdministrator)
            try await town.workOff()
            #expect(try await town.accounts() == before + 500)
            let end = try await town.read(draft)
            #expect([end.draft.good, end.draft.bad, end.draft.done] == [500, 700, 1_200])
            #expect(end.badRows.first?.faults == [RowFault(nil, Phrase("accounts.import.makerGone"))])
        }
    }

    @Test(arguments: Engine.available)
    func `what a killed process leaves undone is done by the next, each person once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.accounts()
            let draft = try await town.previewStaff(town.many(1_200))
            try await town.perform(ConfirmImport<StaffImport>(draft: draft.id), as: .northAdministrator)
            try await town.performBySystem(CarryOutImport<StaffImport>(draft: draft.id, step: 0))
            try await town.secondHouse().runner.workOff()
            #expect(try await town.accounts() == before + 1_200)
            try await town.carryOut(draft)
            #expect(try await town.accounts() == before + 1_200, "confirmed twice counts once")
            #expect(try await town.fetch(draft).lines.count == 1_200)
            // The same list once more, as a new one.
            let again = try await town.previewStaff(town.many(1_200))
            #expect([again.good, again.bad] == [0, 1_200])
        }
    }

    @Test(arguments: Engine.available)
    func `the same people in two lists are invited once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.accounts()
            let first = try await town.previewStaff(town.many(3))
            let second = try await town.previewStaff(town.many(3), as: .secondNorthAdministrator)
            #expect([first.good, second.good] == [3, 3])
            try await town.carryOut(first)
            try await town.carryOut(second, as: .secondNorthAdministrator)
            #expect(try await town.accounts() == before + 3)
            let end = try await town.read(second, as: .secondNorthAdministrator)
            #expect(end.badRows.map(\.faults) == Array(
                repeating: [RowFault("name", Phrase("accounts.import.isThere"))], count: 3))
        }
    }

    @Test(arguments: Engine.available)
    func `links are given out once, to the maker, for a reason that is kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.previewStaff(town.many(2))
            try await town.carryOut(draft)
            await #expect(throws: AccountError.emptyReason) { try await town.fetch(draft, reason: " ") }
            for person in [Townsperson.secondNorthAdministrator, .southAdministrator, .platformAdministrator] {
                await #expect(throws: AccountError.sheetIsOver) { try await town.fetch(draft, as: person) }
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ReadInvitationSheet(draft: draft.id.rawValue), as: person)
                }
            }
            await #expect(throws: Refusal.forbidden) { try await town.fetch(draft, as: .northLead) }
            let lines = try await town.fetch(draft, reason: "发给学校").lines
            #expect(lines.count == 2)
            for line in lines { #expect(try await !town.holdsInTheOpen(line.secret)) }
            await #expect(throws: AccountError.sheetIsOver) { try await town.fetch(draft) }
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
            let draft = try await town.previewStaff(town.many(1))
            try await town.carryOut(draft)
            town.clock.pass(seconds: 72 * 3_600 - 1)
            #expect(try await town.performBySystem(ForgetInvitationSheets()) == 0)
            town.clock.pass(seconds: 1)
            await #expect(throws: AccountError.sheetIsOver) { try await town.fetch(draft) }
            #expect(try await town.performBySystem(ForgetInvitationSheets()) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a post that is not the maker's to give any more keeps its link`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.previewStaff(town.many(1))
            try await town.carryOut(draft)
            try await town.tamper(
                """
                UPDATE post SET region = \(TownPlaces.south)
                WHERE account = (SELECT id FROM account WHERE login = 'admin.north')
                """)
            let sheet = try await town.fetch(draft)
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
            try await town.carryOut(draft, as: .northSchoolAdministrator)
            #expect(try await town.fetch(draft, as: .northSchoolAdministrator).lines.map(\.name) == ["A"])
        }
    }

    @Test(arguments: Engine.available)
    func `the operator invites by a list, and a trial keeps nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.accounts()
            let rows = ["南小一", "南小一", "南小二"].compactMap { name -> StaffImport.Row? in
                let cells = ImportCells(["name": name, "role": "网格员", "region": TownPlaces.south.code])
                guard case .good(let row) = StaffImport.check(cells) else { return nil }
                return row
            }
            #expect(rows.count == 3)
            let trial = try await town.performBySystem(AddStaff(rows: rows, isTrial: true))
            #expect(trial.faults.map(\.isEmpty) == [true, false, true])
            #expect(try await town.accounts() == before)
            let added = try await town.performBySystem(AddStaff(rows: rows, isTrial: false))
            #expect(added.lines.map(\.name) == ["南小一", "南小二"])
            #expect(try await town.accounts() == before + 2)
        }
    }
}

extension Town {
    fileprivate func accounts() async throws -> Int { try await number("SELECT COUNT(*) AS number FROM account") }

    fileprivate func many(_ count: Int) -> String {
        (1...count).reduce(into: "name,role,region\n") { $0 += "人 \($1),网格员,\(TownPlaces.northVillage)\n" }
    }

    fileprivate func end(_ person: Townsperson, on day: String) async throws {
        try await tamper("UPDATE post SET until_day = \(day) WHERE account = \(id(person))")
    }

    fileprivate func account(named name: String) async throws -> ID<Caller> {
        let row = try await database.read { try $0.row("SELECT id FROM account WHERE display_name = \(name)") }
        guard let row else { throw NothingThere() }
        return try row("id")
    }

    fileprivate func previewStaff(
        _ text: String, as person: Townsperson = .northAdministrator
    ) async throws -> ImportDraft {
        try await perform(
            PreviewImport<StaffImport>(file: UploadedFile(name: "staff.csv", bytes: Array(text.utf8))), as: person)
    }

    fileprivate func carryOut(_ draft: ImportDraft, as person: Townsperson = .northAdministrator) async throws {
        try await perform(ConfirmImport<StaffImport>(draft: draft.id), as: person)
        try await workOff()
    }

    fileprivate func read(
        _ draft: ImportDraft, as person: Townsperson = .northAdministrator
    ) async throws -> ReadImport<StaffImport>.Outcome {
        try await perform(ReadImport<StaffImport>(draft: draft.id), as: person)
    }

    @discardableResult
    fileprivate func fetch(
        _ draft: ImportDraft, reason: String = "给同事", as person: Townsperson = .northAdministrator
    ) async throws -> FetchInvitationSheet.Outcome {
        try await perform(FetchInvitationSheet(draft: draft.id.rawValue, reason: reason), as: person)
    }
}
