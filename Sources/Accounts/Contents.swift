public import Access
import Imports

/// **Accounts** knows who works here: accounts, their posts, how they sign in, and the tokens of programs.
///
/// A person signs in with a password and a six-digit code; nothing of either is kept in the open.
public enum AccountsContents {
    public static let useCases: [any UseCase.Type] = [
        AddAccount.self, AddPost.self, IssueToken.self, ListAccounts.self, RecogniseProgram.self,
        RecogniseVisitor.self, RenewSignIn.self, SignIn.self, SignOff.self, SuspendAccount.self, WhoAmI.self,
        ForgetOldSignIns.self, RecogniseColleague.self,
    ] + invitations + posts + own + lists

    private static let invitations: [any UseCase.Type] = [
        InvitePerson.self, ListInvitations.self, WithdrawInvitation.self, RenewInvitation.self, ReadLink.self,
        UseLink.self, RequestReset.self, ConfirmReset.self, WithdrawReset.self,
    ]

    private static let posts: [any UseCase.Type] = [
        GivePost.self, AddStandIn.self, ChangePostTerm.self, EndPost.self, SuspendPerson.self, TakeBackPerson.self,
        ReleasePerson.self, ListPeople.self, ReadPerson.self, ListUnitPeople.self, FindPostPlaces.self,
    ]

    private static let lists: [any UseCase.Type] = ImportsContents.useCases(of: StaffImport.self) + [
        AddStaff.self, ReadInvitationSheet.self, FetchInvitationSheet.self, ForgetInvitationSheets.self,
    ]

    private static let own: [any UseCase.Type] = [
        ChangePassword.self, OfferSecondFactor.self, ChangeSecondFactor.self, RenewRecoveryCodes.self,
        ListOwnTokens.self, MakeOwnToken.self, EndOwnToken.self, NoteTokenUse.self,
        ListOwnSignIns.self, EndOwnSignIn.self, SignOffEverywhere.self, ListOwnDeeds.self, ListDeedsOnMe.self,
    ]

    /// Only in a house that plays with invented people.
    public static let demoUseCases: [any UseCase.Type] = [SignInAsDemo.self]
}
