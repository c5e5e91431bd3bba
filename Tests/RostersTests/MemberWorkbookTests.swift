import Access
import Care
import FileKit
import Files
import HouseKit
import Imports
import Rosters
import Storage
import Testing

/// A roster as a school has it, in a workbook, and what must be mended sent again.
@Suite struct MemberWorkbookTests {
    private static let header = ["姓名", "出生日期", "身份证号", "学号", "年级", "班级"]
    private static let rows = [
        ["示小禾", "2012-03-04", "990102201203040028", "20250317", "2025", "3"],
        ["坏生日", "2012-13-01", "", "20250318", "2025", "1"],
        ["示小山", "2012-05-06", "", "20250319", "2025", "1"],
        ["没班", "2012-05-07", "", "20250320", "2025", ""],
        ["示小河", "2012-05-08", "", "20250321", "2025", "2"],
    ]

    private static func bytes(_ header: [String], _ rows: [[String]], as format: String) throws -> [UInt8] {
        guard format == "xlsx" else { return CSVWriter.bytes(header: header, rows: rows) }
        return try XLSXWriter.bytes(sheet: "Members", header: header, rows: rows)
    }

    private static func preview(_ bytes: [UInt8], as format: String, in town: Town) async throws -> ImportDraft {
        try await town.perform(
            PreviewImport<MemberImport>(file: UploadedFile(name: "members.\(format)", bytes: bytes)), as: .northTeacher)
    }

    private static func members(in town: Town) async throws -> Int {
        try await town.number("SELECT COUNT(*) AS number FROM member")
    }

    @Test(arguments: Engine.available)
    func `a workbook brings its good rows and tells of the bad ones`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let draft = try await Self.preview(
                try Self.bytes(Self.header, Self.rows, as: "xlsx"), as: "xlsx", in: town)
            #expect([draft.good, draft.bad] == [3, 2])
            let bad = try await town.readMembers(draft).badRows
            #expect(bad.map(\.number) == [3, 5])
            #expect(bad.map { $0.faults.map(\.column) } == [["born"], ["classNumber"]])
            #expect(try await Self.members(in: town) == 0, "nothing is written before it is confirmed")
            let done = try await town.carryOutMembers(draft)
            #expect([done.good, done.bad, done.done] == [3, 2, 3])
            let third = try await town.perform(ReadRoster(unit: Town.northClass(3)), as: .northTeacher)
            let card = try #require(third.members.first)
            let identity = try await town.perform(
                OpenMember(member: card.id, reason: .talk), as: .northTeacher
            ).identity
            #expect(identity.name == "示小禾" && identity.number == "20250317")
            #expect(identity.born == Day("2012-03-04"), "a number of eighteen signs and a day arrive whole")
        }
    }

    private static func xml(_ number: Int, _ cells: [String]) -> String {
        var xml = "<row r=\"\(number)\">"
        for (column, text) in zip(["A", "B", "C", "D", "E", "F"], cells) {
            if text == "=" {
                xml += "<c r=\"\(column)\(number)\"><f>A9</f><v>1</v></c>"
            } else {
                xml += "<c r=\"\(column)\(number)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
            }
        }
        return xml + "</row>"
    }

    @Test(arguments: Engine.available)
    func `a formula hides nothing else that is wrong with its row`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let book = Workbook(
                Self.xml(1, Self.header) + Self.xml(2, ["=", "2012-13-01", "", "1", "2025", "1"])
                    + Self.xml(3, ["示小山", "2012-05-06", "", "2", "=", "1"]))
            let draft = try await Self.preview(book.bytes, as: "xlsx", in: town)
            #expect([draft.good, draft.bad] == [0, 2])
            let bad = try await town.readMembers(draft).badRows
            #expect(bad.map { $0.faults.map(\.column) } == [["name", "born"], ["entryYear"]])
        }
    }

    /// The file of rows to mend bears one column more than the list, with the reasons; nobody has to take it out.
    @Test(arguments: Engine.available, ["csv", "xlsx"])
    func `the rows that were mended are read with the reasons beside them`(
        _ engine: Engine, _ format: String
    ) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let draft = try await Self.preview(
                try Self.bytes(Self.header, Self.rows, as: format), as: format, in: town)
            let rest = try await town.perform(ReadImportRest<MemberImport>(draft: draft.id), as: .northTeacher)
            try await town.carryOutMembers(draft)
            #expect(rest.header == Self.header)
            var rows = rest.rows.map(\.cells)
            #expect(rows.map { $0[0] } == ["坏生日", "没班"])
            guard rows.count == 2 else { return }
            rows[0][1] = "2012-12-01"
            rows[1][5] = "2"
            let mended = try Self.bytes(
                rest.header + ["需要修改的地方"], rows.map { $0 + ["出生日期: 这一天不存在。"] }, as: format)
            let second = try await Self.preview(mended, as: format, in: town)
            #expect([second.good, second.bad] == [2, 0])
            #expect(second.unknownColumns == ["需要修改的地方"])
            try await town.carryOutMembers(second)
            #expect(try await Self.members(in: town) == 5)
        }
    }
}
