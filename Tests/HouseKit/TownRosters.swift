public import Access
import Accounts
public import Care
import Files
public import Imports
import Regions
public import Rosters

/// A school with classes and people, and a second one beside it, for tests of rosters.
extension Town {
    /// A class of the northern school.
    public static func northClass(_ number: Int, of year: Int = 2025) -> String {
        "\(TownPlaces.northSchool)-\(year)-\(number)"
    }

    /// Gives the northern school a grade with classes.
    public func addClasses(_ classes: Int = 3, of year: Int = 2025) async throws {
        try await perform(
            AddClasses(unit: TownPlaces.northSchool, entryYear: year, classes: classes), as: .northAdministrator)
    }

    /// Another school with classes of its own.
    public func addSchool(_ name: String, in region: Region, by administrator: Townsperson) async throws -> String {
        let school = try await perform(
            AddUnit(region: region, kind: "school", facts: UnitFacts(name: name), request: "school \(name)"),
            as: administrator)
        try await perform(AddClasses(unit: school.code, entryYear: 2025, classes: 2), as: administrator)
        return school.code
    }

    /// Somebody with a post in a school.
    public func colleague(_ login: String, _ role: Role, in region: Region, of school: String) async throws -> Caller {
        let post = Post(role: role, region: region, unit: school)
        let added = try await performBySystem(
            AddAccount(
                login: login, displayName: login, password: Private("a long secret of \(login)"), post: post))
        return .person(added.account, name: login, posts: [post])
    }

    @discardableResult
    public func addPupil(
        _ name: String, born: String, to unit: String = northClass(1), idNumber: String? = nil,
        number: String? = nil, as person: Townsperson = .northTeacher
    ) async throws -> ID<MemberCard> {
        try await perform(
            AddMember(
                unit: unit, kind: .pupil, name: Private(name), born: Day(born), idNumber: idNumber.map { Private($0) },
                number: number.map { Private($0) }), as: person
        ).member
    }

    public func previewMembers(_ text: String, as person: Townsperson = .northTeacher) async throws -> ImportDraft {
        try await perform(
            PreviewImport<MemberImport>(file: UploadedFile(name: "members.csv", bytes: Array(text.utf8))), as: person)
    }

    public func readMembers(
        _ draft: ImportDraft, as person: Townsperson = .northTeacher
    ) async throws -> ReadImport<MemberImport>.Outcome {
        try await perform(ReadImport<MemberImport>(draft: draft.id), as: person)
    }

    /// Confirms a list and waits until it is written.
    @discardableResult
    public func carryOutMembers(
        _ draft: ImportDraft, as person: Townsperson = .northTeacher
    ) async throws -> ImportDraft {
        try await perform(ConfirmImport<MemberImport>(draft: draft.id), as: person)
        try await workOff()
        return try await readMembers(draft, as: person).draft
    }
}
