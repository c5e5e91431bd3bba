import Access
import App
import Care
import Files
import HouseKit
import Imports
import Jobs
import Regions
import Storage
import Testing

@Suite struct UnitImportTests {
    @Test(arguments: Engine.available)
    func `nothing is written until it is confirmed, and then every good row`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.units()
            let draft = try await town.preview(
                """
                单位名称,单位类型,地区代码,周一至周五,周六和周日,电话,电子邮件
                北村小学,中小学,\(TownPlaces.northVillage),9:00-12:00 13:30-17:30,,0990-5550123,x
                北村咨询室,village-room,\(TownPlaces.northVillage),,9：00－12：00,,
                """)
            #expect([draft.good, draft.bad, draft.toDo] == [2, 0, 2])
            #expect(draft.unknownColumns == ["电子邮件"])
            #expect(try await town.units() == before)

            try await town.perform(ConfirmImport<UnitImport>(draft: draft.id), as: .northAdministrator)
            try await town.workOff()
            #expect(try await town.units() == before + 2)
            let done = try await town.read(draft).draft
            #expect(done.state == .done)
            #expect([done.good, done.bad, done.done] == [2, 0, 2])
            let found = try await town.perform(ListUnits(search: "北村小学"), as: .northAdministrator).units
            let school = try #require(found.first)
            #expect(school.kind == "school")
            let unit = try await town.perform(ReadUnit(unit: school.code), as: .northAdministrator)
            #expect(unit.facts.phone == "0990-5550123")
            #expect(unit.hours.runs.map(\.days) == [1...5])
            #expect(unit.hours.typed["5"] == "9:00–12:00 13:30–17:30")
            #expect(unit.history.map(\.status) == [.open])
        }
    }

    @Test(arguments: Engine.available)
    func `bad rows are told by row and column, and the good ones kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.preview(
                """
                name,kind,region,phone,weekdays
                ,station,\(TownPlaces.north),,
                A,station,99020,,
                B,palace,\(TownPlaces.north),,
                C,class,\(TownPlaces.north),,
                D,station,\(TownPlaces.south),,
                E,station,\(TownPlaces.nowhere),,
                F,station,990202099000,,
                G,station,\(TownPlaces.north),call me,
                H,station,\(TownPlaces.north),,25:00-26:00
                Good,station,\(TownPlaces.north),,
                Good,station,\(TownPlaces.north),,
                """)
            #expect([draft.good, draft.bad] == [1, 10])
            let rows = try await town.read(draft).badRows
            #expect(rows.map(\.number) == [2, 3, 4, 5, 6, 7, 8, 9, 10, 12])
            #expect(rows.map { $0.faults.map(\.column) } == [
                ["name"], ["region"], ["kind"], ["kind"], [nil], [nil], ["region"], ["phone"], ["weekdays"], [nil],
            ])
            #expect(rows[0].faults.first?.phrase == Phrase("imports.row.missing"))
            #expect(rows[9].faults.first?.phrase == Phrase("imports.row.twice", ["row": "11"]))
            #expect(
                rows[4].faults == rows[5].faults, "a place of others is told like one that does not exist")
            let rest = try await town.perform(ReadImportRest<UnitImport>(draft: draft.id), as: .northAdministrator)
            #expect(rest.header == ["name", "kind", "region", "phone", "weekdays"])
            #expect(rest.rows.map { $0.cells[0] } == ["", "A", "B", "C", "D", "E", "F", "G", "H", "Good"])
        }
    }

    @Test(arguments: Engine.available)
    func `a list belongs to whoever brought it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let draft = try await town.preview("name,kind,region\nA,station,\(TownPlaces.north)\n").id
            // Also for the administrator above them, who may do the same with a list of their own.
            for person in [Townsperson.southAdministrator, .platformAdministrator] {
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ReadImport<UnitImport>(draft: draft), as: person)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ReadImportRest<UnitImport>(draft: draft), as: person)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ConfirmImport<UnitImport>(draft: draft), as: person)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(DiscardImport<UnitImport>(draft: draft), as: person)
                }
            }
            for person in [Townsperson.classTeacher, .northCounsellor, .evaluator, .northProgram] {
                await #expect(throws: Refusal.forbidden) { try await town.preview("name\n", as: person) }
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM import_draft") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `confirming twice counts once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.units()
            let draft = try await town.preview("name,kind,region\nA,station,\(TownPlaces.north)\n").id
            for _ in 0..<2 {
                try await town.perform(ConfirmImport<UnitImport>(draft: draft), as: .northAdministrator)
                try await town.workOff()
            }
            #expect(try await town.units() == before + 1)
            await #expect(throws: ImportProblem.notWaiting) {
                let bad = try await town.preview("name,kind,region\nA,none,1\n").id
                try await town.perform(ConfirmImport<UnitImport>(draft: bad), as: .northAdministrator)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what a killed process leaves undone is done by the next, each row once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let before = try await town.units()
            var text = "name,kind,region\n"
            for number in 1...1_200 { text += "Room \(number),station,\(TownPlaces.northVillage)\n" }
            let draft = try await town.preview(text).id
            try await town.perform(ConfirmImport<UnitImport>(draft: draft), as: .northAdministrator)
            let step = CarryOutImport<UnitImport>(draft: draft, step: 0)
            // One process writes a block twice over and is gone; the job that told it to is still in the queue.
            try await town.performBySystem(step)
            try await town.performBySystem(step)
            #expect(try await town.units() == before + 500)
            let halfway = try await town.perform(ReadImport<UnitImport>(draft: draft), as: .northAdministrator).draft
            #expect([halfway.done, halfway.toDo] == [500, 1_200])
            await #expect(throws: ImportProblem.notWaiting) {
                try await town.perform(DiscardImport<UnitImport>(draft: draft), as: .northAdministrator)
            }
            try await town.secondHouse().runner.workOff()
            #expect(try await town.units() == before + 1_200)
            #expect(try await town.number("SELECT COUNT(DISTINCT unit) AS number FROM unit_status") == 1_200)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM unit_status") == 1_200)
            let end = try await town.perform(ReadImport<UnitImport>(draft: draft), as: .northAdministrator).draft
            #expect(end.state == .done)
            #expect(end.done == 1_200)
        }
    }

    @Test(arguments: Engine.available)
    func `a row that somebody else wrote meanwhile is told, and the others are written`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let text = "name,kind,region\nA,station,\(TownPlaces.north)\nB,station,\(TownPlaces.north)\n"
            let draft = try await town.preview(text)
            let other = try await town.preview(
                "name,kind,region\nA,station,\(TownPlaces.north)\n", as: .platformAdministrator)
            try await town.perform(ConfirmImport<UnitImport>(draft: other.id), as: .platformAdministrator)
            try await town.workOff()
            try await town.perform(ConfirmImport<UnitImport>(draft: draft.id), as: .northAdministrator)
            try await town.workOff()
            let end = try await town.read(draft)
            #expect([end.draft.good, end.draft.bad, end.draft.done] == [1, 1, 2])
            #expect(end.badRows.map(\.number) == [2])
            #expect(end.badRows.first?.faults == [RowFault("name", Phrase("regions.import.isThere"))])
        }
    }

    @Test(arguments: Engine.available)
    func `rows lie sealed, and are forgotten after two days`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let text = "name,kind,region\nSecret,station,\(TownPlaces.north)\n"
            let draft = try await town.preview(text, named: "Secret.csv")
            #expect(try await !town.holdsInTheOpen("Secret"))
            town.clock.pass(seconds: 47 * 3_600)
            #expect(try await town.performBySystem(ForgetOldImports()) == 0)
            town.clock.pass(seconds: 3_600)
            #expect(try await town.performBySystem(ForgetOldImports()) == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM import_block") == 0)
            await #expect(throws: Refusal.notFound) { try await town.read(draft) }
        }
    }

    @Test(arguments: Engine.available)
    func `a newer list takes the place of one that was not confirmed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            _ = try await town.preview("name,kind,region\nA,station,\(TownPlaces.north)\n")
            let second = try await town.preview("name,kind,region\nB,station,\(TownPlaces.north)\n")
            #expect(second.replaced == 1, "whose good row was not written")
            #expect(try await town.read(second).draft.replaced == 1)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM import_draft") == 1)
            try await town.perform(DiscardImport<UnitImport>(draft: second.id), as: .northAdministrator)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM import_draft") == 0)
        }
    }

    @Test func `a workbook is read like a text, and a file that is none is refused`() async throws {
        try await withTown(.sqlite) { town in
            let bytes = try XLSXWriter.bytes(
                sheet: "Units", header: ["单位名称*", "单位类型*", "地区代码*"],
                rows: [["北村小学", "中小学", TownPlaces.northVillage.code]])
            let draft = try await town.preview(bytes)
            #expect([draft.good, draft.bad] == [1, 0])
            await #expect(throws: FileFault.workbook(.broken)) { try await town.preview(Array(bytes.prefix(500))) }
            await #expect(throws: ImportProblem.noRows) { try await town.preview("name,kind,region\n") }
            await #expect(throws: ImportProblem.missingColumns(["地区代码 (Region code)"])) {
                try await town.preview("name,kind\nA,station\n")
            }
            await #expect(throws: ImportProblem.columnTwice("单位名称")) {
                try await town.preview("name,单位名称,kind,region\nA,A,station,1\n")
            }
            #expect(try await town.read(draft).draft.good == 1, "a file that was refused changes nothing")
        }
    }
}

extension Town {
    fileprivate func units() async throws -> Int { try await number("SELECT COUNT(*) AS number FROM unit") }

    @discardableResult
    fileprivate func preview(
        _ text: String, named name: String = "units.csv", as person: Townsperson = .northAdministrator
    ) async throws -> ImportDraft {
        try await preview(Array(text.utf8), named: name, as: person)
    }

    @discardableResult
    fileprivate func preview(
        _ bytes: [UInt8], named name: String = "units.xlsx", as person: Townsperson = .northAdministrator
    ) async throws -> ImportDraft {
        try await perform(PreviewImport<UnitImport>(file: UploadedFile(name: name, bytes: bytes)), as: person)
    }

    fileprivate func read(_ draft: ImportDraft) async throws -> ReadImport<UnitImport>.Outcome {
        try await perform(ReadImport<UnitImport>(draft: draft.id), as: .northAdministrator)
    }
}
