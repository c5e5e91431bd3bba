import Access
import Care
import HouseKit
import Imports
import Rosters
import Storage
import Testing

@Suite struct MemberImportTests {
    private static let head = "姓名,出生日期,身份证号,学号,性别,学校,年级,班级,类别,部门,监护人,监护人电话,在册状态\n"

    @Test(arguments: Engine.available)
    func `a list brings pupils and staff into their places`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let draft = try await town.previewMembers(
                Self.head + """
                示小禾,2012/3/4,990102201203040028,20250317,女,\(TownPlaces.northSchool),2025 级,（3）班,,,示大禾,0990-5550123,
                示小山,2012-05-06,,,男,,2025,1,学生,,,,在读
                示师,,99010220120304001X,T1,,,,,教职工,,,,

                """)
            #expect([draft.good, draft.bad] == [3, 0])
            #expect(try await town.members() == 0, "nothing is written before it is confirmed")
            let done = try await town.carryOutMembers(draft)
            #expect(done.state == .done)
            #expect([done.good, done.bad, done.done] == [3, 0, 3])
            let third = try await town.perform(ReadRoster(unit: Town.northClass(3)), as: .northTeacher)
            let card = try #require(third.members.first)
            let identity = try await town.perform(
                OpenMember(member: card.id, reason: .talk), as: .northTeacher
            ).identity
            #expect(identity.name == "示小禾")
            #expect(identity.born == Day("2012-03-04"))
            #expect(identity.guardianPhone == "0990-5550123")
            let school = try await town.perform(ReadRoster(unit: TownPlaces.northSchool), as: .northTeacher)
            #expect(school.members.map(\.kind) == [.staff])
            #expect(school.members.first?.sex == .male)
            #expect(school.unit.members == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `a row that is wrong in several columns is told all of them at once`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let rows: [(String, [String?])] = [
                (",2012-13-01,,,,,2025,1,,,,打给我,", ["born", "name", "guardianPhone"]),
                ("甲,2012-03-04,,,猫,没有的学校,2025,1,,,,,", ["sex", "school"]),
                ("乙,2012-03-04,,,猫,,2025,9,,,,,", ["sex", "classNumber"]),
                ("丙,2199-03-04,,,,,,1,,,,,", ["born", "entryYear"]),
            ]
            let draft = try await town.previewMembers(Self.head + rows.map(\.0).joined(separator: "\n") + "\n")
            let found = try await town.readMembers(draft).badRows
            #expect(found.map { Set($0.faults.map(\.column)) } == rows.map { Set($0.1) })
            #expect(found.map(\.faults.count) == rows.map(\.1.count), "each of them once")
        }
    }

    @Test(arguments: Engine.available)
    func `each bad row is told by its columns and the good ones are kept`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let rows: [(String, [String?])] = [
                (",2012-01-01,,,,,2025,1,,,,,", ["name"]),
                ("无生日,,,,,,2025,1,,,,,", ["born"]),
                ("坏生日,2012-13-01,,,,,2025,1,,,,,", ["born"]),
                ("未来人,2199-01-01,,,,,2025,1,,,,,", ["born"]),
                ("坏号,2012-03-04,990102201203040029,,,,2025,1,,,,,", ["idNumber"]),
                ("不合,2012-03-05,990102201203040028,,,,2025,1,,,,,", ["born"]),
                ("性别,2012-03-04,990102201203040028,,男,,2025,1,,,,,", ["sex"]),
                ("性别不明,2012-03-04,,,猫,,2025,1,,,,,", ["sex"]),
                ("没班,2012-03-04,,,,,2025,,,,,,", ["classNumber"]),
                ("没级,2012-03-04,,,,,,1,,,,,", ["entryYear"]),
                ("错班,2012-03-04,,,,,2025,9,,,,,", ["classNumber"]),
                ("错校,2012-03-04,,,,没有的学校,2025,1,,,,,", ["school"]),
                ("邻校,2012-03-04,,,,990203-centre,2025,1,,,,,", ["school"]),
                ("类别,2012-03-04,,,,,2025,1,国王,,,,", ["kind"]),
                ("部门,2012-03-04,,,,,,,教职工,没有的处,,,", ["department"]),
                ("电话,2012-03-04,,,,,2025,1,,,,打给我,", ["guardianPhone"]),
                ("走了,2012-03-04,,,,,2025,1,,,,,离校", ["name"]),
                ("好人,2012-03-04,,,,,2025,1,,,,,", []),
                ("好 人,2012-03-04,,,,,2025,2,,,,,", [nil]),
                ("好人,2012-03-04,990102201203040028,,,,2025,2,,,,,", [nil]),
                ("双,2012-03-04,,1,,,2025,1,,,,,", []),
                ("双,2012-03-04,,2,,,2025,1,,,,,", []),
                ("别,2012-03-06,,2,,,2025,1,,,,,", [nil]),
            ]
            let draft = try await town.previewMembers(Self.head + rows.map(\.0).joined(separator: "\n") + "\n")
            #expect([draft.good, draft.bad] == [3, 20])
            let found = try await town.readMembers(draft).badRows
            #expect(found.map { $0.faults.map(\.column) } == rows.map(\.1).filter { !$0.isEmpty })
            #expect(found[11].faults == found[12].faults, "a unit of others is told like one that does not exist")
            let done = try await town.carryOutMembers(draft)
            #expect([done.good, done.bad] == [3, 20])
            #expect(try await town.members() == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `next year's list moves, brings back, notes as left and repeats nobody`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let first = "甲,2012-01-01,,1,,,2025,1,,,,,\n乙,2012-01-02,,2,,,2025,1,,,,,\n丙,2012-01-03,,3,,,2025,2,,,,,\n"
                + "丁,2012-01-04,,4,,,2025,2,,,,,\n"
            try await town.carryOutMembers(try await town.previewMembers(Self.head + first))
            let found = try await town.perform(FindMembers(text: Private("丁")), as: .northTeacher)
            try await town.perform(NoteMemberGone(member: try #require(found.first).card.id), as: .northTeacher)
            let before = try await town.perform(FindMembers(text: Private("甲")), as: .northTeacher).map(\.card.id)
            let next = "甲,2012-01-01,,1,,,2025,3,,,,,\n乙,2012-01-02,,,,,2025,1,,,,0990-5550100,\n"
                + "丙,2012-01-03,,,,,,,,,,,离校\n丁,2012-01-04,,4,,,2025,2,,,,,\n戊,2012-01-05,,,,,2025,2,,,,,\n"
            let draft = try await town.previewMembers(Self.head + next)
            #expect([draft.good, draft.bad] == [5, 0])
            let remarks = try await town.readMembers(draft).remarks
            #expect(Set(remarks.map(\.phrase.key)) == [
                "rosters.import.moves", "rosters.import.stays", "rosters.import.leaves", "rosters.import.returns",
                "rosters.import.joins",
            ])
            let move = try #require(remarks.first { $0.phrase.key == "rosters.import.moves" })
            #expect(move.phrase.values == ["year": "2025", "class": "1", "toYear": "2025", "toClass": "3"])
            #expect([move.rows] + move.first == [1, 2])
            let done = try await town.carryOutMembers(draft)
            #expect([done.good, done.bad] == [5, 0])
            #expect(try await town.readMembers(draft).remarks.isEmpty)
            #expect(try await town.members() == 5)
            let after = try await town.perform(FindMembers(text: Private("甲")), as: .northTeacher).map(\.card)
            #expect(after.map(\.id) == before)
            #expect(after.map(\.unit) == [Town.northClass(3)])
            let gone = try await town.perform(FindMembers(text: Private("丙")), as: .northTeacher).map(\.card)
            #expect(gone.first?.leftAt != nil)
            let back = try await town.perform(FindMembers(text: Private("丁")), as: .northTeacher).map(\.card)
            #expect(back.count == 1)
            #expect(back.first?.leftAt == nil)
            let filled = try #require(try await town.perform(FindMembers(text: Private("乙")), as: .northTeacher).first)
            let identity = try await town.perform(
                OpenMember(member: filled.card.id, reason: .talk), as: .northTeacher
            ).identity
            #expect([identity.number, identity.guardianPhone] == ["2", "0990-5550100"], "what is left out stays")

            // The same list once more changes nothing at all.
            let ledger = try await town.ledger()["member"]
            try await town.carryOutMembers(
                try await town.previewMembers(Self.head + "甲,2012-01-01,,1,,,2025,3,,,,,\n"))
            #expect(try await town.ledger()["member"] == ledger)
        }
    }

    @Test(arguments: Engine.available)
    func `a pupil of another school is told as a transfer, and not where`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let school = try await town.addSchool("南校", in: TownPlaces.southTownship, by: .southAdministrator)
            let teacher = try await town.colleague(
                "teacher.south", .schoolPsychologyTeacher, in: TownPlaces.southTownship, of: school)
            let id = "990102201203040028"
            let there = try await town.office.perform(
                AddMember(
                    unit: "\(school)-2025-1", kind: .pupil, name: Private("示小禾"), idNumber: Private(id)), as: teacher)
            let row = Self.head + "示小禾,,\(id),,,,2025,1,,,,,\n"
            let draft = try await town.previewMembers(row)
            #expect([draft.good, draft.bad] == [0, 1])
            let told = try await town.readMembers(draft)
            #expect(told.badRows.map(\.faults) == [[RowFault("idNumber", Phrase("rosters.problem.transfer"))]])
            try await town.office.perform(NoteMemberGone(member: there.member), as: teacher)
            #expect(try await town.previewMembers(row).good == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `who bears a number of somebody whom the list repeats is told so`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let id = "990102201203040028"
            try await town.addPupil("甲", born: "2012-01-01", number: "1")
            try await town.addPupil("乙", born: "2012-03-04", idNumber: id, number: "2")
            let draft = try await town.previewMembers(
                Self.head + "甲,2012-01-01,,1,,,2025,1,,,,,\n丙,2012-01-03,,2,,,2025,1,,,,,\n"
                    + "丁,,\(id),,,,2025,1,,,,,\n乙,2012-03-04,,,,,2025,1,,,,,\n")
            #expect([draft.good, draft.bad] == [2, 2])
            let faults = try await town.readMembers(draft).badRows.map(\.faults)
            #expect(
                faults == [
                    [RowFault("number", RosterError.numberOfAnother.phrase)],
                    [RowFault("idNumber", RosterError.idOfAnother.phrase)],
                ])
            try await town.carryOutMembers(draft)
            #expect(try await town.members() == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `what was good at the preview is looked at again when it is written`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let draft = try await town.previewMembers(
                Self.head + "甲,2012-01-01,,9,,,2025,1,,,,,\n乙,2012-01-02,,,,,2025,1,,,,,\n")
            #expect(draft.good == 2)
            try await town.addPupil("别人", born: "2012-02-02", number: "9")
            let done = try await town.carryOutMembers(draft)
            #expect([done.good, done.bad] == [1, 1])
            let faults = try await town.readMembers(draft).badRows.map(\.faults)
            #expect(faults == [[RowFault("number", RosterError.numberOfAnother.phrase)]])
            #expect(try await town.members() == 2)
            // Confirmed twice, it is carried out once.
            try await town.carryOutMembers(draft)
            #expect(try await town.members() == 2)
        }
    }

    @Test(arguments: Engine.available)
    func `a list that lies as a draft lies sealed`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            _ = try await town.previewMembers(Self.head + "示小禾,2012-03-04,990102201203040028,,,,2025,1,,,,,\n")
            for text in ["示小禾", "990102201203040028"] {
                #expect(try await town.holdsInTheOpen(text) == false)
            }
        }
    }
}

extension Town {
    fileprivate func members() async throws -> Int { try await number("SELECT COUNT(*) AS number FROM member") }
}
