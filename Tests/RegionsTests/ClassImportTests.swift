import Access
import Care
import HouseKit
import Imports
import Regions
import Storage
import Testing

@Suite struct ClassImportTests {
    @Test(arguments: Engine.available)
    func `a list brings grades and classes to schools by code or by name`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addSchools("北村小学")
            let draft = try await town.preview(
                ClassImport.self,
                """
                学校,年级,班级
                北村小学,2025 级,1 班
                北村小学,2025级,（2）班
                北村小学,2026,三班
                \(TownPlaces.northSchool),2024 级,1
                """)
            #expect([draft.good, draft.bad] == [4, 0])
            #expect(try await town.classes() == 0, "nothing is written before it is confirmed")
            let done = try await town.carryOut(ClassImport.self, draft)
            #expect(done.state == .done)
            #expect([done.good, done.bad] == [4, 0])
            #expect(try await town.classes() == 4)
            let school = try await town.unit(named: "北村小学")
            #expect(Set(school.parts.compactMap(\.entryYear)) == [2025, 2026])

            // What the page has added is what the list finds, and the other way round.
            let added = try await town.perform(
                AddClasses(unit: school.card.code, entryYear: 2025, classes: 3), as: .northAdministrator)
            #expect(added.added == 1)
            let again = try await town.preview(ClassImport.self, "学校,年级,班级\n北村小学,2025,3\n北村小学,2025,4\n")
            #expect([again.good, again.bad] == [1, 1])
            #expect(try await town.read(ClassImport.self, again).badRows.first?.faults
                == [RowFault("number", Phrase("regions.import.classIsThere"))])
        }
    }

    @Test(arguments: Engine.available)
    func `each bad row is told by its column`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addSchools("双生小学", "双生小学", "旧小学")
            let old = try await town.unit(named: "旧小学").card.code
            try await town.perform(
                ChangeUnitStatus(unit: old, status: .closed, reason: "x"), as: .northAdministrator)
            let draft = try await town.preview(
                ClassImport.self,
                """
                school,grade,class
                \(TownPlaces.northSchool),1987,1
                \(TownPlaces.northSchool),2025,61
                \(TownPlaces.northSchool),2025,0
                \(TownPlaces.northSchool),2025-2026,1
                990202-centre,2025,1
                双生小学,2025,1
                旧小学,2025,1
                ,2025,1
                \(TownPlaces.northSchool),2025,1
                \(TownPlaces.northSchool),2025,1
                """)
            #expect([draft.good, draft.bad] == [1, 9])
            let rows = try await town.read(ClassImport.self, draft).badRows
            #expect(rows.map { $0.faults.map(\.column) } == [
                ["entryYear"], ["number"], ["number"], ["entryYear"], ["school"], ["school"], ["school"], ["school"],
                [nil],
            ])
            #expect(rows[5].faults == [RowFault("school", Phrase("regions.import.manyUnits"))])
            #expect(rows[6].faults == [RowFault("school", Phrase("regions.import.noUnit"))])
        }
    }

    @Test(arguments: Engine.available)
    func `a school's administrator brings the own classes and nothing else`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addSchools("邻校")
            let own = TownPlaces.northSchool
            let draft = try await town.preview(
                ClassImport.self,
                "学校,年级,班级\n\(own),2025,1\n邻校,2025,1\n没有的学校,2025,1\n990203-centre,2025,1\n",
                as: .northSchoolAdministrator)
            #expect([draft.good, draft.bad] == [1, 3])
            let rows = try await town.read(ClassImport.self, draft, as: .northSchoolAdministrator).badRows
            #expect(Set(rows.map(\.faults)) == [[RowFault("school", Phrase("regions.import.noUnit"))]],
                "a school of others is told like one that does not exist")
            let done = try await town.carryOut(ClassImport.self, draft, as: .northSchoolAdministrator)
            #expect([done.good, done.bad] == [1, 3])
            #expect(try await town.classes() == 1)
            #expect(try await town.number(
                "SELECT COUNT(*) AS number FROM unit WHERE kind = 'class' AND house = \(own)") == 1)

            // A list of whole units is not theirs to bring.
            let units = try await town.preview(
                UnitImport.self, "name,kind,region\nA,school,\(TownPlaces.northTownship)\n",
                as: .northSchoolAdministrator)
            #expect([units.good, units.bad] == [0, 1])
        }
    }

    @Test(arguments: Engine.available)
    func `a stranger finds no school here and reads no list`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            let row = "学校,年级,班级\n\(TownPlaces.northSchool),2025,1\n"
            let strange = try await town.preview(ClassImport.self, row, as: .southAdministrator)
            #expect([strange.good, strange.bad] == [0, 1])
            await #expect(throws: ImportProblem.notWaiting) {
                try await town.perform(ConfirmImport<ClassImport>(draft: strange.id), as: .southAdministrator)
            }
            let draft = try await town.preview(ClassImport.self, row, as: .northSchoolAdministrator)
            for person in [Townsperson.southAdministrator, .northAdministrator, .platformAdministrator] {
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ReadImport<ClassImport>(draft: draft.id), as: person)
                }
                await #expect(throws: Refusal.notFound) {
                    try await town.perform(ResumeImport<ClassImport>(draft: draft.id), as: person)
                }
            }
            for person in [Townsperson.classTeacher, .northTeacher, .evaluator] {
                await #expect(throws: Refusal.forbidden) {
                    _ = try await town.preview(ClassImport.self, row, as: person)
                }
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what was good at the preview is looked at again when it is written`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addSchools("北村小学")
            let draft = try await town.preview(ClassImport.self, "学校,年级,班级\n北村小学,2025,1\n")
            #expect(draft.good == 1)
            let school = try await town.unit(named: "北村小学").card.code
            try await town.perform(
                ChangeUnitStatus(unit: school, status: .closed, reason: "x"), as: .northAdministrator)
            let done = try await town.carryOut(ClassImport.self, draft)
            #expect([done.good, done.bad] == [0, 1])
            #expect(try await town.classes() == 0)
        }
    }
}

extension Town {
    /// Schools, each in a place of its own, so that two may bear one name.
    fileprivate func addSchools(_ names: String...) async throws {
        let places = [TownPlaces.northVillage, TownPlaces.northTownship, TownPlaces.northHamlet]
        for (name, place) in zip(names, places) {
            let draft = try await preview(UnitImport.self, "name,kind,region\n\(name),school,\(place)\n")
            _ = try await carryOut(UnitImport.self, draft)
        }
    }

    fileprivate func classes() async throws -> Int {
        try await number("SELECT COUNT(*) AS number FROM unit WHERE kind = 'class'")
    }
}
