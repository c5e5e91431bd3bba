public import Access
import Imports

/// **Rosters** knows whom a unit or a place may invite: pupils of a class, staff of a unit, residents of a community.
///
/// A member has a sealed identity, which is looked for by a keyed mark of it, and openly only what every gate needs:
/// the place, the unit, the month of birth, the sex.
public enum RostersContents {
    public static let useCases: [any UseCase.Type] = [
        ListRosters.self, ReadRoster.self, ReadMember.self, OpenMember.self, OpenPhone.self, FindMembers.self,
        OpenNames.self, OpenClassNames.self, OpenFlagged.self, OpenNamesInCare.self, OpenMemberInCare.self,
        OpenTransferred.self, NameInvited.self, AddMember.self, ChangeMember.self, NoteMemberGone.self,
        TakeMemberBack.self, TellOwnIdentity.self, MeetResident.self, ForgetMetAtDoor.self,
    ] + ImportsContents.useCases(of: MemberImport.self)
}
