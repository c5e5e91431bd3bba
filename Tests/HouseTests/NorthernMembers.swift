import Access
import Care
import HouseKit
import Imports
import Rosters

/// A roster of pupils in the north, of which the south must never see anything.
struct NorthernMembers {
    let member: ID<MemberCard>
    /// A list that waits, with a row to be mended.
    let list: ID<ImportDraft>

    init(_ town: Town) async throws {
        try await town.addClasses()
        member = try await town.addPupil("\(Marker.north) 小禾", born: "2012-03-04", number: "990-77")
        list = try await town.previewMembers(
            "name,born,grade,class\n\(Marker.north) 小山,2012-05-06,2025,1\n\(Marker.north) 小水,2012-05-06,2025,77\n"
        ).id
    }

    var words: [String] { [member.rawValue, list.rawValue, "990-77"] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let teacher = town.caller(.northTeacher)
        let (member, list) = (["member": member.rawValue], ["draft": list.rawValue])
        return [
            "FindMembers": QueryExample(
                shows: self.member.rawValue, rightPerson: teacher, input: ["text": "\(Marker.north) 小禾"]),
            "ListRosters": QueryExample(shows: TownPlaces.northSchool, rightPerson: teacher, input: [:]),
            "OpenMember": QueryExample(
                shows: "\(Marker.north) 小禾", rightPerson: teacher,
                input: ["member": self.member.rawValue, "reason": "talk"]),
            "ReadMember": QueryExample(shows: self.member.rawValue, rightPerson: teacher, input: member),
            "ReadRoster": QueryExample(
                shows: self.member.rawValue, rightPerson: town.caller(.northSchoolAdministrator),
                input: ["unit": Town.northClass(1)]),
            "ReadMemberImport": QueryExample(shows: "\(Marker.north) 小水", rightPerson: teacher, input: list),
            "ReadMemberImportForm": QueryExample(
                shows: "classNumber", rightPerson: teacher, input: [:], isPublic: true),
            "ReadMemberImportRest": QueryExample(shows: "\(Marker.north) 小水", rightPerson: teacher, input: list),
        ]
    }

    var commands: [String: CommandExample] {
        let member = CommandExample.refused(["member": member.rawValue])
        let list = CommandExample.refused(["draft": list.rawValue])
        return [
            "AddMember": .refused(["unit": Town.northClass(1), "kind": "pupil", "name": "x", "born": "2012-01-01"]),
            "ChangeMember": member.adding("name", "x"),
            "NoteMemberGone": member,
            "TakeMemberBack": member,
            "CarryOutMemberImport": list.adding("step", 0),
            "ConfirmMemberImport": list,
            "DiscardMemberImport": list,
            "PreviewMemberImport": .own("keeps a list for the caller alone; see MemberImportTests for other schools"),
            "ResumeMemberImport": list,
            "StopMemberImport": list.adding("reason", "busy"),
        ]
    }
}
