import Access
import Care
import HouseKit
import Rosters
import Storage
import Testing

@Suite struct RosterTests {
    @Test(arguments: Engine.available)
    func `a member is kept sealed, shown masked and opened with a line in the log`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let member = try await town.perform(
                AddMember(
                    unit: Town.northClass(2), kind: .pupil, name: Private("示小禾"),
                    idNumber: Private("990102201203040028"), number: Private("20250317"), guardian: Private("示大禾"),
                    guardianPhone: Private("0990-5550123"), phone: Private("0990-5550124")), as: .northTeacher).member
            let roster = try await town.perform(ReadRoster(unit: Town.northClass(2)), as: .northTeacher)
            let card = try #require(roster.members.first)
            #expect([card.nameMask, card.bornMonth] == ["示*", "2012-03"])
            #expect(card.sex == .female, "the identity number says so")
            #expect(card.id == member)
            #expect([roster.unit.members, roster.gone] == [1, 0])
            for text in ["示小禾", "990102201203040028", "20250317", "示大禾", "0990-5550123", "0990-5550124", "2012-03-04"] {
                #expect(try await town.holdsInTheOpen(text) == false, "\(text) stands in the open")
            }
            let opened = try await town.perform(OpenMember(member: member, reason: .talk), as: .northTeacher).identity
            #expect(opened.name == "示小禾")
            #expect(opened.born == Day("2012-03-04"))
            #expect(opened.guardianPhone == "0990-5550123")
            let subject = "member \(member)"
            #expect(try await town.number(
                """
                SELECT COUNT(*) AS number FROM audit_line
                WHERE use_case = 'OpenMember' AND subject = \(subject) AND reason = 'talk'
                """) == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a school is shown by its classes with how many belong to each`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            for (name, number) in [("甲一", 1), ("甲二", 1), ("乙一", 2)] {
                try await town.addPupil(name, born: "2012-05-06", to: Town.northClass(number))
            }
            try await town.perform(
                AddMember(unit: TownPlaces.northSchool, kind: .staff, name: Private("师一"), born: Day("1980-02-03")),
                as: .northSchoolAdministrator)
            let lists = try await town.perform(ListRosters(), as: .northTeacher)
            #expect(lists.units.map(\.code) == [TownPlaces.northSchool])
            #expect(lists.units.map(\.members) == [4])
            let school = try await town.perform(ReadRoster(unit: TownPlaces.northSchool), as: .northTeacher)
            #expect(school.members.map(\.nameMask) == ["师*"])
            let sizes = school.parts.filter { $0.kind == "class" }.map(\.members)
            #expect(sizes == [2, 1, 0])
            #expect(try await town.number(
                "SELECT COALESCE(SUM(members), 0) AS number FROM published_class_size") == 4)
        }
    }

    @Test(arguments: Engine.available)
    func `long classes are read page by page`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let rows = (1...(ReadRoster.atMost + 7)).map { "学\($0),2012-01-02,2025,1\n" }
            try await town.carryOutMembers(
                try await town.previewMembers("姓名,出生日期,年级,班级\n" + rows.joined()))
            let first = try await town.perform(ReadRoster(unit: Town.northClass(1)), as: .northTeacher)
            #expect(first.members.count == ReadRoster.atMost)
            #expect(first.unit.members == ReadRoster.atMost + 7)
            let last = try await town.perform(
                ReadRoster(unit: Town.northClass(1), after: first.next), as: .northTeacher)
            #expect(last.members.count == 7)
            #expect(last.next == nil)
            #expect(Set(first.members.map(\.id)).isDisjoint(with: last.members.map(\.id)))
        }
    }

    @Test(arguments: Engine.available)
    func `somebody is found by the whole name or a number, and by no part of it`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let member = try await town.addPupil(
                "示小禾", born: "2012-03-04", idNumber: "990102201203040028", number: "20250317")
            for text in ["示小禾", " 示 小禾", "990102201203040028", "20250317"] {
                let found = try await town.perform(FindMembers(text: Private(text)), as: .northTeacher)
                #expect(found.map(\.card.id) == [member], "\(text)")
                #expect(found.first?.unit["en"] == "Class 1 of 2025")
            }
            for text in ["示", "小禾", "2025", "%", "*"] {
                #expect(try await town.perform(FindMembers(text: Private(text)), as: .northTeacher).isEmpty)
            }
            await #expect(throws: RosterError.nothingToFind) {
                try await town.perform(FindMembers(text: Private("  ")), as: .northTeacher)
            }
            await #expect(throws: RosterError.longSearch) {
                try await town.perform(FindMembers(text: Private(String(repeating: "长", count: 61))), as: .northTeacher)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a pupil changes class and name, leaves and comes back as the same`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let member = try await town.addPupil("示小合", born: "2012-03-04")
            try await town.perform(
                ChangeMember(member: member, unit: Town.northClass(3), name: Private("示小禾")), as: .northTeacher)
            #expect(try await town.perform(ReadMember(member: member), as: .northTeacher).card.unit
                == Town.northClass(3))
            let again = try await town.perform(OpenMember(member: member, reason: .talk), as: .northTeacher).identity
            #expect(again.name == "示小禾")
            #expect(try await town.perform(FindMembers(text: Private("示小合")), as: .northTeacher).isEmpty)
            #expect(try await town.perform(FindMembers(text: Private("示小禾")), as: .northTeacher).count == 1)

            try await town.perform(NoteMemberGone(member: member), as: .northTeacher)
            let left = try await town.perform(ReadMember(member: member), as: .northTeacher).card.leftAt
            town.clock.pass(seconds: 60)
            try await town.perform(NoteMemberGone(member: member), as: .northTeacher)
            #expect(try await town.perform(ReadMember(member: member), as: .northTeacher).card.leftAt == left)
            let roster = try await town.perform(ReadRoster(unit: Town.northClass(3)), as: .northTeacher)
            #expect([roster.members.count, roster.unit.members, roster.gone] == [0, 0, 1])
            let gone = try await town.perform(ReadRoster(unit: Town.northClass(3), gone: true), as: .northTeacher)
            #expect(gone.members.map(\.id) == [member])
            await #expect(throws: RosterError.notThere) {
                try await town.perform(ChangeMember(member: member, unit: Town.northClass(1)), as: .northTeacher)
            }

            #expect(try await town.addPupil("示小禾", born: "2012-03-04", to: Town.northClass(2)) == member)
            try await town.perform(NoteMemberGone(member: member), as: .northTeacher)
            try await town.perform(TakeMemberBack(member: member), as: .northTeacher)
            #expect(try await town.perform(ReadMember(member: member), as: .northTeacher).card.leftAt == nil)
            #expect(try await town.number("SELECT COUNT(*) AS number FROM member") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the same person is not there twice, however the form is sent`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            try await town.addPupil("示小禾", born: "2012-03-04")
            await #expect(throws: RosterError.isThere) { try await town.addPupil("示 小禾", born: "2012-03-04") }
            await #expect(throws: RosterError.isThere) {
                try await town.addPupil("示小禾", born: "2012-03-04", idNumber: "990102201203040028")
            }
            // Only numbers that both have tell two of one name and birthday apart.
            let twin = try await town.addPupil("示双双", born: "2012-03-04", number: "1")
            let other = try await town.addPupil("示双双", born: "2012-03-04", number: "2")
            #expect(twin != other)
            await #expect(throws: RosterError.several) { try await town.addPupil("示双双", born: "2012-03-04") }
            await #expect(throws: RosterError.numberOfAnother) {
                try await town.addPupil("别人", born: "2012-03-05", number: "2")
            }
            await #expect(throws: RosterError.isThere) {
                try await town.perform(ChangeMember(member: other, number: Private("1")), as: .northTeacher)
            }
            try await town.perform(NoteMemberGone(member: twin), as: .northTeacher)
            try await town.perform(ChangeMember(member: other, number: Private("1")), as: .northTeacher)
            await #expect(throws: RosterError.isThere) {
                try await town.perform(TakeMemberBack(member: twin), as: .northTeacher)
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM member") == 3)
        }
    }

    @Test(arguments: Engine.available)
    func `what is not sound is told at its field and changes nothing`(_ engine: Engine) async throws {
        try await withTown(engine) { town in
            try await town.addClasses()
            let cases: [(AddMember, RosterError, String)] = [
                (Self.given(name: " "), .noName, "name"),
                (Self.given(name: String(repeating: "长", count: 61)), .longName, "name"),
                (Self.given(born: nil), .noBirthday, "born"),
                (Self.given(born: "2199-01-01"), .badBirthday, "born"),
                (Self.given(born: "1012-01-01"), .badBirthday, "born"),
                (Self.given(idNumber: "990102201203040029"), .badIDNumber, "idNumber"),
                (Self.given(born: "2012-03-05", idNumber: "990102201203040028"), .birthdayDisagrees, "born"),
                (Self.given(sex: .male, idNumber: "990102201203040028"), .sexDisagrees, "sex"),
                (Self.given(phone: "call me"), .badPhone(field: "phone"), "phone"),
            ]
            for (form, problem, field) in cases {
                await #expect(throws: problem) { try await town.perform(form, as: .northTeacher) }
                #expect(problem.kind == .invalid(field: field))
            }
            #expect(try await town.number("SELECT COUNT(*) AS number FROM member") == 0)
        }
    }

    private static func given(
        name: String = "示小禾", born: String? = "2012-03-04", sex: MemberSex? = nil, idNumber: String? = nil,
        phone: String? = nil
    ) -> AddMember {
        AddMember(
            unit: Town.northClass(1), kind: .pupil, name: Private(name), born: born.flatMap(Day.init), sex: sex,
            idNumber: idNumber.map { Private($0) }, phone: phone.map { Private($0) })
    }
}
