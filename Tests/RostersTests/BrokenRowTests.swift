import Care
import HouseKit
import Imports
import Rosters
import Storage
import Testing

/// Rows of a roster some of whose cells cannot be read.
@Suite struct BrokenRowTests {
    private static let head = "姓名,出生日期,身份证号,学号,性别,学校,年级,班级,类别,部门,监护人,监护人电话,在册状态\n"

    /// What can be read is compared, and nothing else: an unread birthday makes nobody the same as anybody.
    @Test(arguments: Engine.available)
    func `a row with an unreadable cell is held against the tables by all its others`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let id = "990102201203040028"
            try await town.addPupil("甲", born: "2012-01-01", number: "1")
            try await town.addPupil("乙", born: "2012-03-04", idNumber: id, number: "2")
            let rows: [(String, [String?])] = [
                ("丙,2012-13-01,,,,没有的学校,2025,1,,,,,", ["born", "school"]),
                ("丁,2012-13-01,,,,,2025,9,,,,,", ["born", "classNumber"]),
                ("戊,2012-13-01,,,猫,,,1,,,,,", ["born", "sex", "entryYear"]),
                ("己,2012-01-03,,1,,,2025,1,,,,打给我,", ["guardianPhone", "number"]),
                ("庚,2012-01-04,\(id),,,,2025,1,,,,,", ["born"]),
                ("辛,2012-01-05,990102201203040029,2,,,2025,1,,,,,", ["idNumber", "number"]),
                ("壬,2012-13-01,,2,,,2025,1,,,,,", ["born"]),
                ("癸,2012-01-06,,7,,,2025,1,,,,,", []),
                ("子,2012-13-01,,7,,,2025,1,,,,,", ["born", nil]),
                ("癸,2012-01-06,,,,,2025,1,,,,打给我,", ["guardianPhone", nil]),
            ]
            let draft = try await town.previewMembers(Self.head + rows.map(\.0).joined(separator: "\n") + "\n")
            #expect([draft.good, draft.bad] == [1, 9])
            let found = try await town.readMembers(draft).badRows
            #expect(found.map { Set($0.faults.map(\.column)) } == rows.map { Set($0.1) }.filter { !$0.isEmpty })
            #expect(found.map(\.faults.count) == rows.map(\.1.count).filter { $0 > 0 }, "each of them once")
        }
    }
}
